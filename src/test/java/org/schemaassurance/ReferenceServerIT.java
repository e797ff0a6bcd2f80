package org.schemaassurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.MutationReport;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.SchemaObject;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.SchemaSnapshot.Extra;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.support.BelowWorkingDirectory;
import org.schemaassurance.support.TestServer;
import org.schemaassurance.throwaway.ThrowawayServer;

/** What a program can try that has a server of its own, and no command line. */
final class ReferenceServerIT {
  private static final ConnectionSettings SERVER =
      TestServer.shared().server().settings(ThrowawayServer.MAINTENANCE_DATABASE);

  private static final String RULE =
      """
      title: Stock
      rules:
        - rule: stock-table
          check: table
          table: public.stock
          columns:
            amount: {type: integer, nullable: false}
      """;

  private static final String CHANGELOG =
      """
      --liquibase formatted sql
      --changeset stock:table
      CREATE TABLE public.stock (amount int NOT NULL);
      """;

  @TempDir(factory = BelowWorkingDirectory.class)
  private Path folder;

  private Path changelog;

  @BeforeEach
  void files() throws IOException {
    changelog = folder.resolve("changelog.sql");
    Files.writeString(changelog, CHANGELOG);
    Files.writeString(folder.resolve("stock.yaml"), RULE);
  }

  @Test
  void testsRulesBySabotageAndTellsHowFarItIs() {
    List<Integer> tried = new CopyOnWriteArrayList<>();

    MutationReport report =
        ReferenceServer.at(SERVER)
            .mutate(
                Rules.in(folder.resolve("stock.yaml")), ofColumns(), (done, of) -> tried.add(done));

    assertThat(report.exitStatus()).isEqualTo(ExitStatus.HOLDS);
    assertThat(report.killed())
        .isNotEmpty()
        .allSatisfy(result -> assertThat(result.mutant().kind()).isEqualTo("column"));
    assertThat(Collections.max(tried)).isEqualTo(report.results().size());
  }

  @Test
  void thereIsNothingToSweepBehindARunThatEnded() {
    assertThat(ReferenceServer.at(SERVER).sweep(Duration.ofMinutes(1)).dropped()).isEmpty();
  }

  @Test
  void aDatabaseThatAChangelogBuiltIsCopiedAndAllAreDroppedAtTheEnd() throws SQLException {
    ConnectionSettings copy;
    try (ReferenceDatabases databases =
        ReferenceServer.at(SERVER).databases(Duration.ofMinutes(1))) {
      ConnectionSettings built = databases.build(folder, "changelog.sql");
      copy = databases.copyOf(built);
      execute(copy, "DROP TABLE public.stock");

      assertThat(stock(built).verdict()).isEqualTo(Report.Verdict.HOLDS);
      assertThat(stock(copy).verdict()).isEqualTo(Report.Verdict.BROKEN);
      assertThat(stock(databases.copyOf(built)).verdict()).isEqualTo(Report.Verdict.HOLDS);
      assertThat(stock(databases.empty()).verdict()).isEqualTo(Report.Verdict.BROKEN);
    }

    assertThatThrownBy(() -> stock(copy)).hasMessageContaining("no database");
  }

  @Test
  void whatAChangelogTakesForGrantedIsMadeByAScriptBefore() throws IOException {
    Path before = Files.writeString(folder.resolve("before.sql"), "CREATE SCHEMA granted;");
    Path rows = Files.writeString(folder.resolve("rows.sql"), "INSERT INTO stock VALUES (NULL);");
    Files.writeString(changelog, CHANGELOG + "CREATE VIEW granted.all AS SELECT * FROM stock;");

    try (ReferenceDatabases databases =
        ReferenceServer.at(SERVER).databases(Duration.ofMinutes(1))) {
      ConnectionSettings database = databases.empty();
      databases.run(database, before);
      databases.apply(database, folder, "changelog.sql");

      assertThat(stock(database).verdict()).isEqualTo(Report.Verdict.HOLDS);
      assertThatThrownBy(() -> databases.run(database, rows))
          .isInstanceOf(UndeterminedException.class)
          .hasMessageStartingWith("The script " + rows + " failed: ERROR: null value in column");
    }
  }

  @Test
  void theSchemaThatAChangelogBuiltIsThatOfTheSnapshotOfTheChangelog() {
    String file = Path.of("").toAbsolutePath().relativize(changelog.toAbsolutePath()).toString();
    SnapshotOptions all =
        new SnapshotOptions(TimeLimits.DEFAULT, Set.of(Extra.OWNERS, Extra.PRIVILEGES));

    try (ReferenceDatabases databases =
        ReferenceServer.at(SERVER).databases(Duration.ofMinutes(1))) {
      ConnectionSettings built = databases.build(folder, "changelog.sql");

      assertThat(SchemaAssurance.snapshot(Schema.madeIn(built), all, Surroundings.DEFAULT))
          .isEqualTo(
              SchemaAssurance.snapshot(Schema.madeBy(file, SERVER), all, Surroundings.DEFAULT));
    }
  }

  @Test
  void whatItMadeIsWrittenDownWithoutWhatIsTheServers() {
    try (ReferenceDatabases databases =
        ReferenceServer.at(SERVER).databases(Duration.ofMinutes(1))) {
      ConnectionSettings built = databases.build(folder, "changelog.sql");

      SchemaSnapshot made =
          SchemaAssurance.snapshot(
              Schema.madeIn(built), SnapshotOptions.DEFAULT, Surroundings.DEFAULT);

      assertThat(made.objects())
          .extracting(SchemaObject::heading)
          .contains("table public.stock")
          .noneMatch(heading -> heading.startsWith("database"));
      assertThat(SchemaAssurance.of(built).snapshot(SnapshotOptions.DEFAULT).objects())
          .extracting(SchemaObject::heading)
          .anyMatch(heading -> heading.startsWith("database"));
    }
  }

  @Test
  void theChangelogOfTheSurroundingsIsAppliedWithItsOptions() throws IOException {
    Files.writeString(
        changelog, CHANGELOG + "--changeset stock:more context:more\nCREATE TABLE more ();\n");
    ChangelogOptions options =
        ChangelogOptions.builder()
            .changelogFile("changelog.sql")
            .searchPath(List.of(folder.toAbsolutePath()))
            .contexts("less")
            .build();

    try (ReferenceDatabases databases =
        ReferenceServer.at(SERVER, Surroundings.DEFAULT.withChangelog(options))
            .databases(Duration.ofMinutes(1))) {
      ConnectionSettings database = databases.empty();
      databases.apply(database);

      assertThat(
              SchemaAssurance.snapshot(
                      Schema.madeIn(database), SnapshotOptions.DEFAULT, Surroundings.DEFAULT)
                  .objects())
          .extracting(SchemaObject::name)
          .contains("public.stock")
          .doesNotContain("public.more");
    }
  }

  private Report stock(ConnectionSettings database) {
    return SchemaAssurance.of(database)
        .verify(Rules.in(folder.resolve("stock.yaml")), VerifyOptions.DEFAULT);
  }

  private static void execute(ConnectionSettings database, String sql) throws SQLException {
    try (Connection connection = TestServer.shared().server().connect(database.database());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private MutateOptions ofColumns() {
    Path here = Path.of("").toAbsolutePath();
    return new MutateOptions(
        Duration.ofMinutes(1),
        Optional.of(here.relativize(changelog.toAbsolutePath()).toString()),
        Optional.empty(),
        mutant -> mutant.kind().equals("column"),
        100);
  }
}
