package org.schemaassurance.model;

/** What was expected, and what there is instead. */
public record Mismatch(Phrase expected, Phrase found) {

  /** For a sentence: {@code expected …, found …}. */
  String said() {
    return "expected " + expected.said() + ", found " + found.said();
  }
}
