package org.schemaassurance.files;

import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Keys and values of a {@link CommonYaml}, from where its line stands. */
final class CommonTexts {
  /** What a text without quotes may not begin with; more than the standard says. */
  private static final String INDICATORS = " \t\n-?:,[]{}#&*!|>'\"%@`";

  /** The library takes no longer key without a question mark before it. */
  static final int LONGEST_KEY = 1000;

  private final CommonLine line;
  private final String text;
  private final CommonEvents events;

  CommonTexts(CommonLine line, String text, CommonEvents events) {
    this.line = line;
    this.text = text;
    this.events = events;
  }

  /** Whether a key stands here, and not a value. */
  boolean isAtKey() {
    int end =
        isQuote(line.peek()) ? endOfQuoted() + 1 : beginsPlain() ? endOfPlainKey() : line.end();
    return end < line.end() && line.isColon(end);
  }

  /** Goes behind a key, its colon and the blanks. */
  void key() {
    int begin = line.at();
    if (isQuote(line.peek())) {
      quoted();
    } else {
      plain(endOfPlainKey());
    }
    UncommonYamlException.unless(line.isColon(line.at()) && line.at() - begin <= LONGEST_KEY);
    line.goTo(line.at() + 1);
    line.skipBlanks();
  }

  /**
   * A value, to the end of its line or of its block.
   *
   * @param indent of what it belongs to
   */
  void value(int indent) {
    switch (line.peek()) {
      case '|' -> {
        new CommonBlock(line, text, events).read(indent);
        return;
      }
      case '[', '{' -> new CommonFlow(line, text, this, events).read();
      case '\'', '"' -> quoted();
      default -> plain(endOfPlainValue());
    }
    line.skipBlanks();
    UncommonYamlException.unless(line.isOver());
  }

  static boolean isQuote(char character) {
    return character == '"' || character == '\'';
  }

  private boolean beginsPlain() {
    return INDICATORS.indexOf(line.peek()) < 0;
  }

  /** The first colon behind which a value may stand; the end of the line if there is none. */
  private int endOfPlainKey() {
    int i = line.at();
    while (i < line.end() && !line.isColon(i)) {
      i++;
    }
    return i;
  }

  private int endOfPlainValue() {
    int i = line.at();
    while (i < line.end() && !line.isComment(i)) {
      UncommonYamlException.unless(!line.isColon(i));
      i++;
    }
    return withoutBlanks(i);
  }

  int withoutBlanks(int end) {
    int i = end;
    while (text.charAt(i - 1) == ' ') {
      i--;
    }
    return i;
  }

  /**
   * A text without quotes; goes behind it.
   *
   * @param end where it ends
   */
  void plain(int end) {
    UncommonYamlException.unless(beginsPlain() && text.charAt(end - 1) != ' ');
    String value = text.substring(line.at(), end);
    UncommonYamlException.unless(value.indexOf('\t') < 0 && !value.contains(" #"));
    events.text(value, ScalarStyle.PLAIN, line.mark());
    line.goTo(end);
  }

  /** A text in quotes; goes behind them. */
  void quoted() {
    Mark mark = line.mark();
    boolean isSingle = line.peek() == '\'';
    int end = endOfQuoted();
    String written = text.substring(line.at() + 1, end);
    UncommonYamlException.unless(written.indexOf('\t') < 0);
    if (isSingle) {
      events.text(written.replace("''", "'"), ScalarStyle.SINGLE_QUOTED, mark);
    } else {
      events.text(unescaped(written), ScalarStyle.DOUBLE_QUOTED, mark);
    }
    line.goTo(end + 1);
  }

  /** Of the closing quote. */
  private int endOfQuoted() {
    char quote = line.peek();
    for (int i = line.at() + 1; i < line.end(); i++) {
      char character = text.charAt(i);
      if (character == quote && quote == '\'' && text.charAt(i + 1) == quote
          || character == '\\' && quote == '"') {
        i++;
      } else if (character == quote) {
        return i;
      }
    }
    UncommonYamlException.unless(false);
    return line.end();
  }

  private static String unescaped(String written) {
    if (written.indexOf('\\') < 0) {
      return written;
    }
    StringBuilder result = new StringBuilder(written.length());
    for (int i = 0; i < written.length(); i++) {
      char character = written.charAt(i);
      if (character == '\\') {
        i++;
        character = escaped(written.charAt(i));
      }
      result.append(character);
    }
    return result.toString();
  }

  private static char escaped(char character) {
    UncommonYamlException.unless("\"\\nrt".indexOf(character) >= 0);
    return switch (character) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> character;
    };
  }
}
