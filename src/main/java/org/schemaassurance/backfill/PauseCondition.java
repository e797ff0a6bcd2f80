package org.schemaassurance.backfill;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.data.GuardedQueries;
import org.schemaassurance.data.QueryRights;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.verify.DataQueries.Answer;

/**
 * The operator's own query, guarded as the queries of rule files are: one SELECT, read-only, no
 * volatile function. A session of its own each time, so that no snapshot is held meanwhile.
 */
final class PauseCondition {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final ConnectionSettings settings;
  private final String query;
  private final QueryRights rights;

  /**
   * @param rights with which the query runs
   */
  PauseCondition(ConnectionSettings settings, String query, QueryRights rights) {
    this.settings = settings;
    this.query = query;
    this.rights = rights;
  }

  /**
   * Whether the first column of the first row is true.
   *
   * @throws UndeterminedException when there is no answer: to go on then could do the harm that the
   *     query is there to prevent
   */
  boolean asksToWait() {
    try (ReadOnlySession session = ReadOnlySession.open(settings, "backfill", TIMEOUT)) {
      Answer answer = new GuardedQueries(session, true, rights).rows(query, 1);
      if (answer instanceof Answer.Refused refused) {
        throw new UndeterminedException(
            "The query of --pause-while gives no answer: " + refused.reason());
      }
      return isTrue(((Answer.Rows) answer).rows());
    }
  }

  /** No row is no reason to wait. What is neither true nor false could be meant either way. */
  private static boolean isTrue(List<List<String>> rows) {
    if (rows.isEmpty()) {
      return false;
    }
    Optional<String> value = rows.get(0).stream().findFirst();
    return switch (value.orElse("nothing")) {
      case "t", "true" -> true;
      case "f", "false" -> false;
      default ->
          throw new UndeterminedException(
              "The query of --pause-while has to give true or false, and gave "
                  + value.orElse("nothing")
                  + ".");
    };
  }
}
