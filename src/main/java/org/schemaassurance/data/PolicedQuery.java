package org.schemaassurance.data;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.schemaassurance.catalog.Relations;
import org.schemaassurance.catalog.RowSecurity;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.connect.Reader;
import org.schemaassurance.sql.QueryNames;
import org.schemaassurance.verify.DataQueries.Answer;

/**
 * A query that the server refused since row security could leave rows out. It is asked once more
 * where policies apply, and answered if no table that it then turns out to have read has one that
 * leaves out any; where a reader asked, to whom policies for others show nothing, once more with
 * the rights of a role from which they hide nothing.
 *
 * @param as the reader that asked
 * @param names of the query
 */
record PolicedQuery(ReadOnlySession session, Optional<Reader> as, QueryNames names) {
  private static final Set<String> OF_THE_SERVER = Set.of("pg_catalog", "information_schema");
  private static final Logger LOGGER = System.getLogger(PolicedQuery.class.getName());

  /** The query again, in the same transaction. */
  @FunctionalInterface
  interface Again {
    /**
     * @param role with whose rights; empty for those of the session
     */
    Answer askAs(Optional<String> role) throws SQLException;
  }

  /** Whether that was why; by the C function that reports it, since the text is in any language. */
  static boolean is(SQLException failed) {
    return failed instanceof PSQLException refused
        && Optional.ofNullable(refused.getServerErrorMessage())
            .map(ServerErrorMessage::getRoutine)
            .filter("check_enable_rls"::equals)
            .isPresent();
  }

  /**
   * The answer, if it rests on all rows.
   *
   * @throws SQLException when it cannot be asked again
   */
  Optional<Answer> answer(Again query) throws SQLException {
    session.attempt(
        connection -> {
          RowSecurity.apply(connection);
          return null;
        });
    Answer answer = query.askAs(as.map(Reader::role));
    if (session.attempt(RowSecurity::hiding).isEmpty()) {
      return Optional.of(answer);
    }
    // Whoever asks with rights of its own is to be told what those show.
    Optional<String> other = as.isPresent() ? shownEverything() : Optional.empty();
    return other.isPresent() ? answerOf(other.get(), query) : Optional.empty();
  }

  /** Of tables alone: views of the server's show each role something else. */
  private Optional<String> shownEverything() throws SQLException {
    return session.attempt(
        connection ->
            Relations.existing(names.relations(), connection).stream()
                    .anyMatch(relation -> OF_THE_SERVER.contains(relation.schema()))
                ? Optional.empty()
                : RowSecurity.shownEverything(connection));
  }

  private Optional<Answer> answerOf(String role, Again query) throws SQLException {
    try {
      Answer answer = query.askAs(Optional.of(role));
      return session.attempt(connection -> RowSecurity.isShownEverything(role, connection))
          ? Optional.of(answer)
          : Optional.empty();
    } catch (SQLException failed) {
      if (session.ending(failed).isPresent()) {
        throw failed;
      }
      LOGGER.log(Level.DEBUG, "What the reader was refused is told", failed);
      return Optional.empty();
    }
  }
}
