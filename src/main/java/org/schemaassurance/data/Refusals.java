package org.schemaassurance.data;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

  private Refusals() {}

  /**
   * @param session in which the query failed; its transaction goes on
   * @param names of the query, to find out which privilege is missing
   */
  public static DataQueries.Answer.Refused of(
      SQLException failed, ReadOnlySession session, QueryNames names) {
    String message = message(failed);
    return switch (Optional.ofNullable(failed.getSQLState()).orElse("")) {
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
              message + ".",
              Optional.of("Queries of rules run with an empty search_path: write schema.table."));
    };
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

  private static String message(SQLException failed) {
    return failed instanceof PSQLException server
        ? Optional.ofNullable(server.getServerErrorMessage())
            .map(ServerErrorMessage::getMessage)
            .orElse(String.valueOf(failed.getMessage()))
        : String.valueOf(failed.getMessage());
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
