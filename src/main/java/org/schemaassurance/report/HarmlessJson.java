package org.schemaassurance.report;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Takes JSON, and hands on the same JSON with escapes in the place of what could do something to a
 * terminal or is no character: controls beyond ASCII's, marks that turn the direction of writing,
 * noncharacters, unpaired surrogates. Programs read the same strings as before.
 */
final class HarmlessJson extends FilterWriter {
  /**
   * The first half of a character whose second is still to come; 0 if there is none. JSON ends with
   * a bracket, so none is left at the end.
   */
  private char pending;

  HarmlessJson(Writer out) {
    super(out);
  }

  @Override
  public void write(int unit) throws IOException {
    write(new char[] {(char) unit}, 0, 1);
  }

  @Override
  public void write(char[] units, int from, int count) throws IOException {
    if (pending == 0 && isPlain(units, from, count)) {
      out.write(units, from, count);
      return;
    }
    StringBuilder harmless = new StringBuilder(count + 16);
    for (int i = from; i < from + count; i++) {
      add(units[i], harmless);
    }
    out.append(harmless);
  }

  @Override
  public void write(String text, int from, int count) throws IOException {
    write(text.toCharArray(), from, count);
  }

  private static boolean isPlain(char[] units, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (!TerminalText.isPlain(units[i]) && !isLayout(units[i])) {
        return false;
      }
    }
    return true;
  }

  private void add(char unit, StringBuilder harmless) {
    if (pending != 0 && Character.isLowSurrogate(unit)) {
      addCharacter(Character.toCodePoint(pending, unit), harmless);
      pending = 0;
      return;
    }
    if (pending != 0) {
      addCharacter(pending, harmless);
      pending = 0;
    }
    if (Character.isHighSurrogate(unit)) {
      pending = unit;
    } else {
      addCharacter(unit, harmless);
    }
  }

  /** All that JSON has of controls outside its strings (RFC 8259, section 2). */
  private static boolean isLayout(int character) {
    return character == '\n' || character == '\r' || character == '\t';
  }

  private static void addCharacter(int character, StringBuilder harmless) {
    if (isLayout(character) || !TerminalText.isDangerous(character)) {
      harmless.appendCodePoint(character);
      return;
    }
    for (char unit : Character.toChars(character)) {
      harmless.append(String.format("\\u%04X", (int) unit));
    }
  }
}
