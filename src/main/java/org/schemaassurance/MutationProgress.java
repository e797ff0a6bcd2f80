package org.schemaassurance;

/** Is told how far a test by sabotage is; by several threads. */
@FunctionalInterface
public interface MutationProgress {
  /** Hears nothing. */
  MutationProgress NONE = (tried, of) -> {};

  /** So many mutants of all have been tried. */
  void at(int tried, int of);
}
