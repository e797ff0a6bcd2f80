package org.schemaassurance.lint;

import io.github.mfvanek.pg.core.checks.common.Diagnostic;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.schemaassurance.catalog.LintFacts;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.model.Severity;
import org.schemaassurance.model.SqlIdentifier;

/**
 * A lint that asks a query of pg-index-health, or one of ours where that passes over what is to be
 * told. The query alone is the library's: its classes would want a connection of their own, and ask
 * for schemas in small letters (ADR 113).
 *
 * @param query its first parameter is the schema
 * @param further its other parameters
 * @param needsUsage whether the query says nothing to a role without USAGE of the schema
 */
record HealthLint(
    Lint lint,
    NamedSql query,
    List<Object> further,
    boolean needsUsage,
    Confirmation confirmation) {
  /** In percent; as the library has it. */
  static final double LEAST_REMAINING = 10;

  private static final String OPINIONS = "Looking at what some would do otherwise";

  HealthLint(Lint lint, Diagnostic diagnostic, Confirmation confirmation) {
    this(lint, new NamedSql(lint.id(), diagnostic.getSqlQuery()), List.of(), false, confirmation);
  }

  /** What some would do otherwise; told where it is asked for, a suspicion a row. */
  static HealthLint opinion(
      String id, String nothing, Diagnostic diagnostic, Function<HealthRow, Suspicion> told) {
    return confirmedOpinion(id, nothing, diagnostic, Confirmation.each(told));
  }

  /** The same of rows that do not all count. */
  static HealthLint confirmedOpinion(
      String id, String nothing, Diagnostic diagnostic, Confirmation confirmation) {
    return new HealthLint(
        new Lint(id, OPINIONS, Severity.WARNING, false, nothing), diagnostic, confirmation);
  }

  /** The same of a query that says nothing to a role without USAGE of the schema. */
  HealthLint needingUsage() {
    return new HealthLint(lint, query, further, true, confirmation);
  }

  /**
   * What it tells of a schema.
   *
   * @param leftOut names of what is nobody's to mend
   * @throws SQLException if the server does not answer; the session goes on
   */
  List<Suspicion> in(ReadOnlySession session, String schema, Set<String> leftOut)
      throws SQLException {
    Object[] parameters = Stream.concat(Stream.of(schema), further.stream()).toArray();
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
