package org.schemaassurance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schemaassurance.connect.ConnectionOptions;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.data.GuardedQueries;
import org.schemaassurance.data.QueryRights;
import org.schemaassurance.rules.Declaration;
import org.schemaassurance.rules.Rule;
import org.schemaassurance.rules.RuleFileReader;
import org.schemaassurance.verify.DataQueries;
import org.schemaassurance.verify.checks.Checks;
import org.schemaassurance.verify.checks.NoRowsCheck.DeclaredInvariant;
import org.schemaassurance.verify.checks.StatisticsCheck.DeclaredStatistics;

/**
 * Times the rules' queries on rows as {@code verify} runs them, each beside one that was written by
 * hand for the best plan, in turn, in one session on the database that {@code DB_*} names.
 */
public final class DataQueryTimes {
  private static final ConnectionOptions NO_OPTIONS =
      new ConnectionOptions(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** {@code -- rule: NAME}, then what is sent for it. */
  private static final Pattern BY_HAND =
      Pattern.compile(
          "^-- rule: (\\S+)\\R(.*?)(?=^-- rule: |\\z)", Pattern.MULTILINE | Pattern.DOTALL);

  private final ReadOnlySession session;
  private final GuardedQueries queries;
  private final int rounds;

  private DataQueryTimes(ReadOnlySession session, int rounds) {
    this.session = session;
    this.queries = new GuardedQueries(session, true, QueryRights.REDUCED);
    this.rounds = rounds;
  }

  /** Takes the rule file, the file of the queries written by hand, and the number of rounds. */
  public static void main(String[] arguments) throws IOException, SQLException {
    List<Rule> rules =
        new RuleFileReader(Checks.ALL).read(List.of(Path.of(arguments[0])), Map.of()).rules();
    Map<String, String> byHand = byHand(Path.of(arguments[1]));
    ConnectionSettings settings =
        ConnectionSettings.resolve(
            NO_OPTIONS,
            System.getenv(),
            Path.of(System.getProperty("user.home")),
            System.err::println);
    try (ReadOnlySession session = ReadOnlySession.open(settings, "bench", Duration.ofMinutes(5))) {
      DataQueryTimes times = new DataQueryTimes(session, Integer.parseInt(arguments[2]));
      List<Rule> asking =
          rules.stream().filter(rule -> !rule.declaration().queries().isEmpty()).toList();
      List<Rule> compared =
          asking.stream().filter(rule -> byHand.containsKey(rule.name())).toList();
      for (Rule rule : compared) {
        times.compare(rule, byHand.remove(rule.name()));
      }
      System.out.printf(
          "  and %d rules whose queries nobody has written by hand%n",
          asking.size() - compared.size());
    }
    if (!byHand.isEmpty()) {
      throw new IllegalStateException("no rule has a query of the name " + byHand.keySet());
    }
  }

  private static Map<String, String> byHand(Path file) throws IOException {
    Map<String, String> queries = new TreeMap<>();
    Matcher query = BY_HAND.matcher(Files.readString(file));
    while (query.find()) {
      queries.put(query.group(1), query.group(2));
    }
    return queries;
  }

  private void compare(Rule rule, String byHand) throws SQLException {
    List<Duration> asRule = new ArrayList<>();
    List<Duration> asWritten = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      Duration ofRule = timed(() -> ask(rule));
      Duration ofQuery = timed(() -> send(byHand));
      // The first round only warms up the caches.
      if (round > 0) {
        asRule.add(ofRule);
        asWritten.add(ofQuery);
      }
    }
    double milliseconds = median(asRule);
    System.out.printf(
        "  %-58s %7.2f s, %.2f times the best plan by hand%n",
        rule.name(), milliseconds / 1000, milliseconds / median(asWritten));
  }

  private void ask(Rule rule) {
    DataQueries.Answer answer = answer(rule.declaration());
    if (answer instanceof DataQueries.Answer.Refused refused) {
      throw new IllegalStateException(rule.name() + ": " + refused.reason());
    }
  }

  private DataQueries.Answer answer(Declaration declaration) {
    if (declaration instanceof DeclaredInvariant invariant) {
      return queries.count(invariant.query(), invariant.key(), 5);
    }
    if (declaration instanceof DeclaredStatistics statistics) {
      return queries.rows(statistics.query(), 200);
    }
    throw new IllegalStateException(declaration + " is no query that is known here");
  }

  /** One text may change settings first; they end with it. */
  private void send(String sql) throws SQLException {
    session.attempt(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute("SAVEPOINT by_hand");
            fetchAll(statement, sql);
            statement.execute("ROLLBACK TO SAVEPOINT by_hand");
            return statement;
          }
        });
  }

  private static void fetchAll(Statement statement, String sql) throws SQLException {
    for (boolean rows = statement.execute(sql);
        rows || statement.getUpdateCount() >= 0;
        rows = statement.getMoreResults()) {
      if (rows) {
        try (ResultSet result = statement.getResultSet()) {
          while (result.next()) {
            result.getString(1);
          }
        }
      }
    }
  }

  private interface Work {
    void run() throws SQLException;
  }

  private static Duration timed(Work work) throws SQLException {
    long begin = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static double median(List<Duration> durations) {
    double[] milliseconds =
        durations.stream().mapToDouble(duration -> duration.toNanos() / 1e6).sorted().toArray();
    int count = milliseconds.length;
    return (milliseconds[(count - 1) / 2] + milliseconds[count / 2]) / 2;
  }
}
