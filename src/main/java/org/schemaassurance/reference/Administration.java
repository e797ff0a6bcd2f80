package org.schemaassurance.reference;

import java.sql.SQLException;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.LostConnection;
import org.schemaassurance.connect.ServerTimeout;
import org.schemaassurance.connect.SqlWork;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.model.UndeterminedException;

/** What is done about databases from outside of them: each piece in a session of its own. */
final class Administration {
  private final ConnectionSettings server;
  private final String application;
  private final Limits limits;
  private volatile boolean silent;

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
    try (WritableSession session = WritableSession.open(server, application, limits())) {
      return inSession(work, session);
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
