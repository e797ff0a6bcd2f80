package org.schemaassurance.files;

/** A list in brackets or a mapping in braces, on one line of a {@link CommonYaml}. */
final class CommonFlow {
  private static final int DEEPEST = 30;

  private final CommonLine line;
  private final String text;
  private final CommonTexts texts;
  private final CommonEvents events;
  private int depth;

  CommonFlow(CommonLine line, String text, CommonTexts texts, CommonEvents events) {
    this.line = line;
    this.text = text;
    this.texts = texts;
    this.events = events;
  }

  /** Goes behind it. */
  void read() {
    depth++;
    UncommonYamlException.unless(depth < DEEPEST);
    if (line.peek() == '{') {
      events.beginMapping(CommonEvents.FLOW, line.mark());
      entries('}', true);
      events.endMapping();
    } else {
      events.beginSequence(CommonEvents.FLOW, line.mark());
      entries(']', false);
      events.endSequence();
    }
    depth--;
  }

  private void entries(char closing, boolean haveKeys) {
    step();
    if (line.peek() != closing) {
      entry(haveKeys);
      while (line.peek() == ',') {
        step();
        entry(haveKeys);
      }
    }
    UncommonYamlException.unless(line.peek() == closing);
    line.goTo(line.at() + 1);
  }

  /** Behind one character and the blanks. */
  private void step() {
    line.goTo(line.at() + 1);
    line.skipBlanks();
  }

  private void entry(boolean hasKey) {
    if (hasKey) {
      int before = line.at();
      text();
      UncommonYamlException.unless(
          line.isColon(line.at()) && line.at() - before <= CommonTexts.LONGEST_KEY);
      step();
    }
    if (line.peek() == '{' || line.peek() == '[') {
      read();
    } else {
      text();
    }
    line.skipBlanks();
  }

  private void text() {
    if (CommonTexts.isQuote(line.peek())) {
      texts.quoted();
    } else {
      texts.plain(endOfPlain());
    }
  }

  /** What ends it, less the blanks before. */
  private int endOfPlain() {
    int i = line.at();
    while (i < line.end() && !isIndicator(text.charAt(i)) && !endsKey(i)) {
      i++;
    }
    return texts.withoutBlanks(i);
  }

  /**
   * A colon before a comma or a bracket ends a text here, too, but without a blank nobody means
   * that.
   */
  private boolean endsKey(int index) {
    if (text.charAt(index) != ':') {
      return false;
    }
    boolean isColon = line.isColon(index);
    UncommonYamlException.unless(isColon || !isIndicator(text.charAt(index + 1)));
    return isColon;
  }

  private static boolean isIndicator(char character) {
    return switch (character) {
      case ',', '[', ']', '{', '}' -> true;
      default -> false;
    };
  }
}
