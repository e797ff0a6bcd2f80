package org.schemaassurance.data;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
 * @param answeredAs is told the role, where another one's answer counts
 */
record PolicedQuery(
    ReadOnlySession session, Optional<Reader> as, QueryNames names, Consumer<String> answeredAs) {
  /** Roles that are tried: where several are refused something else, so is the next. */
  private static final int MOST = 3;

  private static final Set<String> OF_THE_SERVER = Set.of("pg_catalog", "information_schema");
  private static final Logger LOGGER = System.getLogger(PolicedQuery.class.getName());

  /** The query again, in the same transaction, also as another. */
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
    letPoliciesApply();
    Answer answer = query.askAs(as.map(Reader::role));
    if (session.attempt(RowSecurity::hiding).isEmpty()) {
      return Optional.of(answer);
    }
    // Whoever asks with rights of its own is to be told what those show.
    return as.isPresent() ? answerOfOthers(query) : Optional.empty();
  }

  private void letPoliciesApply() throws SQLException {
    session.attempt(
        connection -> {
          RowSecurity.apply(connection);
          return null;
        });
  }

  private Optional<Answer> answerOfOthers(Again query) throws SQLException {
    for (String role : others()) {
      Optional<Answer> answer = answerAs(role, query);
      if (answer.isPresent()) {
        return answer;
      }
    }
    return Optional.empty();
  }

  /** Of tables alone: views of the server's show each role something else. */
  private List<String> others() throws SQLException {
    return session.attempt(
        connection ->
            Relations.existing(names.relations(), connection).stream()
                    .anyMatch(relation -> OF_THE_SERVER.contains(relation.schema()))
                ? List.of()
                : RowSecurity.rolesShownEverything(connection).stream().limit(MOST).toList());
  }

  private Optional<Answer> answerAs(String role, Again query) throws SQLException {
    try {
      // A query that failed has taken that, too.
      letPoliciesApply();
      Answer answer = query.askAs(Optional.of(role));
      if (!session.attempt(connection -> RowSecurity.hidesNothingFrom(role, connection))) {
        return Optional.empty();
      }
      answeredAs.accept(role);
      return Optional.of(answer);
    } catch (SQLException failed) {
      if (session.ending(failed).isPresent()) {
        throw failed;
      }
      LOGGER.log(Level.DEBUG, "What the reader was refused is told", failed);
      return Optional.empty();
    }
  }
}
