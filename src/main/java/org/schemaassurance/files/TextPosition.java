package org.schemaassurance.files;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** A place in a text, both from 1; the column counts characters as Java does (UTF-16 units). */
record TextPosition(int line, int column) {

  /** That of a mark of the library; the beginning where there is none. */
  static TextPosition of(Optional<Mark> mark) {
    return mark.map(found -> new TextPosition(found.getLine() + 1, found.getColumn() + 1))
        .orElse(new TextPosition(1, 1));
  }

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
