package org.schemaassurance.lint;

import java.sql.SQLException;
import java.util.Optional;
import org.schemaassurance.catalog.LintFacts;
import org.schemaassurance.model.Outcome;
import org.schemaassurance.model.SqlIdentifier;

/** What a query silently passes over where the role lacks a right. */
final class Unseen {
  private Unseen() {}

  static Optional<Suspicion> of(
      HealthLint lint, String schema, boolean usable, String user, LintFacts facts)
      throws SQLException {
    String shown = SqlIdentifier.display(schema);
    String role = SqlIdentifier.display(user);
    if (lint.needsUsage() && !usable) {
      return Optional.of(
          unknown(
              shown,
              "lint %s of schema %s: the role %s may not look up names in it"
                  .formatted(lint.lint().id(), shown, role),
              "GRANT USAGE ON SCHEMA " + shown + " TO " + role + ";"));
    }
    if (!lint.lint().id().equals("sequence-near-end")) {
      return Optional.empty();
    }
    long unreadable = facts.unreadableSequences(schema);
    return unreadable == 0
        ? Optional.empty()
        : Optional.of(
            unknown(
                shown,
                "how far %s of schema %s come: the role %s may not read %s."
                    .formatted(
                        unreadable == 1 ? "1 sequence" : unreadable + " sequences",
                        shown + (unreadable == 1 ? " has" : " have"),
                        role,
                        unreadable == 1 ? "it" : "them"),
                "GRANT SELECT ON ALL SEQUENCES IN SCHEMA " + shown + " TO " + role + ";"));
  }

  private static Suspicion unknown(String schema, String sentence, String hint) {
    return new Suspicion(
        Optional.of(schema), schema, schema, new Outcome.Unknown(sentence, Optional.of(hint)));
  }
}
