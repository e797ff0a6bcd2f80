package org.schemaassurance.assurance;

import java.util.Optional;
import org.schemaassurance.model.BackfillOptions;
import org.schemaassurance.model.BackfillOptions.Waits;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.sql.SingleQuery;
import org.schemaassurance.sql.SqlTextException;

/** The query that tells whether to pause, looked at before anything is sent. */
final class PauseQuery {
  private PauseQuery() {}

  /**
   * The options, with the query alone of what may stand around it.
   *
   * @throws UsageException if it is not one query
   */
  static BackfillOptions checked(BackfillOptions options) {
    Waits waits = options.waits();
    Optional<String> query = waits.pauseWhile().map(PauseQuery::single);
    return options.with(
        new Waits(query, waits.maxLag(), waits.lock(), waits.lease(), waits.forOthers()));
  }

  private static String single(String text) {
    try {
      return SingleQuery.of(text);
    } catch (SqlTextException wrong) {
      throw new UsageException("--pause-while: " + wrong.getMessage() + ".", wrong);
    }
  }
}
