package org.schemaassurance.mutate;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.MutationReport.Fate;
import org.schemaassurance.model.MutationReport.Result;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.reference.ThrowawayDatabases;

/**
 * Tries mutants, each on a fresh copy of one database, as many at a time as there are processors.
 */
final class MutationRun {
  private final ThrowawayDatabases databases;
  private final String template;
  private final Mutation.RuleJudge judge;
  private final Noticing noticing;

  MutationRun(
      ThrowawayDatabases databases, String template, Mutation.RuleJudge judge, Noticing noticing) {
    this.databases = databases;
    this.template = template;
    this.judge = judge;
    this.noticing = noticing;
  }

  /**
   * What becomes of each, in their order.
   *
   * @throws UndeterminedException if the server fails us
   */
  List<Result> results(List<Mutant> mutants, Mutation.Progress progress) {
    AtomicInteger done = new AtomicInteger();
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<Result>> results =
          workers.invokeAll(
              mutants.stream()
                  .<Callable<Result>>map(
                      mutant ->
                          () -> {
                            Result result = new Result(mutant, fate(mutant));
                            progress.tried(done.incrementAndGet(), mutants.size());
                            return result;
                          })
                  .toList());
      return results.stream().map(MutationRun::resultOf).toList();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UndeterminedException("mutate was interrupted.", interrupted);
    } finally {
      workers.shutdownNow();
    }
  }

  private static Result resultOf(Future<Result> future) {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException told) {
        throw told;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UndeterminedException("mutate was interrupted.", interrupted);
    }
  }

  private Fate fate(Mutant mutant) {
    String database = databases.cloneOf(template);
    try {
      return refusal(mutant, database)
          .map(reason -> notApplied(mutant, reason))
          .orElseGet(() -> judged(mutant, database));
    } finally {
      databases.drop(database);
    }
  }

  private Optional<String> refusal(Mutant mutant, String database) {
    try (WritableSession session = WritableSession.open(databases.settings(database), "mutate");
        Statement statement = session.connection().createStatement()) {
      statement.execute(mutant.sql());
      return Optional.empty();
    } catch (SQLException refused) {
      return Optional.of(firstLine(refused));
    }
  }

  /** A mutant that a rule file declares has to work, or its rule is not tested. */
  private static Fate notApplied(Mutant mutant, String reason) {
    return mutant.violates().isPresent()
        ? new Fate.Survived("It could not be applied: " + reason)
        : new Fate.Skipped(reason);
  }

  private Fate judged(Mutant mutant, String database) {
    try {
      return noticing.fate(mutant, judge.findings(databases.settings(database)));
    } catch (UndeterminedException failed) {
      return new Fate.Survived("Verification ended without a finding: " + failed.getMessage());
    }
  }

  private static String firstLine(SQLException refused) {
    return Stream.ofNullable(refused.getMessage())
        .flatMap(String::lines)
        .findFirst()
        .map(line -> line.endsWith(".") ? line : line + ".")
        .orElse("The server gave no reason.");
  }
}
