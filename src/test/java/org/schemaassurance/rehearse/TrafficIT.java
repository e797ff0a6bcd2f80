package org.schemaassurance.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemaassurance.ReferenceServer;
import org.schemaassurance.RehearsalProgress;
import org.schemaassurance.RehearseOptions;
import org.schemaassurance.Surroundings;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.LockMode;
import org.schemaassurance.model.RehearsalReport;
import org.schemaassurance.model.RehearsalStart;
import org.schemaassurance.model.RehearsalTraffic;
import org.schemaassurance.model.RehearsedChangeset;
import org.schemaassurance.model.TrafficStall;
import org.schemaassurance.report.RehearsalTextReport;
import org.schemaassurance.report.Style;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;

/** Who works on a table while a changeset runs stalls where its lock blocks, and nowhere else. */
@Template
final class TrafficIT {
  private static final String TABLES =
      """
      --liquibase formatted sql

      --changeset shop:tables splitStatements:false
      CREATE TABLE public.orders (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        code text,
        size int GENERATED ALWAYS AS (length(code)) STORED
      );
      CREATE TABLE public.untouched (id bigint);
      CREATE TABLE public.audit (at timestamptz);
      CREATE TABLE public.counted (id bigint);
      CREATE SEQUENCE public.runs;
      CREATE FUNCTION public.note() RETURNS trigger LANGUAGE plpgsql AS
      $$BEGIN INSERT INTO public.audit VALUES (now()); RETURN NULL; END$$;
      CREATE TRIGGER note AFTER INSERT ON public.counted EXECUTE FUNCTION public.note();
      --rollback empty
      """;

  @TempDir private Path project;

  @ParameterizedTest
  @CsvSource({
    "ACCESS SHARE, false, false",
    "ROW SHARE, false, false",
    "ROW EXCLUSIVE, false, false",
    "SHARE UPDATE EXCLUSIVE, false, false",
    "SHARE, false, true",
    "SHARE ROW EXCLUSIVE, false, true",
    "EXCLUSIVE, false, true",
    "ACCESS EXCLUSIVE, true, true"
  })
  void stallsWhereTheLockBlocks(
      String mode, boolean readsStall, boolean writesStall, TestDatabase database)
      throws IOException {
    RehearsedChangeset changeset =
        last(
            rehearse(
                "LOCK TABLE public.orders IN " + mode + " MODE; SELECT pg_sleep(0.4);",
                "SELECT 1;",
                new RehearsalTraffic.Generated(),
                database));

    Map<TrafficStall.Kind, TrafficStall> seen =
        changeset.traffic().stream().collect(Collectors.toMap(TrafficStall::kind, stall -> stall));
    assertThat(changeset.traffic()).allMatch(stall -> stall.of().equals("public.orders"));
    assertStalled(seen.get(TrafficStall.Kind.READS), readsStall);
    assertStalled(seen.get(TrafficStall.Kind.WRITES), writesStall);
    assertThat(rules(changeset)).doesNotContain("trace-contradicted");
  }

  private static void assertStalled(TrafficStall stall, boolean expected) {
    assertThat(stall.statements()).as(stall.toString()).isPositive();
    assertThat(stall.waited()).as(stall.toString()).isEqualTo(expected);
    if (expected) {
      assertThat(stall.stalled().toMillis()).as(stall.toString()).isBetween(300L, 30_000L);
    }
  }

  @Test
  void theReportSaysWhoStalledAndForHowLong(TestDatabase database) throws IOException {
    RehearsalReport report =
        rehearse(
            "ALTER TABLE public.orders ADD COLUMN state text; SELECT pg_sleep(0.4);",
            "ALTER TABLE public.orders DROP COLUMN state;",
            new RehearsalTraffic.Generated(),
            database);

    StringWriter text = new StringWriter();
    new RehearsalTextReport(Style.PLAIN, false, report).write(report.report(), text);
    assertThat(text.toString())
        .containsPattern("beside it: reads of public.orders stalled for \\d{3,} ms\n")
        .containsPattern("beside it: writes of public.orders stalled for \\d{3,} ms\n")
        .doesNotContain("public.untouched stalled");
    assertThat(report.report().statistics())
        .filteredOn(table -> table.title().equals("Traffic"))
        .singleElement()
        .satisfies(table -> assertThat(table.rows()).hasSize(2));
  }

  @Test
  void triggersOfStatementsThatChangeNoRowLeaveNothingBehind(TestDatabase database)
      throws IOException {
    String change =
        """
        LOCK TABLE public.counted IN ROW SHARE MODE; SELECT pg_sleep(0.2);
        --rollback SELECT 1;

        --changeset shop:proof splitStatements:false
        DO $$BEGIN IF EXISTS (SELECT FROM public.audit) THEN RAISE 'a row was left'; END IF; END$$;
        """;

    RehearsalReport report =
        rehearse(change, "empty", 2, new RehearsalTraffic.Generated(), database);

    assertThat(report.changesets().get(0).traffic())
        .extracting(TrafficStall::kind)
        .contains(TrafficStall.Kind.WRITES);
    assertThat(rules(last(report))).doesNotContain("up-fails");
  }

  /** The planner opens every index of a table, which REINDEX INDEX keeps to itself. */
  @Test
  void whoWaitsForAnIndexIsToldByTheTraceToo(TestDatabase database) throws IOException {
    RehearsedChangeset changeset =
        last(
            rehearse(
                "REINDEX INDEX public.orders_pkey; SELECT pg_sleep(0.4);",
                "SELECT 1;",
                new RehearsalTraffic.Generated(),
                database));

    assertThat(rules(changeset)).doesNotContain("trace-contradicted");
    assertThat(changeset.traffic()).hasSize(2).allMatch(TrafficStall::waited);
    assertThat(changeset.up().orElseThrow().strongest("public.orders"))
        .hasValueSatisfying(
            lock -> {
              assertThat(lock.mode()).isEqualTo(LockMode.ACCESS_EXCLUSIVE);
              assertThat(lock.index()).hasValue("public.orders_pkey");
            });
  }

  /** The trace is of the first run, the traffic beside the second. */
  @Test
  void whatStallsThoughTheTraceCallsItFreeIsTold(TestDatabase database) throws IOException {
    RehearsedChangeset changeset =
        last(
            rehearse(
                """
                SELECT 1;
                --rollback SELECT 1;

                --changeset shop:otherwise splitStatements:false
                DO $$BEGIN
                  IF nextval('public.runs') = 1 THEN LOCK TABLE public.orders IN SHARE MODE;
                  ELSE LOCK TABLE public.orders IN ACCESS EXCLUSIVE MODE; END IF;
                  PERFORM pg_sleep(0.4);
                END$$""",
                "SELECT 1;",
                2,
                new RehearsalTraffic.Generated(),
                database));

    assertThat(changeset.findings())
        .filteredOn(finding -> finding.rule().name().equals("trace-contradicted"))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .contains("public.orders")
                    .contains("no reads to wait, since the trace tells no stronger lock than SHARE")
                    .containsPattern("a stall of \\d{3,} ms"));
  }

  @Test
  void statementsOfAFileAreRunAndRolledBack(TestDatabase database) throws IOException {
    Path file = project.resolve("traffic.sql");
    Files.writeString(
        file,
        "-- As the shop does.\nINSERT INTO public.audit VALUES (now());\nSELECT code FROM public.orders;\nSELECT FROM public.nowhere;\n");

    RehearsedChangeset changeset =
        last(
            rehearse(
                "LOCK TABLE public.orders IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(0.4);",
                "SELECT 1;",
                new RehearsalTraffic.InFile(file),
                database));

    assertThat(changeset.traffic())
        .extracting(TrafficStall::of, TrafficStall::waited)
        .containsExactly(
            tuple("INSERT INTO public.audit VALUES (now())", false),
            tuple("SELECT code FROM public.orders", true),
            tuple("SELECT FROM public.nowhere", false));
    assertThat(changeset.traffic().get(2).failure())
        .hasValueSatisfying(
            why -> assertThat(why).contains("relation \"public.nowhere\" does not exist"));
    assertThat(rules(changeset)).doesNotContain("rows-lost", "rows-changed");
  }

  private static RehearsedChangeset last(RehearsalReport report) {
    return report.changesets().get(report.changesets().size() - 1);
  }

  private static List<String> rules(RehearsedChangeset changeset) {
    return changeset.findings().stream().map(finding -> finding.rule().name()).toList();
  }

  private RehearsalReport rehearse(
      String up, String down, RehearsalTraffic traffic, TestDatabase database) throws IOException {
    return rehearse(up, down, 1, traffic, database);
  }

  private RehearsalReport rehearse(
      String up, String down, int changesets, RehearsalTraffic traffic, TestDatabase database)
      throws IOException {
    Files.writeString(
        project.resolve("master.sql"),
        TABLES + "\n--changeset shop:change\n" + up + "\n--rollback " + down + "\n");
    return ReferenceServer.at(
            database.settings(),
            Surroundings.DEFAULT.withChangelog(
                ChangelogOptions.builder()
                    .changelogFile("master.sql")
                    .searchPath(List.of(project))
                    .build()))
        .rehearse(
            Optional.empty(),
            new RehearseOptions(
                RehearseOptions.DEFAULT.query(),
                new RehearsalStart.BeforeLast(changesets),
                0,
                Optional.empty(),
                RehearseOptions.DEFAULT.sizes(),
                List.of(),
                List.of(),
                RehearseOptions.DEFAULT.accepted(),
                false,
                traffic),
            RehearsalProgress.NONE);
  }
}
