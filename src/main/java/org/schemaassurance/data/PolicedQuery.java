package org.schemaassurance.data;

import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.schemaassurance.catalog.RowSecurity;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.verify.DataQueries.Answer;

/**
 * A query that the server refused since row security could leave rows out. It is asked once more
 * where policies apply, and answered if no table that it then turns out to have read has one that
 * leaves out any.
 */
record PolicedQuery(ReadOnlySession session) {

  /** The query again, in the same transaction. */
  @FunctionalInterface
  interface Again {
    Answer ask() throws SQLException;
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
    Answer answer = query.ask();
    return session.attempt(RowSecurity::hiding).isEmpty() ? Optional.of(answer) : Optional.empty();
  }
}
