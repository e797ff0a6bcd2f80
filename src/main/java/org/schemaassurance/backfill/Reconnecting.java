package org.schemaassurance.backfill;

import dev.failsafe.RetryPolicy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.LostConnection;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.model.BackfillListener;
import org.schemaassurance.model.UndeterminedException;

/** A connection that is made anew when it is lost: by a restart of the server, by the network. */
final class Reconnecting implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** The network may lose a session without a word; a server that does is not worth more waits. */
  private static final int MOST_SILENCES = 2;

  private final ConnectionSettings settings;
  private final BackfillListener listener;
  private final Limits limits;
  private int silences;
  private volatile Optional<WritableSession> session = Optional.empty();

  /**
   * @param limits of a statement, and of the run with all its connections
   */
  Reconnecting(ConnectionSettings settings, BackfillListener listener, Limits limits) {
    this.settings = settings;
    this.limits = limits;
    this.listener = listener;
  }

  /** That a lost connection could not be made again yet. */
  private static final class StillGone extends SQLException {
    private static final long serialVersionUID = 1L;

    private StillGone(UndeterminedException cause) {
      super(cause.getMessage(), "08001", cause);
    }
  }

  /**
   * The connection that is open, or a new one.
   *
   * @throws UndeterminedException when the first one can't be made
   * @throws SQLException when a lost one can't be made again
   */
  WritableSession session() throws SQLException {
    if (session.isPresent() && !session.get().connection().isClosed()) {
      return session.get();
    }
    boolean again = session.isPresent();
    try {
      WritableSession opened = WritableSession.open(settings, "backfill", limits);
      session = Optional.of(opened);
      return opened;
    } catch (UndeterminedException refused) {
      if (again) {
        throw new StillGone(refused);
      }
      throw refused;
    }
  }

  /** Whether something can be said without making a connection for it. */
  boolean isOpen() {
    try {
      return session.isPresent() && !session.get().connection().isClosed();
    } catch (SQLException unknown) {
      return false;
    }
  }

  /**
   * For what fails since the connection is lost: on a new one, again; for two minutes, or until the
   * time of the run is over, or the server has been silent twice.
   */
  <T> RetryPolicy<T> retries() {
    return RetryPolicy.<T>builder()
        .handleIf(SqlFailure::isDisconnection)
        .withBackoff(200, 5000, ChronoUnit.MILLIS)
        .withMaxAttempts(-1)
        .withMaxDuration(PATIENCE)
        .abortIf((done, lost) -> limits.run().isOver() || silences >= MOST_SILENCES)
        .onSuccess(done -> silences = 0)
        .onFailedAttempt(
            lost -> {
              if (!(lost.getLastException() instanceof StillGone)) {
                countSilence(lost.getLastException());
                listener.remarked("The connection was lost; trying to go on.");
              }
              session.ifPresent(WritableSession::close);
            })
        .build();
  }

  private void countSilence(Throwable lost) {
    if (lost instanceof SQLException failed && LostConnection.cut(failed).isPresent()) {
      silences++;
    }
  }

  void cancel() {
    session.ifPresent(WritableSession::cancel);
  }

  @Override
  public void close() {
    session.ifPresent(WritableSession::close);
  }
}
