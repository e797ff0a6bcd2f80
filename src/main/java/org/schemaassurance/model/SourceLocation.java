package org.schemaassurance.model;

/**
 * A place in a rule file.
 *
 * @param file as the user named it
 * @param line 1-based
 * @param column 1-based
 */
public record SourceLocation(String file, int line, int column) {
  /** The same without its column. */
  public FileLine fileLine() {
    return new FileLine(file, line);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
