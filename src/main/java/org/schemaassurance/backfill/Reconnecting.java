package org.schemaassurance.backfill;

import dev.failsafe.RetryPolicy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.model.UndeterminedException;

/** A connection that is made anew when it is lost: by a restart of the server, by the network. */
final class Reconnecting implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Longer than any statement of ours may take; then the network is gone without a word. */
  private static final int NETWORK_TIMEOUT_MILLIS = 90_000;

  private final ConnectionSettings settings;
  private final BackfillListener listener;
  private volatile Optional<WritableSession> session = Optional.empty();

  Reconnecting(ConnectionSettings settings, BackfillListener listener) {
    this.settings = settings;
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
      WritableSession opened = WritableSession.open(settings, "backfill");
      opened.connection().setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
      session = Optional.of(opened);
      return opened;
    } catch (UndeterminedException refused) {
      if (again) {
        throw new StillGone(refused);
      }
      throw refused;
    }
  }

  /** For what fails since the connection is lost: on a new one, again. */
  <T> RetryPolicy<T> retries() {
    return RetryPolicy.<T>builder()
        .handleIf(SqlFailure::isDisconnection)
        .withBackoff(200, 5000, ChronoUnit.MILLIS)
        .withMaxAttempts(-1)
        .withMaxDuration(PATIENCE)
        .onFailedAttempt(
            lost -> {
              if (!(lost.getLastException() instanceof StillGone)) {
                listener.remarked("The connection was lost; trying to go on.");
              }
              session.ifPresent(WritableSession::close);
            })
        .build();
  }

  void cancel() {
    session.ifPresent(WritableSession::cancel);
  }

  @Override
  public void close() {
    session.ifPresent(WritableSession::close);
  }
}
