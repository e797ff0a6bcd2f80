package org.schemaassurance.reference;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.LostConnection;
import org.schemaassurance.connect.ServerTimeout;
import org.schemaassurance.connect.SqlWork;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.model.UndeterminedException;

/**
 * What is done about databases from outside of them, by any thread. The session of one piece is
 * kept for the next one: opening it takes longer than most of what is done.
 */
final class Administration implements AutoCloseable {
  /** Seconds that a session which nobody used for a while may take to say that it is there. */
  private static final int PATIENCE = 5;

  private final ConnectionSettings server;
  private final String application;
  private final Limits limits;
  private final AtomicReference<Optional<WritableSession>> kept =
      new AtomicReference<>(Optional.empty());
  private volatile boolean silent;
  private volatile boolean closed;

  /**
   * @param application what each session shows of itself
   * @param limits of which only those of a statement count: the time of the run is no reason to
   *     leave something behind
   */
  Administration(ConnectionSettings server, String application, Limits limits) {
    this.server = server;
    this.application = application;
    this.limits = limits;
  }

  /** From now on things are tried, but no longer waited for. */
  void expectSilence() {
    silent = true;
  }

  /** Of each session. */
  Limits limits() {
    return silent ? Limits.LAST_TRY : Limits.ofStatement(limits.statement());
  }

  /**
   * Does what is asked, and returns what came of it.
   *
   * @throws UndeterminedException if there is no connection, or the server refuses it
   */
  <T> T call(SqlWork<T> work) {
    WritableSession session = session();
    try {
      T result = inSession(work, session);
      keep(session);
      return result;
    } catch (RuntimeException failed) {
      session.close();
      throw failed;
    }
  }

  /** Nothing is kept any more. */
  @Override
  public void close() {
    closed = true;
    takeKept().ifPresent(WritableSession::close);
  }

  private WritableSession session() {
    Optional<WritableSession> former = takeKept();
    if (former.filter(session -> !silent && isThere(session)).isPresent()) {
      return former.get();
    }
    former.ifPresent(WritableSession::close);
    return WritableSession.open(server, application, limits());
  }

  private Optional<WritableSession> takeKept() {
    return kept.getAndSet(Optional.empty());
  }

  /** One is enough: of two that were at work at once the former is closed. */
  private void keep(WritableSession session) {
    kept.getAndSet(Optional.of(session)).ifPresent(WritableSession::close);
    if (closed || silent) {
      takeKept().ifPresent(WritableSession::close);
    }
  }

  private static boolean isThere(WritableSession session) {
    try {
      return session.connection().isValid(PATIENCE);
    } catch (SQLException gone) {
      return false;
    }
  }

  private <T> T inSession(SqlWork<T> work, WritableSession session) {
    try {
      return work.with(session.connection());
    } catch (SQLException failed) {
      throw ServerTimeout.sentence(failed, server)
          .map(sentence -> new UndeterminedException(sentence, failed))
          .orElseGet(
              () ->
                  LostConnection.or(
                      "The reference server refuses a database of our own: " + failed.getMessage(),
                      failed,
                      session.connection()));
    }
  }
}
