package org.schemaassurance.model;

/**
 * What was expected, and what there is instead.
 *
 * @param expected says nothing in a sentence where what there is speaks for itself
 */
public record Mismatch(Phrase expected, Phrase found) {

  /** For a sentence: {@code expected …, found …}. */
  String said() {
    if (expected.said().isEmpty()) {
      return found.said();
    }
    return "expected " + expected.said() + ", found " + found.said();
  }
}
