package org.schemaassurance.connect;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.postgresql.util.GT;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.UndeterminedException;

/**
 * Why a connection could not be made, in a sentence with a next step. Tells failures apart by
 * SQLSTATE (the manual's appendix A) and by the type of the cause, never by a message's text: that
 * is in the server's language or in the JVM's.
 */
final class ConnectionFailure {
  private static final String LOGIN_TIMEOUT = GT.tr("Connection attempt timed out.");

  /** The driver gives this the same state as a missing password; here it is in its language. */
  private static final String NO_SSL = GT.tr("The server does not support SSL.");

  private final ConnectionSettings settings;
  private final SQLException failure;

  ConnectionFailure(ConnectionSettings settings, SQLException failure) {
    this.settings = settings;
    this.failure = failure;
  }

  UndeterminedException asException() {
    return serverMessage()
        .map(message -> new UndeterminedException(refusal(message), failure))
        .orElseGet(() -> LostConnection.neverMade(noAnswer(), failure));
  }

  private Optional<String> serverMessage() {
    return failure instanceof PSQLException answered
        ? Optional.ofNullable(answered.getServerErrorMessage()).map(ServerErrorMessage::getMessage)
        : Optional.empty();
  }

  /** Whether the driver gave up connecting as a whole. */
  static boolean isLoginTimeout(Throwable failure) {
    return LOGIN_TIMEOUT.equals(failure.getMessage());
  }

  /** What PostgreSQL (or a pooler) itself answered. */
  private String refusal(String message) {
    return switch (String.valueOf(failure.getSQLState())) {
      case "28P01" ->
          "The server at %s refuses the password of %s: check DB_PASSWORD or ~/.pgpass."
              .formatted(servers(), user());
      case "28000" ->
          "The server at %s does not let %s in: %s. Check DB_USER, or ask for a line in pg_hba.conf."
              .formatted(servers(), user(), message);
      case "3D000" ->
          "The server at %s has no database %s: check DB_NAME or --dbname."
              .formatted(servers(), database());
      case "42501" ->
          "%s may not connect to %s at %s: GRANT CONNECT ON DATABASE %s TO %s."
              .formatted(user(), database(), servers(), database(), user());
      case "53300" ->
          "The server at %s has no connection left for %s: %s. Try again later."
              .formatted(servers(), user(), message);
      case "57P03" ->
          "The server at %s takes no connections at the moment: %s. Try again later."
              .formatted(servers(), message);
      default ->
          "The server at %s refuses the connection to %s as %s: %s."
              .formatted(servers(), database(), user(), message);
    };
  }

  /** Nothing answered, or nothing that speaks PostgreSQL's protocol, or the driver gave up. */
  private String noAnswer() {
    if (causedBy(UnknownHostException.class)) {
      return "The host of %s is not known: check DB_HOST or --host.".formatted(servers());
    }
    if (causedBy(ConnectException.class)) {
      return "No PostgreSQL answers at %s: connection refused. Check host and port, and that the server runs."
          .formatted(servers());
    }
    if (causedBy(SocketTimeoutException.class) || isLoginTimeout(failure)) {
      return "No PostgreSQL answers at %s in time: check host and port, and that no firewall is between."
          .formatted(servers());
    }
    if (causedBy(SSLException.class)) {
      return "No SSL connection to %s: %s. Check sslmode and sslrootcert."
          .formatted(servers(), rootCause().getMessage());
    }
    if (causedBy(EOFException.class) || hasState(PSQLState.PROTOCOL_VIOLATION)) {
      return "What answers at %s is not PostgreSQL: check host and port.".formatted(servers());
    }
    if (NO_SSL.equals(failure.getMessage())) {
      return "The server at %s offers no SSL, which sslmode asks for: set up SSL there, or choose sslmode=prefer."
          .formatted(servers());
    }
    if (hasState(PSQLState.CONNECTION_REJECTED) && settings.password().isEmpty()) {
      return "The server at %s asks %s for a password, and none is given: set DB_PASSWORD or add a line to ~/.pgpass."
          .formatted(servers(), user());
    }
    return "No connection to %s: %s"
        .formatted(servers(), withFullStop(String.valueOf(rootCause().getMessage())));
  }

  private boolean hasState(PSQLState state) {
    return state.getState().equals(failure.getSQLState());
  }

  private boolean causedBy(Class<? extends Throwable> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private Throwable rootCause() {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private String servers() {
    return settings.serverNames();
  }

  private String database() {
    return SqlIdentifier.display(settings.database());
  }

  private String user() {
    return SqlIdentifier.display(settings.user());
  }

  private static String withFullStop(String message) {
    return message.endsWith(".") ? message : message + ".";
  }
}
