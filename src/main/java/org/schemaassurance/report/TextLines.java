package org.schemaassurance.report;

/** Lines of a report for people, each safe to print and no more than one. */
final class TextLines {
  private final StringBuilder text = new StringBuilder();
  private final Style style;

  TextLines(Style style) {
    this.style = style;
  }

  Style style() {
    return style;
  }

  /** What it all comes to. */
  StringBuilder text() {
    return text;
  }

  void section(String title) {
    text.append(style.bold("▶ " + TerminalText.onOneLine(title))).append('\n');
  }

  void good(String sentence) {
    mark(style.green("✓"), sentence);
  }

  void broken(String sentence) {
    mark(style.red("✗"), sentence);
  }

  void unknown(String sentence) {
    mark(style.yellow("?"), sentence);
  }

  void remark(String sentence) {
    mark(style.yellow("·"), sentence);
  }

  void mark(String mark, String sentence) {
    text.append(mark).append(' ').append(TerminalText.onOneLine(sentence)).append('\n');
  }

  void blank() {
    text.append('\n');
  }
}
