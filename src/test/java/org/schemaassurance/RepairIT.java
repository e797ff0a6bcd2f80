package org.schemaassurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.schemaassurance.model.BackfillHistory;
import org.schemaassurance.model.BackfillListener;
import org.schemaassurance.model.BackfillOptions;
import org.schemaassurance.model.BackfillOptions.Pace;
import org.schemaassurance.model.BackfillOptions.Waits;
import org.schemaassurance.model.BackfillOutcome;
import org.schemaassurance.model.BackfillProgress;
import org.schemaassurance.model.BackfillReport;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.model.CronRun;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.support.BelowWorkingDirectory;
import org.schemaassurance.support.CopiedItems;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;

/** What a program can have repaired that has no command line. */
@Template
final class RepairIT {
  private static final String RULES = CopiedItems.rules("id");

  private static final BackfillOptions ROW_BY_ROW =
      BackfillOptions.DEFAULT.at(
          new Pace(OptionalInt.of(1), Pace.DEFAULT.target(), Pace.DEFAULT.pause(), false));

  @TempDir(factory = BelowWorkingDirectory.class)
  private Path folder;

  private Rules rules;

  @BeforeEach
  void items(TestDatabase database) throws SQLException, IOException {
    database.execute(
        "CREATE TABLE public.item (id int PRIMARY KEY, value int, copied int);"
            + " INSERT INTO public.item SELECT n, n, NULL FROM generate_series(1, 30) AS n");
    Files.writeString(folder.resolve("rules.yaml"), RULES);
    rules = Rules.in(folder);
  }

  @Test
  void plansARepairOnADataSource(TestDatabase database) throws SQLException {
    BackfillReport planned = assurance(database).backfillPlan(rules.backfills(), ROW_BY_ROW);

    assertThat(planned.exitStatus()).isEqualTo(ExitStatus.BROKEN);
    assertThat(planned.results().get(0).plan())
        .hasValueSatisfying(plan -> assertThat(plan.key()).containsExactly("id"));
    assertThat(left(database)).isEqualTo(30L);
  }

  @Test
  void repairsAndTellsHowFarItIs(TestDatabase database) throws SQLException {
    List<String> heard = new ArrayList<>();

    BackfillReport repaired =
        Repair.of(database.settings())
            .backfill(rules.backfills(), BackfillOptions.DEFAULT, noting(heard));

    assertThat(repaired.exitStatus()).isEqualTo(ExitStatus.HOLDS);
    assertThat(repaired.results().get(0).outcome())
        .hasValueSatisfying(done -> assertThat(done.repaired()).isEqualTo(30));
    assertThat(heard).startsWith("begins copies", "repaired 30").endsWith("ended");
    assertThat(left(database)).isZero();
  }

  @Test
  void tellsOnADataSourceWhatHasRun(TestDatabase database) {
    assertThat(assurance(database).backfillHistory(TimeLimits.DEFAULT).jobs()).isEmpty();

    Repair.of(database.settings())
        .backfill(rules.backfills(), BackfillOptions.DEFAULT, BackfillListener.NONE);

    BackfillHistory history = assurance(database).backfillHistory(TimeLimits.DEFAULT);
    assertThat(history.jobs()).extracting(BackfillHistory.Job::name).containsExactly("copies");
    assertThat(history.runs()).extracting(BackfillHistory.Run::ending).containsExactly("finished");
  }

  @Test
  void whoeverCancelsEndsItBetweenTwoBatchesAndTheNextRunGoesOn(TestDatabase database)
      throws SQLException {
    Ending ending = new Ending();
    Repair repair = Repair.of(database.settings(), Surroundings.DEFAULT.withCancellation(ending));

    BackfillReport ended = repair.backfill(rules.backfills(), ROW_BY_ROW, ending);

    assertThat(ended.exitStatus()).isEqualTo(ExitStatus.INTERRUPTED);
    assertThat(ended.results().get(0).outcome().map(BackfillOutcome::ending))
        .contains(BackfillOutcome.Ending.INTERRUPTED);
    long missing = left(database);
    assertThat(missing).isBetween(1L, 29L);

    BackfillReport next =
        repair.backfill(rules.backfills(), BackfillOptions.DEFAULT, BackfillListener.NONE);
    assertThat(next.results().get(0).outcome())
        .hasValueSatisfying(
            done -> {
              assertThat(done.resumed()).isTrue();
              assertThat(done.repaired()).isEqualTo(missing);
            });
  }

  @Test
  void anOptionThatCannotBeMeantIsRefusedBeforeAnythingIsSent(TestDatabase database)
      throws SQLException {
    Waits deleting =
        new Waits(
            Optional.of("DELETE FROM public.item"),
            Waits.DEFAULT.maxLag(),
            Waits.DEFAULT.lock(),
            Waits.DEFAULT.lease(),
            false);

    assertThatThrownBy(
            () ->
                Repair.of(database.settings())
                    .backfill(
                        rules.backfills(),
                        BackfillOptions.DEFAULT.with(deleting),
                        BackfillListener.NONE))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--pause-while: expected a query");
    assertThat(left(database)).isEqualTo(30L);
  }

  @Test
  void cronRepairsAndVerifies(TestDatabase database) throws SQLException {
    CronRun run =
        new Cron(Surroundings.DEFAULT)
            .run(database.settings(), rules, rules.backfills(), BackfillOptions.DEFAULT);

    assertThat(run.status()).isEqualTo(ExitStatus.HOLDS);
    assertThat(run.repaired()).isEqualTo(Map.of("copies", 30L));
    assertThat(run.verification().map(Report::verdict)).contains(Report.Verdict.HOLDS);
    assertThat(left(database)).isZero();
  }

  @Test
  void cronCanBeToldOfBeforeItHasAskedAnything(TestDatabase database) {
    Cron cron = new Cron(Surroundings.DEFAULT);
    cron.goesTo(database.settings());

    CronRun ended = cron.ended(ExitStatus.INTERRUPTED, "Nobody waits any more.");

    assertThat(ended.database()).isEqualTo(database.name());
    assertThat(ended.message()).contains("Nobody waits any more.");
    assertThat(ended.verification()).isEmpty();
  }

  private static long left(TestDatabase database) throws SQLException {
    return (long)
        database.value("SELECT count(*) FROM public.item WHERE copied IS DISTINCT FROM value");
  }

  private static SchemaAssurance assurance(TestDatabase database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(database.jdbcUrl());
    source.setUser(database.settings().user());
    source.setPassword(database.settings().password().orElse(""));
    return SchemaAssurance.of(source);
  }

  private static BackfillListener noting(List<String> heard) {
    return new BackfillListener() {
      @Override
      public void begins(String backfill) {
        heard.add("begins " + backfill);
      }

      @Override
      public void progressed(BackfillProgress progress) {
        heard.add("repaired " + progress.repaired());
      }

      @Override
      public void remarked(String sentence) {
        heard.add(sentence);
      }

      @Override
      public void ended() {
        heard.add("ended");
      }
    };
  }

  /** Ends the work once, from another thread, when the first batch is committed. */
  private static final class Ending implements Cancellation, BackfillListener {
    private Optional<Runnable> end = Optional.empty();
    private boolean isOver;

    @Override
    public Stage during(String state, Runnable ofThisStage) {
      end = Optional.of(ofThisStage);
      return () -> end = Optional.empty();
    }

    @Override
    public void progressed(BackfillProgress progress) {
      if (!isOver) {
        isOver = true;
        new Thread(end.orElseThrow(), "cancels").start();
      }
    }

    @Override
    public void remarked(String sentence) {
      throw new AssertionError(sentence);
    }
  }
}
