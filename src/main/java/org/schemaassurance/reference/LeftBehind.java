package org.schemaassurance.reference;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.SweptDatabases;
import org.schemaassurance.model.UndeterminedException;

/**
 * The databases of runs that were killed. Dropped is what is ours beyond doubt, by name, mark and
 * comment, whose run is gone, and that nobody is connected to.
 */
final class LeftBehind {
  private static final NamedSql DATABASES = NamedSql.of(LeftBehind.class, "throwaway-databases");
  private static final NamedSql RUNS = NamedSql.of(LeftBehind.class, "runs-at-work");
  private static final NamedSql MAKING = NamedSql.of(LeftBehind.class, "making-or-dropping");

  /** {@code datconnlimit} while a database is dropped, and after that was interrupted. */
  private static final int HALF_DROPPED = -2;

  /** As {@code WritableSession} names them. */
  private static final String OUR_SESSIONS = "schema-assurance ";

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Connection connection;

  LeftBehind(Connection connection) {
    this.connection = connection;
  }

  /**
   * A database whose name begins as ours.
   *
   * @param sessions how many are connected
   * @param ours how many of them are ours
   */
  private record Database(
      String name,
      int connectionLimit,
      Optional<String> comment,
      boolean mayDrop,
      int sessions,
      int ours) {

    static Database of(ResultSet row) throws SQLException {
      return new Database(
          row.getString("name"),
          row.getInt("connection_limit"),
          Optional.ofNullable(row.getString("comment")),
          row.getBoolean("may_drop"),
          row.getInt("sessions"),
          row.getInt("ours"));
    }

    /** The name, if a run of ours has made it and nobody has made it their own since. */
    Optional<ThrowawayName> throwaway() {
      return ThrowawayName.parse(name)
          .filter(ours -> comment.map(ours.comment()::equals).orElse(true))
          .filter(
              ours ->
                  connectionLimit == ours.connectionLimit()
                      || (connectionLimit == HALF_DROPPED && comment.isPresent()));
    }

    boolean isOfNoneOf(Set<Integer> runs) {
      return throwaway().filter(ours -> !runs.contains(ours.run())).isPresent();
    }
  }

  /**
   * Drops them.
   *
   * @param patience how long the server may go on with what a killed run has asked it for
   * @throws SQLException if the server does not say what there is
   */
  SweptDatabases sweep(Duration patience) throws SQLException {
    Instant deadline = Instant.now().plus(patience);
    List<Database> orphans = orphans();
    while (isStillAtWork(orphans) && Instant.now().isBefore(deadline)) {
      pause();
      orphans = orphans();
    }
    SweptDatabases swept = drop(orphans);
    new ThrowawayRoles(connection).dropOrphans(runs());
    return swept;
  }

  /**
   * First the databases, then the runs: a run takes its lock before it makes a database, so the run
   * of whatever is in the first list is in the second one, unless it is gone.
   */
  private List<Database> orphans() throws SQLException {
    List<Database> databases =
        DATABASES.rows(connection, Database::of, OUR_SESSIONS, ThrowawayName.PREFIX);
    Set<Integer> runs = runs();
    return databases.stream().filter(database -> database.isOfNoneOf(runs)).toList();
  }

  private Set<Integer> runs() throws SQLException {
    return RUNS.rows(connection, row -> (int) row.getLong("run"), (long) RunLock.CLASS).stream()
        .collect(Collectors.toSet());
  }

  private boolean isStillAtWork(List<Database> orphans) throws SQLException {
    if (orphans.stream().anyMatch(database -> database.ours > 0)) {
      return true;
    }
    List<String> making = MAKING.rows(connection, row -> row.getString("name"), OUR_SESSIONS);
    Set<String> runs = runs().stream().map(ThrowawayName::hex).collect(Collectors.toSet());
    return making.stream()
        .anyMatch(name -> !runs.contains(name.substring(name.lastIndexOf(' ') + 1)));
  }

  private SweptDatabases drop(List<Database> orphans) {
    List<String> dropped = new ArrayList<>();
    Map<String, String> kept = new LinkedHashMap<>();
    for (Database orphan : orphans) {
      reasonToKeep(orphan)
          .or(() -> refusal(orphan.name))
          .ifPresentOrElse(reason -> kept.put(orphan.name, reason), () -> dropped.add(orphan.name));
    }
    return new SweptDatabases(dropped, kept);
  }

  private static Optional<String> reasonToKeep(Database orphan) {
    if (orphan.sessions > 0) {
      return Optional.of("somebody is connected to it");
    }
    return orphan.mayDrop ? Optional.empty() : Optional.of("another role owns it");
  }

  /** Why it could not be dropped. Without FORCE: whoever looks into it now is left alone. */
  private Optional<String> refusal(String name) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + SqlIdentifier.quote(name));
      return Optional.empty();
    } catch (SQLException refused) {
      return Optional.of(
          refused.getMessage().lines().findFirst().orElse("the server gave no reason"));
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UndeterminedException(
          "It was interrupted while it removed what runs before left behind.", interrupted);
    }
  }
}
