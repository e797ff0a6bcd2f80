package org.schemaassurance.rules;

/**
 * A place in a rule file.
 *
 * @param file as the user named it
 * @param line 1-based
 * @param column 1-based
 */
public record SourceLocation(String file, int line, int column) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
