package org.schemaassurance.report;

import java.util.Optional;

/** What is known of a rule beyond what it found. */
@FunctionalInterface
public interface RulePages {
  /**
   * The page of a rule; empty if there is none.
   *
   * @param check the kind of check that the rule is of
   */
  Optional<Page> page(String rule, String check);

  /**
   * A page of help.
   *
   * @param summary one sentence
   * @param markdown all of it
   */
  record Page(String summary, String markdown) {}
}
