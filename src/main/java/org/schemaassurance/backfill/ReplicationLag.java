package org.schemaassurance.backfill;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.schemaassurance.connect.NamedSql;

/**
 * How long the slowest standby is behind: by {@code pg_stat_replication.replay_lag}, and by the age
 * of the oldest position that was written when we looked and that it has not replayed yet, since
 * the former stands still with a standby whose replay does.
 */
final class ReplicationLag {
  private static final NamedSql POSITIONS = NamedSql.of(ReplicationLag.class, "standby-positions");
  private static final int MOST_MARKS = 1000;

  /** When which position in the write-ahead log was written. */
  private final NavigableMap<Long, Instant> marks = new TreeMap<>();

  private boolean hidden;

  private record Standby(
      String name, boolean hidden, long replayed, long written, double lagSeconds) {}

  /** A standby and how far it is behind. */
  record Lag(String standby, Duration duration) {}

  /** The slowest standby, if the role may see any. */
  Optional<Lag> slowest(Connection connection, Instant now) throws SQLException {
    List<Standby> standbys =
        POSITIONS.rows(
            connection,
            row ->
                new Standby(
                    row.getString("application_name"),
                    row.getBoolean("hidden"),
                    row.getLong("replayed"),
                    row.getLong("written"),
                    row.getDouble("lag_seconds")));
    hidden = standbys.stream().anyMatch(Standby::hidden);
    List<Standby> seen = standbys.stream().filter(standby -> !standby.hidden()).toList();
    seen.forEach(standby -> marks.putIfAbsent(standby.written(), now));
    Optional<Lag> slowest =
        seen.stream()
            .map(standby -> new Lag(standby.name(), behind(standby, now)))
            .max((a, b) -> a.duration().compareTo(b.duration()));
    forget(seen);
    return slowest;
  }

  /** Whether the last look met a standby that the role may not see. */
  boolean isHidden() {
    return hidden;
  }

  private Duration behind(Standby standby, Instant now) {
    Duration reported = Duration.ofMillis(Math.round(standby.lagSeconds() * 1000));
    Duration marked =
        Optional.ofNullable(marks.higherEntry(standby.replayed()))
            .map(mark -> Duration.between(mark.getValue(), now))
            .orElse(Duration.ZERO);
    return marked.compareTo(reported) > 0 ? marked : reported;
  }

  private void forget(List<Standby> seen) {
    seen.stream()
        .mapToLong(Standby::replayed)
        .min()
        .ifPresent(slowest -> marks.headMap(slowest, true).clear());
    while (marks.size() > MOST_MARKS) {
      // The oldest marks measure the longest lag; of the newest there are more than enough.
      marks.pollLastEntry();
    }
  }
}
