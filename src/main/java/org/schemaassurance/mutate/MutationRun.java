package org.schemaassurance.mutate;

import java.sql.Connection;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.schemaassurance.connect.LostConnection;
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
  private final Detection detection;
  private final AtomicReference<Optional<LostConnection>> lost =
      new AtomicReference<>(Optional.empty());

  MutationRun(
      ThrowawayDatabases databases,
      String template,
      Mutation.RuleJudge judge,
      Detection detection) {
    this.databases = databases;
    this.template = template;
    this.judge = judge;
    this.detection = detection;
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
                            Result result = new Result(mutant, fateUnlessLost(mutant));
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

  /** The first to lose the server says so, and the others have nothing to wait for. */
  private Fate fateUnlessLost(Mutant mutant) {
    if (lost.get().isPresent()) {
      throw lost.get().get();
    }
    try {
      return fate(mutant);
    } catch (LostConnection gone) {
      lost.compareAndSet(Optional.empty(), Optional.of(gone));
      databases.expectSilence();
      throw lost.get().get();
    }
  }

  private Fate fate(Mutant mutant) {
    String database = databases.cloneOf(template);
    Fate fate =
        refusal(mutant, database)
            .map(reason -> notApplied(mutant, reason))
            .orElseGet(() -> judged(mutant, database));
    databases.drop(database);
    return fate;
  }

  private Optional<String> refusal(Mutant mutant, String database) {
    try (WritableSession session =
        WritableSession.open(databases.settings(database), "mutate", databases.limits())) {
      return refusal(mutant, session.connection());
    }
  }

  private static Optional<String> refusal(Mutant mutant, Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(mutant.sql());
      return Optional.empty();
    } catch (SQLException refused) {
      LostConnection.in(refused, connection)
          .ifPresent(
              lost -> {
                throw lost;
              });
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
      return detection.fate(mutant, judge.findings(databases.settings(database)));
    } catch (LostConnection lost) {
      throw lost;
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
