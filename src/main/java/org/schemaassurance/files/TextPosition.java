package org.schemaassurance.files;

/** A place in a text, both from 1; the column counts characters as Java does (UTF-16 units). */
record TextPosition(int line, int column) {

  /** Where a text ends that stands before something. */
  static TextPosition behind(String text) {
    int lines = (int) text.chars().filter(character -> character == '\n').count();
    return new TextPosition(lines + 1, text.length() - text.lastIndexOf('\n'));
  }

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
