package org.schemaassurance;

/** Is told how far a rehearsal is. */
@FunctionalInterface
public interface RehearsalProgress {
  /** Hears nothing. */
  RehearsalProgress NONE = (number, of) -> {};

  /** That changeset is rehearsed now, from 1, of so many. */
  void at(int number, int of);
}
