package org.schemaassurance.lint;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.schemaassurance.catalog.LintFacts;

/** Makes what a query suspects to what is told, and leaves out what is not so. */
@FunctionalInterface
interface Confirmation {
  /**
   * @param rows of one schema
   * @throws SQLException if the catalog does not tell
   */
  List<Suspicion> of(List<HealthRow> rows, LintFacts facts) throws SQLException;

  /** What the query says is so, a suspicion a row. */
  static Confirmation each(Function<HealthRow, Suspicion> told) {
    return (rows, facts) -> rows.stream().map(told).distinct().toList();
  }
}
