package org.schemaassurance.lint;

import io.github.mfvanek.pg.core.checks.common.Diagnostic;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.schemaassurance.catalog.LintFacts;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.model.Severity;
import org.schemaassurance.model.SqlIdentifier;

/**
 * A lint that asks a query of pg-index-health. The query alone is the library's: its classes would
 * want a connection of their own, and ask for schemas in small letters (ADR 113).
 *
 * @param needsUsage whether the query says nothing to a role without USAGE of the schema
 */
record HealthLint(Lint lint, Diagnostic diagnostic, boolean needsUsage, Confirmation confirmation) {
  /** In percent; the library's default. */
  static final double LEAST_REMAINING = 10;

  private static final String OPINIONS = "Looking at what some would do otherwise";

  HealthLint(Lint lint, Diagnostic diagnostic, Confirmation confirmation) {
    this(lint, diagnostic, false, confirmation);
  }

  /** What some would do otherwise; told where it is asked for, a suspicion a row. */
  static HealthLint opinion(
      String id, String nothing, Diagnostic diagnostic, Function<HealthRow, Suspicion> told) {
    return new HealthLint(
        new Lint(id, OPINIONS, Severity.WARNING, false, nothing),
        diagnostic,
        Confirmation.each(told));
  }

  /** The same of a query that says nothing to a role without USAGE of the schema. */
  HealthLint needingUsage() {
    return new HealthLint(lint, diagnostic, true, confirmation);
  }

  /**
   * What it tells of a schema.
   *
   * @param leftOut names of what is nobody's to mend
   * @throws SQLException if the server does not answer; the session goes on
   */
  List<Suspicion> in(ReadOnlySession session, String schema, Set<String> leftOut)
      throws SQLException {
    NamedSql query = new NamedSql(lint.id(), diagnostic.getSqlQuery());
    Object[] parameters =
        diagnostic == Diagnostic.SEQUENCE_OVERFLOW
            ? new Object[] {schema, LEAST_REMAINING}
            : new Object[] {schema};
    return session.attempt(
        connection -> {
          List<HealthRow> rows =
              query.rows(connection, row -> HealthRow.read(schema, row), parameters).stream()
                  .filter(row -> row.names().stream().noneMatch(leftOut::contains))
                  .toList();
          return rows.isEmpty()
              ? List.of()
              : confirmation.of(rows, new LintFacts(connection)).stream()
                  .map(told -> told.ofSchema(SqlIdentifier.display(schema)))
                  .toList();
        });
  }
}
