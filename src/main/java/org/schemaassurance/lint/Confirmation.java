package org.schemaassurance.lint;

import java.sql.SQLException;
import java.util.List;
import org.schemaassurance.catalog.LintFacts;

/** Makes what a query suspects to what is told, and leaves out what is not so. */
@FunctionalInterface
interface Confirmation {
  /**
   * @param rows of one schema
   * @throws SQLException if the catalog does not tell
   */
  List<Suspicion> of(List<HealthRow> rows, LintFacts facts) throws SQLException;
}
