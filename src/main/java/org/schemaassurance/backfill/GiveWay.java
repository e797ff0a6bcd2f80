package org.schemaassurance.backfill;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.schemaassurance.connect.NamedSql;

/**
 * How a run gives way to the clients of the server: it looks how many are at work, makes its
 * batches the shorter and its pauses the longer, the more they are on an average, and does neither
 * where nobody is.
 *
 * <p>A client that meets a batch waits for a processor, a lock or the log at most as long as the
 * batch takes, and so often as a batch is running: hence both.
 */
final class GiveWay {
  private static final NamedSql OTHERS = NamedSql.of(GiveWay.class, "others-at-work");

  /** How much one look counts in the average. */
  private static final double SMOOTHING = 0.2;

  /** Somebody who looks at the server every other second is nobody to give way to. */
  private static final double NOBODY = 0.1;

  /** How many times its own time a batch is followed by a pause, for each other at work. */
  private static final double PAUSE = 4;

  private static final double LONGEST_PAUSE = 4;

  /** By how much a batch is shortened for each other at work. */
  private static final double SHORTENING = 8;

  /** Below it a batch is mostly what it costs to begin and to commit one. */
  private static final Duration SHORTEST_BATCH = Duration.ofMillis(15);

  /** Well within any lease. */
  private static final Duration MOST = Duration.ofSeconds(1);

  private double atWork = -1;
  private Duration given = Duration.ZERO;

  /** Looks who is at work now; between two batches. */
  void look(Connection connection) throws SQLException {
    saw(OTHERS.rows(connection, row -> row.getInt("at_work")).get(0));
  }

  void saw(int others) {
    atWork = atWork < 0 ? others : SMOOTHING * others + (1 - SMOOTHING) * atWork;
  }

  /** How long a batch should take now, of the time that was asked for. */
  Duration target(Duration asked) {
    Duration shortened = times(asked, 1 / (1 + SHORTENING * others()));
    Duration least = asked.compareTo(SHORTEST_BATCH) < 0 ? asked : SHORTEST_BATCH;
    return shortened.compareTo(least) < 0 ? least : shortened;
  }

  /** How long to pause behind a batch that took so long. */
  Duration pauseAfter(Duration batch) {
    Duration pause = times(batch, Math.min(LONGEST_PAUSE, PAUSE * others()));
    return pause.compareTo(MOST) > 0 ? MOST : pause;
  }

  /** So long was paused. */
  void gave(Duration pause) {
    given = given.plus(pause);
  }

  /** How long this run has paused for others. */
  Duration given() {
    return given;
  }

  private double others() {
    return atWork < NOBODY ? 0 : atWork;
  }

  private static Duration times(Duration duration, double factor) {
    return Duration.ofNanos(Math.round(duration.toNanos() * factor));
  }
}
