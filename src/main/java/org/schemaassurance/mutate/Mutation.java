package org.schemaassurance.mutate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.LostConnection;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.MutationReport;
import org.schemaassurance.model.MutationReport.Result;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.reference.ThrowawayDatabases;
import org.schemaassurance.rules.RuleSet;

/**
 * Tests rules by sabotage:
 *
 * <ol>
 *   <li>builds a database from the changelog, on which the rules have to hold;
 *   <li>derives mutants from what the rules declare and this database has;
 *   <li>applies each to a copy of its own and evaluates all rules there;
 *   <li>says which mutants no rule noticed.
 * </ol>
 */
public final class Mutation {
  private final ThrowawayDatabases databases;
  private final RuleSet rules;
  private final RuleJudge judge;

  /** Fills an empty database with what the changelog makes. */
  @FunctionalInterface
  public interface Recipe {
    /**
     * @param connection in autocommit mode, of the role that will own everything
     */
    void build(Connection connection) throws SQLException;
  }

  /** Evaluates the rules. */
  @FunctionalInterface
  public interface RuleJudge {
    /**
     * Every rule's findings on a database.
     *
     * @throws UndeterminedException if the database cannot be read
     */
    List<Finding> findings(ConnectionSettings database);
  }

  /** Is told how far it is. Called by several threads. */
  @FunctionalInterface
  public interface Progress {
    void tried(int mutants, int of);
  }

  /** Which mutants are tried. */
  @FunctionalInterface
  public interface Choice {
    boolean takes(Mutant mutant);
  }

  public Mutation(ThrowawayDatabases databases, RuleSet rules, RuleJudge judge) {
    this.databases = databases;
    this.rules = rules;
    this.judge = judge;
  }

  /** A database on which the rules hold, with what was found on it. */
  public record Reference(String database, ReferenceContents contents, List<Finding> findings) {
    public Reference {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Builds the database that copies are made of.
   *
   * @param changelog what the recipe makes of it
   * @throws UndeterminedException if it cannot be built, or the rules do not hold on it
   */
  public Reference reference(Recipe recipe, ReferenceContents.Changelog changelog) {
    String database = databases.create();
    build(recipe, database);
    List<Finding> findings = judge.findings(databases.settings(database));
    findings.stream()
        .filter(finding -> finding.breaksVerdict() || finding.status() == Finding.Status.UNKNOWN)
        .findFirst()
        .ifPresent(Mutation::refuse);
    return new Reference(database, contents(database, changelog), findings);
  }

  private void build(Recipe recipe, String database) {
    try (WritableSession session =
        WritableSession.open(databases.settings(database), "mutate", databases.limits())) {
      build(recipe, session.connection());
    }
  }

  private static void build(Recipe recipe, Connection connection) {
    try {
      recipe.build(connection);
    } catch (SQLException failed) {
      throw LostConnection.or(
          "The reference database cannot be built: " + failed.getMessage(), failed, connection);
    }
  }

  private static void refuse(Finding finding) {
    throw new UndeterminedException(
        "The rules do not hold on a database that the changelog has just built, so sabotage would not stand out: "
            + finding.message());
  }

  private ReferenceContents contents(String database, ReferenceContents.Changelog changelog) {
    try (ReadOnlySession session =
        ReadOnlySession.open(databases.settings(database), "mutate", databases.limits())) {
      return new ReferenceReader(session).read(rules, changelog);
    }
  }

  /**
   * Tries every mutant that is chosen.
   *
   * @param minScore the percentage that is good enough
   * @throws UndeterminedException if the server fails us, or no mutant could be applied
   */
  public MutationReport run(Reference reference, int minScore, Choice choice, Progress progress) {
    Instant startedAt = Instant.now();
    List<Mutant> mutants =
        Sabotages.of(rules, reference.contents()).stream().filter(choice::takes).toList();
    List<Result> tried =
        new MutationRun(databases, reference.database(), judge, new Detection(reference.findings()))
            .results(mutants, progress);
    Stream<Result> untested =
        Stream.concat(
                UntestedInvariants.of(rules).stream(), UntestedBehaviours.of(rules, tried).stream())
            .filter(result -> choice.takes(result.mutant()));
    MutationReport report =
        new MutationReport(
            rules.title(),
            databases.target(),
            startedAt,
            Duration.between(startedAt, Instant.now()),
            minScore,
            Stream.concat(tried.stream(), untested).toList());
    if (report.killed().isEmpty() && report.survived().isEmpty()) {
      throw new UndeterminedException(
          "No sabotage could be applied ("
              + report.skipped().size()
              + " skipped), so nothing is known of the rules.");
    }
    return report;
  }
}
