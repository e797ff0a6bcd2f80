package org.schemaassurance.data;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.schemaassurance.catalog.MissingPrivileges;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.connect.Reader;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.sql.QueryNames;
import org.schemaassurance.verify.DataQueries;

/**
 * Why the server did not answer a query, and what would help. SQLSTATEs: PostgreSQL manual,
 * appendix A.
 */
public final class Refusals {
  private static final String LACK_OF_PRIVILEGE = "42501";
  private static final String EMPTY_PATH = "Queries of rules run with an empty search_path: ";

  private Refusals() {}

  /**
   * @param session in which the query failed; its transaction goes on
   * @param names of the query, to find out which privilege is missing
   */
  public static DataQueries.Answer.Refused of(
      SQLException failed, ReadOnlySession session, QueryNames names) {
    return session
        .ending(failed)
        .map(ending -> new DataQueries.Answer.Refused(ending.getMessage(), Optional.empty()))
        .orElseGet(() -> ofStatement(failed, session, names));
  }

  private static DataQueries.Answer.Refused ofStatement(
      SQLException failed, ReadOnlySession session, QueryNames names) {
    String message = message(failed);
    String state = Optional.ofNullable(failed.getSQLState()).orElse("");
    return switch (state) {
      case "57014" ->
          new DataQueries.Answer.Refused(
              "it took too long: " + message + ".",
              Optional.of("Give it more time with --timeout, or an index."));
      case LACK_OF_PRIVILEGE ->
          new DataQueries.Answer.Refused(message + ".", Optional.of(grants(session, names)));
      case "25006" ->
          new DataQueries.Answer.Refused(
              "it writes, and verification is read-only: " + message + ".",
              Optional.of("Take it out of the rule file."));
      default ->
          new DataQueries.Answer.Refused(
              message + ".", hint(state, failed, names), isByAValue(state, failed));
    };
  }

  /**
   * Data exceptions, violated constraints of domains, a type that cannot be made of another, and
   * what a function raises; not that a text cannot be read as UTF-8, which is about the session.
   */
  private static boolean isByAValue(String state, SQLException failed) {
    boolean ofItsClass = Stream.of("22", "23", "P0", "42846").anyMatch(state::startsWith);
    return (ofItsClass && !state.equals("22021") && !state.equals("22P05"))
        || isFrom("exec_stmt_raise", failed);
  }

  /**
   * The same where the query had a reader's rights: what is missing then is not to be granted to
   * that reader, which is everybody's.
   */
  public static DataQueries.Answer.Refused ofReader(
      SQLException failed, ReadOnlySession session, QueryNames names, Reader reader) {
    return LACK_OF_PRIVILEGE.equals(failed.getSQLState())
        ? new DataQueries.Answer.Refused(
            "%s; the query ran with the rights of %s.".formatted(message(failed), reader.role()),
            Optional.of(
                "--own-rights asks with those of %s."
                    .formatted(SqlIdentifier.display(session.target().user()))))
        : of(failed, session, names);
  }

  /** What helps against just that; better none than a wrong one. */
  private static Optional<String> hint(String state, SQLException failed, QueryNames names) {
    return switch (state) {
      case "42P01" -> tableHint(failed, names).or(() -> serversHint(failed));
      case "42883" ->
          isFrom("ParseFuncOrColumn", failed)
              ? Optional.of(EMPTY_PATH + "write schema.function; and an argument may need a cast.")
              : serversHint(failed);
      case "42704" ->
          isFrom("typenameType", failed)
              ? Optional.of(EMPTY_PATH + "write schema.type.")
              : serversHint(failed);
      case "55P03" -> Optional.of("Somebody holds a lock on it: try again when that is gone.");
      case "40001", "40P01" -> Optional.of("It stood in the way of others: try again.");
      case "22021", "22P05" ->
          Optional.of(
              "A text in the rows, or one that the query makes, cannot be read as UTF-8: repair it,"
                  + " or leave its column out of the query.");
      case "54001" -> Optional.of("Make the query simpler.");
      default -> hintOfClass(state).or(() -> serversHint(failed));
    };
  }

  private static Optional<String> hintOfClass(String state) {
    if (state.startsWith("53")) {
      return Optional.of("The server is short of resources: try again later, or ask for less.");
    }
    if (state.startsWith("57P") || state.startsWith("08")) {
      return Optional.of("Try again when the server takes connections.");
    }
    return Optional.empty();
  }

  /** Only a table that was named without its schema: one that is missing there is just missing. */
  private static Optional<String> tableHint(SQLException failed, QueryNames names) {
    String message = message(failed);
    boolean isUnqualified =
        names.relations().stream()
            .filter(name -> name.schema().equals("pg_catalog"))
            .anyMatch(name -> message.contains("\"" + name.name() + "\""));
    return isFrom("parserOpenTable", failed) && isUnqualified
        ? Optional.of(EMPTY_PATH + "write schema.table.")
        : Optional.empty();
  }

  /** The C function that reports it: a state has several, and their texts are in any language. */
  private static boolean isFrom(String routine, SQLException failed) {
    return server(failed).map(ServerErrorMessage::getRoutine).filter(routine::equals).isPresent();
  }

  private static Optional<String> serversHint(SQLException failed) {
    return server(failed).map(ServerErrorMessage::getHint);
  }

  private static String message(SQLException failed) {
    return server(failed)
        .map(ServerErrorMessage::getMessage)
        .orElse(String.valueOf(failed.getMessage()));
  }

  private static Optional<ServerErrorMessage> server(SQLException failed) {
    return failed instanceof PSQLException answered
        ? Optional.ofNullable(answered.getServerErrorMessage())
        : Optional.empty();
  }

  private static String grants(ReadOnlySession session, QueryNames names) {
    String role = SqlIdentifier.display(session.target().user());
    try {
      List<String> missing =
          session.attempt(connection -> MissingPrivileges.forQuery(names, connection));
      // With row_security off, a policy that would hide rows is an error of the same SQLSTATE.
      return missing.isEmpty()
          ? "If row security hides rows from the role: ALTER ROLE "
              + role
              + " BYPASSRLS; otherwise ask the owner for the privilege."
          : missing.stream()
              .map(privilege -> "GRANT " + privilege + " TO " + role + ";")
              .collect(Collectors.joining(" "));
    } catch (SQLException unanswered) {
      return "Ask the owner for the privilege; the catalog does not tell which: "
          + unanswered.getMessage();
    }
  }
}
