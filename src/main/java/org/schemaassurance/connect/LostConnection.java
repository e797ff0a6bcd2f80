package org.schemaassurance.connect;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.jdbc.PgConnection;
import org.schemaassurance.model.UndeterminedException;

/** That a connection, or the time for it, is gone, so that nothing more can be asked on it. */
public final class LostConnection extends UndeterminedException {
  private static final long serialVersionUID = 1L;

  private LostConnection(String message, Throwable cause) {
    super(message, cause);
  }

  /** Of a server that has not even refused it. */
  static UndeterminedException neverMade(String sentence, SQLException failed) {
    return new LostConnection(sentence, failed);
  }

  /** Of a run whose time is over. */
  static LostConnection ofTime(Deadline run) {
    return new LostConnection(run.sentence(), null);
  }

  /**
   * What to throw of a failure.
   *
   * @param otherwise the sentence where the connection is in order
   * @param connection on which it happened
   */
  public static UndeterminedException or(
      String otherwise, SQLException failed, Connection connection) {
    return in(failed, connection)
        .map(UndeterminedException.class::cast)
        .orElseGet(() -> new UndeterminedException(otherwise, failed));
  }

  /**
   * For what a library kept to itself.
   *
   * @throws LostConnection when the connection is closed, without the reason
   */
  public static void requireOpen(Connection connection) throws SQLException {
    if (connection.isClosed()) {
      throw new LostConnection(
          "The connection to the server at %s was lost: it was cut, or no complete answer came in time. Check the network between, or give statements more time with --timeout."
              .formatted(nameOf(connection)),
          null);
    }
  }

  /**
   * What a failure says of the connection.
   *
   * @param connection on which it happened
   * @return empty where the connection is in order, and only the statement failed
   */
  public static Optional<LostConnection> in(SQLException failed, Connection connection) {
    return sentence(failed, nameOf(connection))
        .map(sentence -> new LostConnection(sentence, failed));
  }

  /** Whether a failure comes from a server that did not answer in time, at any depth. */
  public static boolean isSilence(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException || ConnectionFailure.isLoginTimeout(cause)) {
        return true;
      }
    }
    return false;
  }

  /** Why we or the server ended the session, if so; a sentence without its end. */
  public static Optional<String> reason(SQLException failed) {
    return cut(failed)
        .map(sentence -> sentence.substring(0, sentence.length() - 1))
        .or(() -> EndOfSession.in(failed));
  }

  /** Why we cut the connection, if it was us; one sentence. */
  public static Optional<String> cut(SQLException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectionCut) {
        return Optional.of(cause.getMessage());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> sentence(SQLException failed, String server) {
    Optional<String> cut = cut(failed);
    if (cut.isPresent()) {
      return cut;
    }
    Optional<String> ended = EndOfSession.in(failed);
    if (ended.isPresent()) {
      return ended.map(
          reason -> "The server at %s ended the session: %s.".formatted(server, reason));
    }
    return String.valueOf(failed.getSQLState()).startsWith("08")
        ? Optional.of(
            "The connection to the server at %s was lost: check the network between, and whether the server was restarted."
                .formatted(server))
        : Optional.empty();
  }

  private static String nameOf(Connection connection) {
    return connection instanceof PgConnection ours
        ? Connector.serverOf(ours).toString()
        : "the other end";
  }
}
