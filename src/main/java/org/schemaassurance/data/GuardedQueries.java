package org.schemaassurance.data;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.connect.Reader;
import org.schemaassurance.connect.RowReader;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.sql.QueryNames;
import org.schemaassurance.sql.SingleQuery;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.verify.DataQueries;

/**
 * Runs the queries of rule files: one statement, wrapped, limited, with a reader's rights where
 * they can be had, each in a read-only transaction of its own; a failure is an answer too.
 *
 * <p>A transaction of its own has a snapshot of its own, so that two queries may see different
 * states of the tables; in exchange no table is locked, and no row kept from VACUUM, for longer
 * than its own query takes (ADR 2).
 */
public final class GuardedQueries implements DataQueries {
  private static final Logger LOGGER = System.getLogger(GuardedQueries.class.getName());

  private static final int LONGEST_CELL = 500;

  private final ReadOnlySession session;
  private final boolean showSamples;
  private final Set<Reader> readers;
  private final QueryGuard guard;
  private final Set<String> others = new TreeSet<>();

  /**
   * @param showSamples whether {@link #count} hands on keys of rows at all
   */
  public GuardedQueries(ReadOnlySession session, boolean showSamples, QueryRights rights) {
    this.session = session;
    this.showSamples = showSamples;
    this.readers = rights == QueryRights.OWN ? Set.of() : session.readers();
    this.guard = new QueryGuard(readers);
  }

  /** Whose rights the queries had that read tables; several, where row security asked for it. */
  public String role() {
    String role = readers.contains(Reader.DATA) ? Reader.DATA.role() : session.target().user();
    return Stream.concat(Stream.of(role), others.stream()).collect(Collectors.joining(", "));
  }

  /**
   * Looks at queries that are about to come together, which is faster than one by one.
   *
   * @return whether none of them needs to be looked at again
   */
  public boolean foresee(List<String> queries) {
    List<QueryNames> names = new ArrayList<>();
    for (String query : queries) {
      try {
        names.add(QueryNames.of(query));
      } catch (SqlTextException unreadable) {
        LOGGER.log(Level.DEBUG, "Its own turn will tell", unreadable);
      }
    }
    try {
      return session.attempt(connection -> guard.foresee(QueryNames.union(names), connection));
    } catch (SQLException unanswered) {
      LOGGER.log(Level.DEBUG, "Each query is looked at in its own turn", unanswered);
      return false;
    }
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
      if (session.ending().isPresent()) {
        return new Answer.Refused(session.ending().get().getMessage(), Optional.empty());
      }
      Answer answer = inItsOwnTransaction(QueryNames.of(single), wrapped.apply(single), reader);
      session.renew();
      return answer;
    } catch (SqlTextException refused) {
      return new Answer.Refused(refused.getMessage() + ".", Optional.empty());
    } catch (SQLException lost) {
      return new Answer.Refused(
          session.failure("The connection was lost: " + lost.getMessage() + ".", lost).getMessage(),
          Optional.empty());
    }
  }

  private Answer inItsOwnTransaction(QueryNames names, String sql, RowReader<Answer> reader) {
    try {
      QueryGuard.Decision decision = session.attempt(connection -> guard.decide(names, connection));
      if (decision instanceof QueryGuard.Decision.Kept kept) {
        return kept.answer();
      }
      return send(((QueryGuard.Decision.Sent) decision).as(), names, sql, reader);
    } catch (SQLException failed) {
      return Refusals.of(failed, session, names);
    }
  }

  private Answer send(Optional<Reader> as, QueryNames names, String sql, RowReader<Answer> reader)
      throws SQLException {
    try {
      return askAs(as.map(Reader::role), sql, reader);
    } catch (SQLException failed) {
      Optional<Answer> whole =
          PolicedQuery.is(failed)
              ? policed(as, names).answer(role -> askAs(role, sql, reader))
              : Optional.empty();
      return whole.orElseGet(
          () ->
              as.<Answer>map(role -> Refusals.ofReader(failed, session, names, role))
                  .orElseGet(() -> Refusals.of(failed, session, names)));
    }
  }

  private PolicedQuery policed(Optional<Reader> as, QueryNames names) {
    return new PolicedQuery(session, as, names, others::add);
  }

  /** Also again: a query that failed has taken the role's rights with it. */
  private Answer askAs(Optional<String> role, String sql, RowReader<Answer> reader)
      throws SQLException {
    if (role.isPresent()) {
      session.actAs(role.get());
    }
    return session.query(sql, reader);
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
