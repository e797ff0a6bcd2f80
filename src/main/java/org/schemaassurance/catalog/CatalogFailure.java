package org.schemaassurance.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.schemaassurance.connect.LostConnection;
import org.schemaassurance.model.UndeterminedException;

/** Why a query of our own on the catalog failed. SQLSTATEs: PostgreSQL manual, appendix A. */
public final class CatalogFailure {
  /**
   * Our queries are right, so what they do not find is what somebody dropped meanwhile: "cache
   * lookup failed" and "could not open relation with OID" are internal errors to the server, the
   * others are undefined tables, columns, functions, types and schemas. 25P02 is what comes behind
   * one that a library has swallowed.
   */
  private static final Set<String> CHANGED =
      Set.of("XX000", "42P01", "42703", "42883", "42704", "3F000", "25P02");

  private CatalogFailure() {}

  /**
   * As an exception that says whether it is worth a second reading.
   *
   * @param connection on which it happened
   */
  public static UndeterminedException of(SQLException failed, Connection connection) {
    return LostConnection.in(failed, connection)
        .map(UndeterminedException.class::cast)
        .orElseGet(() -> of(failed));
  }

  private static UndeterminedException of(SQLException failed) {
    String message = message(failed);
    return CHANGED.contains(Optional.ofNullable(failed.getSQLState()).orElse(""))
        ? ChangedMeanwhileException.because(message, failed)
        : new UndeterminedException("The catalog could not be read: " + message, failed);
  }

  private static String message(SQLException failed) {
    return failed instanceof PSQLException server
        ? Optional.ofNullable(server.getServerErrorMessage())
            .map(ServerErrorMessage::getMessage)
            .orElse(String.valueOf(failed.getMessage()))
        : String.valueOf(failed.getMessage());
  }
}
