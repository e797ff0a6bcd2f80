package org.schemaassurance.connect;

import java.sql.SQLException;
import org.postgresql.jdbc.PgConnection;
import org.schemaassurance.model.UndeterminedException;

/** Why a session could not be begun, or its statement not be cancelled. */
final class SessionFailure {
  /** How the sentence begins where a session that writes asks first. */
  static final String NO_STATE = "The server at %s does not say whether it accepts writes: ";

  private SessionFailure() {}

  /**
   * @param otherwise how the sentence begins when it is neither a timeout nor the connection
   */
  static UndeterminedException of(
      String otherwise, SQLException failed, PgConnection connection, ConnectionSettings settings) {
    return ServerTimeout.sentence(failed, settings)
        .map(sentence -> new UndeterminedException(sentence, failed))
        .orElseGet(
            () ->
                LostConnection.or(
                    otherwise.formatted(settings.serverNames()) + failed.getMessage(),
                    failed,
                    connection));
  }

  static UndeterminedException ofCancel(String what, SQLException failed, PgConnection connection) {
    return new UndeterminedException(
        "%s can't be cancelled, since the server at %s takes no request for it; it ends at its timeout."
            .formatted(what, Connector.serverOf(connection)),
        failed);
  }
}
