package org.schemaassurance.model;

import java.util.Optional;

/** What came of one step of a changeset, up or down. */
public sealed interface StepOutcome {
  /** It was carried out, and is recorded. */
  record Done() implements StepOutcome {}

  /**
   * Liquibase did not carry it out, since a precondition was not met.
   *
   * @param recorded whether it counts as run all the same (MARK_RAN), so that it can be rolled back
   */
  record PassedOver(boolean recorded) implements StepOutcome {}

  /**
   * It failed; what it did in a transaction is undone.
   *
   * @param sentence what the server or Liquibase says, one line
   * @param sqlState the server's, where it spoke
   * @param statement that failed, where one did
   */
  record Failed(String sentence, Optional<String> sqlState, Optional<String> statement)
      implements StepOutcome {
    /** Whether a statement of the project's own refused it: RAISE EXCEPTION and its kin. */
    public boolean isRefusal() {
      return sqlState.filter("P0001"::equals).isPresent();
    }
  }
}
