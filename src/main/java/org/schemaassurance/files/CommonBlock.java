package org.schemaassurance.files;

import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** A block of lines behind {@code |}, {@code |-} or {@code |+} in a {@link CommonYaml}. */
final class CommonBlock {
  private static final int UNKNOWN = -1;

  private final CommonLine line;
  private final String text;
  private final CommonEvents events;
  private final StringBuilder content = new StringBuilder();

  /** Behind what was read of the content. */
  private int breaks;

  /** Of the first line that has something: what the others have less ends the block. */
  private int indent = UNKNOWN;

  CommonBlock(CommonLine line, String text, CommonEvents events) {
    this.line = line;
    this.text = text;
    this.events = events;
  }

  /**
   * Reads it; the line is its last one then.
   *
   * @param parent the indent of what it belongs to
   */
  void read(int parent) {
    Mark mark = line.mark();
    String header = text.substring(line.at(), line.end());
    while (line.nextLine()) {
      if (!take(parent)) {
        line.previousLine();
        break;
      }
    }
    UncommonYamlException.unless(indent != UNKNOWN);
    switch (header) {
      case "|" -> content.append('\n');
      case "|-" -> {}
      case "|+" -> content.append("\n".repeat(breaks));
      default -> UncommonYamlException.unless(false);
    }
    line.goTo(line.end());
    events.text(content.toString(), ScalarStyle.LITERAL, mark);
  }

  /** Whether the line belongs to the block. */
  private boolean take(int parent) {
    line.skipBlanks();
    int blanks = line.column();
    if (line.isAtEnd() && (blanks == 0 || indent != UNKNOWN && blanks <= indent)) {
      breaks++;
      return true;
    }
    if (indent == UNKNOWN) {
      // Blanks alone, and a tab behind blanks, are not to be told from the indentation.
      UncommonYamlException.unless(blanks > parent && !line.isAtEnd() && line.peek() != '\t');
      indent = blanks;
    }
    if (blanks < indent) {
      return false;
    }
    content.append("\n".repeat(breaks)).append(text, line.at() - blanks + indent, line.end());
    breaks = 1;
    return true;
  }
}
