package org.schemaassurance.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.changelog.ChangelogRunner;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.DeclaredMutant;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.reference.ThrowawayDatabases;
import org.schemaassurance.rules.Behaviour;
import org.schemaassurance.rules.Rule;
import org.schemaassurance.rules.RuleFileReader;
import org.schemaassurance.rules.RuleSet;
import org.schemaassurance.support.EmptyTemplate;
import org.schemaassurance.support.Json;
import org.schemaassurance.support.TestServer;
import org.schemaassurance.support.ToolRun;
import org.schemaassurance.throwaway.ThrowawayServer;
import org.schemaassurance.verify.checks.Checks;
import org.schemaassurance.verify.checks.StatisticsCheck.DeclaredStatistics;

final class MutateIT {
  private static final ThrowawayServer SERVER = TestServer.shared().server();
  private static final RuleSet RULES =
      new RuleFileReader(Checks.ALL).read(List.of(Path.of("verify-rules")), Map.of());

  private static ToolRun shipped;
  private static Map<?, ?> report;
  private static ReferenceContents contents;

  @TempDir private Path project;

  /** A mutant as the JSON tells what became of it. */
  private record Tried(
      String kind, String object, String sabotage, String fate, Set<String> rules, String reason) {
    static Tried of(Map<?, ?> mutant) {
      return new Tried(
          (String) mutant.get("kind"),
          (String) mutant.get("object"),
          (String) mutant.get("sabotage"),
          (String) mutant.get("fate"),
          ((List<?>) mutant.get("rules"))
              .stream().map(String.class::cast).collect(Collectors.toSet()),
          (String) mutant.get("reason"));
    }

    @Override
    public String toString() {
      return new Mutant(kind, object, sabotage, "", "").toString();
    }
  }

  @BeforeAll
  static void sabotagesEverythingThatTheShippedRulesDeclare() throws IOException {
    shipped = mutate("--format", "json");
    report = (Map<?, ?>) Json.read(shipped.out());
    contents = readContents();
  }

  @AfterEach
  void noDatabaseIsLeft() throws SQLException {
    try (Connection connection = SERVER.connect(ThrowawayServer.MAINTENANCE_DATABASE);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*) FROM pg_database WHERE starts_with(datname, '"
                    + ThrowawayDatabases.PREFIX
                    + "')")) {
      row.next();
      assertThat(row.getInt(1)).isZero();
    }
  }

  @Test
  void theShippedRulesNoticeEverySabotage() {
    assertThat(mutantsThat("survived")).isEmpty();
    assertThat(shipped.err()).matches("(\\d+ of \\d+ mutants\\R)*");
    assertThat(shipped.status()).isEqualTo(ExitStatus.HOLDS.code());
    assertThat(((Map<?, ?>) report.get("summary")).get("score")).isEqualTo(100L);
    assertThat(mutantsThat("killed")).hasSizeGreaterThanOrEqualTo(60);
  }

  @Test
  void aMutantThatTheServerRefusesIsSkippedWithItsReason() {
    assertThat(mutantsThat("skipped"))
        .allSatisfy(mutant -> assertThat(mutant.reason()).startsWith("ERROR: "))
        .extracting(Tried::object)
        .contains("public.users");
  }

  @Test
  void eachOfTheShippedRulesNoticesSomeMutantAlone() {
    Set<Set<String>> noticedBy = Set.copyOf(noticedBy().values());

    assertThat(RULES.rules())
        .filteredOn(rule -> !(rule.declaration() instanceof DeclaredStatistics))
        .filteredOn(rule -> !noticedBy.contains(Set.of(rule.name())))
        .extracting(Rule::name)
        .isEmpty();
  }

  @Test
  void eachOfTheShippedBehavioursIsBrokenByAMutantThatOnlyItHasToNotice() {
    assertThat(RULES.mutants())
        .extracting(DeclaredMutant::violates)
        .containsAll(RULES.behaviours().stream().map(Behaviour::name).toList());
    assertThat(mutantsThat("survived")).isEmpty();
  }

  @Test
  void aBehaviourThatIsDeletedFromTheFileIsNamedByWhatSurvives() throws IOException {
    String behaviours = Files.readString(Path.of("verify-rules", "behaviours.yaml"));
    String without =
        behaviours.replaceFirst(
            "(?s)      - behaviour: a room that was deleted stays so\n.*?(?=      - behaviour)",
            "");
    assertThat(without).isNotEqualTo(behaviours);

    ToolRun run =
        mutate(
            "--rules",
            rules(without).toString(),
            "--changelog",
            "changelog/master.yaml",
            "--only",
            "a booking brings back its room");

    assertThat(run.out()).contains("a booking brings back its room", "Score: 0 %");
    assertThat(run.status()).isEqualTo(ExitStatus.BROKEN.code());
  }

  /** Of which roles may do what, and of sessions, a rule set that does not ask has no mutants. */
  @Test
  void withoutAnyOtherOfTheShippedRulesSomeMutantSurvives() {
    Map<String, Set<String>> noticedBy = noticedBy();
    List<String> needless =
        RULES.rules().stream()
            .filter(rule -> !List.of("privileges", "settings").contains(rule.check()))
            .filter(rule -> !(rule.declaration() instanceof DeclaredStatistics))
            .filter(rule -> survivorsWithout(rule, noticedBy).isEmpty())
            .map(Rule::name)
            .toList();

    assertThat(needless).isEmpty();
  }

  @Test
  void aRuleThatIsDeletedFromTheFileIsNamedByWhatSurvives() throws IOException {
    Path rules = shippedRulesWithout("one-room-a-pair");

    ToolRun run = mutate("--rules", rules.toString(), "--only", "unique (teacher_id, student_id)");

    assertThat(run.status()).isEqualTo(ExitStatus.BROKEN.code());
    assertThat(run.out())
        .contains("✗ unique (teacher_id, student_id) of public.chat_rooms: dropped")
        .contains(
            "What would notice it: check: unique, table: public.chat_rooms, columns: [teacher_id, student_id]")
        .contains("✗ Score: 14 % (1 of 7 mutants noticed), expected at least 100 %");
  }

  @Test
  void aLowerScoreIsGoodEnoughWhereItIsAskedFor() throws IOException {
    Path rules = shippedRulesWithout("one-room-a-pair");

    ToolRun run =
        mutate(
            "--rules",
            rules.toString(),
            "--only",
            "unique (teacher_id, student_id) of public.chat_rooms: dropped",
            "--min-score",
            "0");

    assertThat(run.status()).isEqualTo(ExitStatus.HOLDS.code());
  }

  @Test
  void anInvariantThatNoMutantViolatesIsNotTested() throws IOException {
    Path rules =
        rules(
            """
            rules:
              - rule: no-rooms
                check: no-rows
                table: public.chat_rooms
                meaning: There is no room
                key: [id]
                query: SELECT id FROM public.chat_rooms
            """);

    ToolRun run = mutate("--rules", rules.toString(), "--changelog", "changelog/master.yaml");

    assertThat(run.out()).contains("✗ data no-rooms: not tested");
    assertThat(run.status()).isEqualTo(ExitStatus.BROKEN.code());
  }

  @Test
  void aDeclaredMutantThatDoesNotWorkTestsNothing() throws IOException {
    Path rules =
        rules(
            """
            rules:
              - {rule: rooms, check: table, table: public.chat_rooms}
            mutants:
              - {mutant: a room too many, violates: rooms, sql: INSERT INTO public.no_such_table VALUES (1)}
            """);

    ToolRun run =
        mutate(
            "--rules", rules.toString(), "--changelog", "changelog/master.yaml", "--only", "data ");

    assertThat(run.out())
        .contains("✗ data rooms: a room too many")
        .contains(
            "It could not be applied: ERROR: relation \"public.no_such_table\" does not exist");
    assertThat(run.status()).isEqualTo(ExitStatus.BROKEN.code());
  }

  @Test
  void rulesThatDoNotHoldOnTheChangelogsOwnDatabaseCannotBeTested() throws IOException {
    Path rules =
        rules(
            """
            rules:
              - {rule: invoices, check: table, table: public.invoices}
            """);

    ToolRun run = mutate("--rules", rules.toString(), "--changelog", "changelog/master.yaml");

    assertThat(run.status()).isEqualTo(ExitStatus.UNKNOWN.code());
    assertThat(run.err())
        .contains("The rules do not hold on a database that the changelog has just built")
        .contains("public.invoices");
  }

  @Test
  void aRoleThatMayNotCreateDatabasesIsRefusedInOneSentence() throws SQLException {
    try (var database = TestServer.shared().createDatabase(EmptyTemplate.class)) {
      var role = database.createRole("reader");

      ToolRun run =
          ToolRun.of(
              Map.of("DB_PASSWORD", role.password()),
              "mutate",
              "--reference-url",
              url(role.name()));

      assertThat(run.status()).isEqualTo(ExitStatus.UNKNOWN.code());
      assertThat(run.err().strip())
          .isEqualTo(
              role.name()
                  + " may not create databases on the reference server, where mutate makes its own:"
                  + " name a role that has CREATEDB.");
    }
  }

  @Test
  void aPasswordInTheReferenceUrlIsRefusedByThatName() {
    ToolRun run =
        ToolRun.of(
            Map.of(), "mutate", "--reference-url", "postgresql://me:secret@localhost/postgres");

    assertThat(run.status()).isEqualTo(ExitStatus.USAGE.code());
    assertThat(run.err())
        .isEqualTo(
            "--reference-url has a password in it, which the process list would show: leave it out"
                + " and set DB_PASSWORD, or use ~/.pgpass.\n");
  }

  @Test
  void aScoreIsAPercentage() {
    ToolRun run = mutate("--min-score", "101");

    assertThat(run.status()).isEqualTo(ExitStatus.USAGE.code());
    assertThat(run.err().strip())
        .isEqualTo("--min-score takes a percentage from 0 to 100, not 101.");
  }

  @Test
  void noTwoMutantsAreAlike() {
    List<Mutant> mutants = Sabotages.of(RULES, contents);

    assertThat(mutants).extracting(Mutant::toString).doesNotHaveDuplicates();
    assertThat(mutants).extracting(Mutant::sql).doesNotHaveDuplicates();
  }

  private static ToolRun mutate(String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "mutate";
    arguments[1] = "--reference-url";
    arguments[2] = url(SERVER.superuser());
    System.arraycopy(options, 0, arguments, 3, options.length);
    return ToolRun.of(Map.of("DB_PASSWORD", SERVER.password().orElse("")), arguments);
  }

  private static String url(String user) {
    return "postgresql://"
        + user
        + "@"
        + SERVER.host()
        + ":"
        + SERVER.port()
        + "/"
        + ThrowawayServer.MAINTENANCE_DATABASE;
  }

  private static ReferenceContents readContents() {
    try (ThrowawayDatabases databases =
        ThrowawayDatabases.on(
            SERVER.settings(ThrowawayServer.MAINTENANCE_DATABASE),
            "mutate",
            Limits.ofStatement(Duration.ofMinutes(1)))) {
      Path root = Path.of("").toAbsolutePath();
      String file = "changelog/master.yaml";
      return new Mutation(databases, RULES, database -> List.of())
          .reference(
              connection -> new ChangelogRunner(root, file).update(connection),
              new ReferenceContents.Changelog(file, ChangelogOptions.DEFAULT.appliedIn()))
          .contents();
    }
  }

  private static List<Tried> mutantsThat(String fate) {
    return tried().stream().filter(mutant -> mutant.fate().equals(fate)).toList();
  }

  private static List<Tried> tried() {
    return ((List<?>) report.get("mutants"))
        .stream().map(mutant -> Tried.of((Map<?, ?>) mutant)).toList();
  }

  /** Who noticed each mutant that could be applied. */
  private static Map<String, Set<String>> noticedBy() {
    return tried().stream()
        .filter(mutant -> !mutant.fate().equals("skipped"))
        .collect(Collectors.toMap(Tried::toString, Tried::rules));
  }

  /** Of the mutants that would be derived without the rule, those that only it noticed. */
  private static List<String> survivorsWithout(Rule rule, Map<String, Set<String>> noticedBy) {
    RuleSet others =
        new RuleSet(
            RULES.title(),
            RULES.rules().stream().filter(other -> !other.equals(rule)).toList(),
            RULES.behaviours(),
            RULES.waivers(),
            RULES.mutants());
    return Sabotages.of(others, contents).stream()
        .map(Mutant::toString)
        .filter(mutant -> Set.of(rule.name()).equals(noticedBy.get(mutant)))
        .toList();
  }

  private Path shippedRulesWithout(String rule) throws IOException {
    String shippedRules = Files.readString(Path.of("verify-rules", "chat-creation.yaml"));
    String without =
        shippedRules.replaceFirst("(?s)      - rule: " + rule + "\n.*?(?=      - |\n  - )", "");
    assertThat(without).isNotEqualTo(shippedRules);
    copy(Path.of("changelog"));
    return rules(without).getParent();
  }

  /** Rules of a folder name files below the one in which it stands. */
  private void copy(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Files.copy(file, project.resolve(file.toString()));
      }
    }
  }

  private Path rules(String text) throws IOException {
    Path folder = Files.createDirectory(project.resolve("verify-rules"));
    return Files.writeString(folder.resolve("rules.yaml"), text);
  }
}
