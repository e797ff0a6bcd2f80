package org.schemaassurance.backfill;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.model.BackfillListener;

/** Whether the next batch may begin, asked every other second at most. */
final class Throttle {
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private final Duration maxLag;
  private final Optional<PauseCondition> pauseCondition;
  private final BackfillListener listener;
  private final ReplicationLag replicationLag = new ReplicationLag();
  private Instant nextLook = Instant.MIN;
  private boolean toldOfHidden;

  Throttle(Duration maxLag, Optional<PauseCondition> pauseCondition, BackfillListener listener) {
    this.maxLag = maxLag;
    this.pauseCondition = pauseCondition;
    this.listener = listener;
  }

  /** Why no batch may begin now, if so. */
  Optional<String> reasonToWait(WritableSession session) throws SQLException {
    if (Instant.now().isBefore(nextLook)) {
      return Optional.empty();
    }
    Optional<String> reason = lag(session);
    if (reason.isEmpty() && pauseCondition.filter(PauseCondition::asksToWait).isPresent()) {
      reason = Optional.of("the query of --pause-while says so");
    }
    if (reason.isEmpty()) {
      nextLook = Instant.now().plus(INTERVAL);
    }
    return reason;
  }

  private Optional<String> lag(WritableSession session) throws SQLException {
    Optional<ReplicationLag.Lag> slowest =
        Transaction.of(session, connection -> replicationLag.slowest(connection, Instant.now()));
    if (replicationLag.isHidden() && !toldOfHidden) {
      toldOfHidden = true;
      listener.remarked(
          "There are standbys whose lag %s may not see, so it is not looked at: GRANT pg_monitor TO %s shows it."
              .formatted(session.target().user(), session.target().user()));
    }
    return slowest
        .filter(lag -> lag.duration().compareTo(maxLag) > 0)
        .map(
            lag ->
                "the standby %s is %d s behind (--max-lag %d)"
                    .formatted(lag.standby(), lag.duration().toSeconds(), maxLag.toSeconds()));
  }
}
