package org.schemaassurance.data;

import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.verify.DataQueries;

/**
 * Why the server did not answer a query, and what would help. SQLSTATEs: PostgreSQL manual,
 * appendix A.
 */
public final class Refusals {
  private static final Pattern DENIED =
      Pattern.compile("permission denied for (table|view|schema|function|sequence|relation) (.+)");

  private Refusals() {}

  /**
   * @param user who asked, for the GRANT
   */
  public static DataQueries.Answer.Refused of(SQLException failed, String user) {
    String message = message(failed);
    return switch (Optional.ofNullable(failed.getSQLState()).orElse("")) {
      case "57014" ->
          new DataQueries.Answer.Refused(
              "it took too long: " + message + ".",
              Optional.of("Give it more time with --timeout, or an index."));
      case "42501" -> new DataQueries.Answer.Refused(message + ".", grant(message, user));
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

  private static String message(SQLException failed) {
    return failed instanceof PSQLException server
        ? Optional.ofNullable(server.getServerErrorMessage())
            .map(ServerErrorMessage::getMessage)
            .orElse(String.valueOf(failed.getMessage()))
        : String.valueOf(failed.getMessage());
  }

  private static Optional<String> grant(String message, String user) {
    Matcher denied = DENIED.matcher(message);
    if (!denied.matches()) {
      return Optional.of(
          message.contains("row-level security")
              ? "Let the role see all rows: ALTER ROLE "
                  + SqlIdentifier.display(user)
                  + " BYPASSRLS;"
              : "Ask the owner for the privilege.");
    }
    String role = SqlIdentifier.display(user);
    String name = denied.group(2);
    return Optional.of(
        switch (denied.group(1)) {
          case "schema" ->
              "GRANT USAGE ON SCHEMA " + SqlIdentifier.display(name) + " TO " + role + ";";
          case "function" -> "GRANT EXECUTE ON FUNCTION " + name + " TO " + role + ";";
          default -> "GRANT SELECT ON " + SqlIdentifier.display(name) + " TO " + role + ";";
        });
  }
}
