package org.schemaassurance.data;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.schemaassurance.catalog.VolatileFunctions;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.connect.RowReader;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.sql.QueryNames;
import org.schemaassurance.sql.SingleQuery;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.verify.DataQueries;

/**
 * Runs the queries of rule files: one statement, wrapped, limited, in the read-only transaction; a
 * failure is an answer too.
 */
public final class GuardedQueries implements DataQueries {
  private static final int LONGEST_CELL = 500;

  private final ReadOnlySession session;
  private final boolean showSamples;

  /**
   * @param showSamples whether {@link #count} hands on keys of rows at all
   */
  public GuardedQueries(ReadOnlySession session, boolean showSamples) {
    this.session = session;
    this.showSamples = showSamples;
  }

  @Override
  public Answer rows(String query, int limit) {
    return ask(
        query,
        single -> "SELECT * FROM (\n" + single + "\n) AS statistics LIMIT " + limit,
        GuardedQueries::fetch);
  }

  @Override
  public Answer count(String query, List<String> key, int samples) {
    String columns = key.stream().map(GuardedQueries::shortened).collect(Collectors.joining(", "));
    // MATERIALIZED: one pass counts and samples. With a LIMIT of its own the planner picks a plan
    // that is ten times slower
    // where nothing is found.
    return ask(
        query,
        single ->
            "WITH violations AS MATERIALIZED (\n"
                + single
                + "\n) SELECT counted.total, samples.* FROM (SELECT pg_catalog.count(*) AS total FROM violations) AS counted"
                + " LEFT JOIN (SELECT "
                + columns
                + " FROM violations LIMIT "
                + (showSamples ? samples : 0)
                + ") AS samples ON true",
        rows -> fetchCounted(rows, showSamples));
  }

  /** A key is shown to a person; what is longer need not leave the server. */
  private static String shortened(String column) {
    String quoted = SqlIdentifier.quote(column);
    return "pg_catalog.left(" + quoted + "::pg_catalog.text, " + LONGEST_CELL + ") AS " + quoted;
  }

  private Answer ask(String query, UnaryOperator<String> wrapped, RowReader<Answer> reader) {
    try {
      String single = SingleQuery.of(query);
      List<QualifiedName> forbidden =
          session.attempt(
              connection -> VolatileFunctions.calledBy(QueryNames.of(single), connection));
      if (!forbidden.isEmpty()) {
        return refused(forbidden);
      }
      return session.query(wrapped.apply(single), reader);
    } catch (SqlTextException refused) {
      return new Answer.Refused(refused.getMessage() + ".", Optional.empty());
    } catch (SQLException failed) {
      return Refusals.of(failed, session, QueryNames.of(query));
    }
  }

  private static Answer refused(List<QualifiedName> forbidden) {
    String names = forbidden.stream().map(name -> name + "()").collect(Collectors.joining(", "));
    return new Answer.Refused(
        "it was not sent, since it calls " + names + ", which the catalog marks volatile.",
        Optional.of(
            "Rules may call immutable and stable functions only; mark the function so if it is, or ask without it."));
  }

  private static Answer fetchCounted(ResultSet rows, boolean showSamples) throws SQLException {
    long total = 0;
    List<List<String>> samples = new ArrayList<>();
    while (rows.next()) {
      total = rows.getLong("total");
      samples.add(row(rows, 2));
    }
    return new Answer.Rows(
        columns(rows.getMetaData(), 2), total == 0 || !showSamples ? List.of() : samples, total);
  }

  private static Answer fetch(ResultSet rows) throws SQLException {
    List<List<String>> fetched = new ArrayList<>();
    while (rows.next()) {
      fetched.add(row(rows, 1));
    }
    return new Answer.Rows(columns(rows.getMetaData(), 1), fetched, fetched.size());
  }

  private static List<String> columns(ResultSetMetaData metaData, int first) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = first; i <= metaData.getColumnCount(); i++) {
      columns.add(metaData.getColumnLabel(i));
    }
    return columns;
  }

  private static List<String> row(ResultSet rows, int first) throws SQLException {
    List<String> row = new ArrayList<>();
    for (int i = first; i <= rows.getMetaData().getColumnCount(); i++) {
      row.add(cut(Optional.ofNullable(rows.getString(i)).orElse("")));
    }
    return row;
  }

  private static String cut(String cell) {
    return cell.length() <= LONGEST_CELL ? cell : cell.substring(0, LONGEST_CELL) + "…";
  }
}
