package org.schemaassurance.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.schemaassurance.support.Json;
import org.schemaassurance.support.ToolRun;
import org.schemaassurance.verify.ShippedExample;

/**
 * How good verification is: applies each file of a catalogue to a copy of the example's database,
 * asks {@code verify} and {@code probe}, and says who noticed. A file that begins with {@code --
 * object: NAME} breaks something, which a finding has to name; any other is harmless, to both verbs
 * unless it says {@code -- harmless to probe alone}. Runs below {@code demo/with-database}.
 */
public final class Assurance {
  private static final Path OURS = Path.of("src/test/resources/org/schemaassurance");
  private static final List<Path> DEFAULT =
      Stream.of("verify/sabotage", "verify/harmless", "probe/sabotage", "probe/harmless")
          .map(OURS::resolve)
          .toList();

  private static final String OBJECT = "-- object: ";
  private static final Pattern ROLE = Pattern.compile("(?m)^CREATE ROLE (\\w+)");
  private static final String TO_PROBE_ALONE = "-- harmless to probe alone";
  private static final List<String> VERBS = List.of("verify", "probe");

  private final Map<String, String> environment;
  private int right;
  private int all;

  private Assurance(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Takes folders of {@code .sql} files, below which they lie; ours, if none is named. */
  public static void main(String[] folders) throws Exception {
    List<Path> catalogue = Stream.of(folders).map(Path::of).toList();
    System.exit(new Assurance(System.getenv()).score(catalogue.isEmpty() ? DEFAULT : catalogue));
  }

  private int score(List<Path> catalogue) throws Exception {
    try (Connection template = connect(environment.get("DB_NAME"))) {
      new ShippedExample().build(template);
    }
    try (Connection server = connect("postgres")) {
      for (Path file : files(catalogue)) {
        assure(server, file);
      }
    }
    System.out.printf("%nScore: %d of %d%n", right, all);
    return right == all ? 0 : 1;
  }

  private static List<Path> files(List<Path> catalogue) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder : catalogue) {
      try (Stream<Path> found = Files.walk(folder)) {
        found.filter(file -> file.toString().endsWith(".sql")).sorted().forEach(files::add);
      }
    }
    return files;
  }

  private void assure(Connection server, Path file) throws SQLException, IOException {
    String sql = Files.readString(file);
    String database = "assured";
    run(
        server,
        "CREATE DATABASE %s TEMPLATE \"%s\"".formatted(database, environment.get("DB_NAME")));
    try {
      try (Connection connection = connect(database)) {
        run(connection, sql);
      }
      judge(file, sql, database);
    } catch (SQLException refused) {
      say(false, file, "could not be applied: " + refused.getMessage());
    } finally {
      run(server, "DROP DATABASE %s WITH (FORCE)".formatted(database));
      for (String role : ROLE.matcher(sql).results().map(made -> made.group(1)).toList()) {
        run(server, "DROP ROLE IF EXISTS " + role);
      }
    }
  }

  private void judge(Path file, String sql, String database) throws IOException {
    Map<String, String> there = new HashMap<>(environment);
    there.put("DB_NAME", database);
    List<String> noticed = new ArrayList<>();
    boolean harmless = !sql.startsWith(OBJECT);
    for (String verb : sql.contains(TO_PROBE_ALONE) ? List.of("probe") : VERBS) {
      ToolRun run = ToolRun.of(there, verb, "--format", "json");
      boolean noticedHere =
          harmless ? run.status() != 0 : named(run, sql, sql.contains("-- severity: warning"));
      if (noticedHere) {
        noticed.add(verb);
      }
    }
    String by = noticed.isEmpty() ? "nobody" : String.join(" and ", noticed);
    say(
        harmless == noticed.isEmpty(),
        file,
        (harmless ? "harmless, alarms: " : "breaks something, noticed by: ") + by);
  }

  private static boolean named(ToolRun run, String sql, boolean warning) throws IOException {
    if (run.status() != 1 && !(warning && run.status() == 0)) {
      return false;
    }
    String object =
        sql.lines().findFirst().orElseThrow().substring(OBJECT.length()).toLowerCase(Locale.ROOT);
    return ((List<?>) ((Map<?, ?>) Json.read(run.out())).get("findings"))
        .stream()
            .map(finding -> (Map<?, ?>) finding)
            .filter(found -> List.of("broken", "unknown").contains(found.get("status")))
            .map(found -> found.get("object") + " " + found.get("message"))
            .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(object));
  }

  private void say(boolean isRight, Path file, String sentence) {
    all++;
    right += isRight ? 1 : 0;
    System.out.printf("%s %s: %s%n", isRight ? "✓" : "✗", file.getFileName(), sentence);
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%s/%s"
            .formatted(environment.get("DB_HOST"), environment.get("DB_PORT"), database),
        environment.get("DB_USER"),
        environment.getOrDefault("DB_PASSWORD", ""));
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
