package org.schemaassurance.model;

import java.nio.file.Path;

/** What is done on the tables of a rehearsal while a changeset runs. */
public sealed interface RehearsalTraffic {
  /** Nothing. */
  record None() implements RehearsalTraffic {}

  /**
   * On each table that a changeset touches and that was there before, a SELECT, INSERT, UPDATE and
   * DELETE that takes the locks of real ones and changes no row.
   */
  record Generated() implements RehearsalTraffic {}

  /** The statements of a file, each rolled back. */
  record InFile(Path file) implements RehearsalTraffic {}
}
