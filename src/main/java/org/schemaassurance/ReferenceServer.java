package org.schemaassurance;

import java.time.Duration;
import java.util.Optional;
import org.schemaassurance.assurance.BuiltDatabases;
import org.schemaassurance.assurance.ByChangelog;
import org.schemaassurance.assurance.Migration;
import org.schemaassurance.assurance.MutationJob;
import org.schemaassurance.assurance.ReferenceBuild;
import org.schemaassurance.assurance.RehearsalJob;
import org.schemaassurance.assurance.RuleInitialization;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.ReadableDatabase;
import org.schemaassurance.model.MutationReport;
import org.schemaassurance.model.RehearsalReport;
import org.schemaassurance.model.SweptDatabases;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.reference.ThrowawayDatabases;
import org.schemaassurance.rehearse.hints.HintChoice;
import org.schemaassurance.rules.RuleSet;

/** A server where databases may be created and dropped; those that are there are left alone. */
public final class ReferenceServer {
  private final ConnectionSettings settings;
  private final Surroundings surroundings;

  private ReferenceServer(ConnectionSettings settings, Surroundings surroundings) {
    this.settings = settings;
    this.surroundings = surroundings;
  }

  /** The one that the settings name, with any database of it, and nothing around it. */
  public static ReferenceServer at(ConnectionSettings settings) {
    return at(settings, Surroundings.DEFAULT);
  }

  /** The one that the settings name, with any database of it. */
  public static ReferenceServer at(ConnectionSettings settings, Surroundings surroundings) {
    return new ReferenceServer(settings, surroundings);
  }

  /**
   * Tests rules: builds databases from the changelog, sabotages each in one way, and asks the
   * rules.
   *
   * @return what became of each mutant
   * @throws UsageException if the changelog, or another file, cannot be read
   * @throws UndeterminedException if the rules do not hold before, no mutant could be tried, or the
   *     server fails us
   */
  public MutationReport mutate(Rules rules, MutateOptions options, MutationProgress progress) {
    MutationJob.Request request =
        new MutationJob.Request(
            Limits.ofStatement(options.query()),
            options.changelog(),
            options.seed(),
            options.choice()::test,
            options.minScore());
    return new MutationJob(
            surroundings.cancellation(), surroundings.changelogs(), surroundings.remarks(), request)
        .run(settings, rules.all(), progress::at);
  }

  /**
   * Runs the changesets of the changelog of {@link Surroundings#changelog()} up, down and up in a
   * database of its own, and tells what that shows.
   *
   * @param rules that are judged after each changeset, with their behaviours
   * @return what came of each changeset
   * @throws UsageException if the changelog, or another file, cannot be read
   * @throws UndeterminedException if the state to begin with cannot be made, or the server fails us
   */
  public RehearsalReport rehearse(
      Optional<Rules> rules, RehearseOptions options, RehearsalProgress progress) {
    return rehearse(Optional.empty(), rules, options, progress);
  }

  /**
   * The same of the changesets alone that have not run in a database, from the state that the
   * others make. That database is read, as for a verification.
   *
   * @param production whose next update is rehearsed
   * @throws UndeterminedException as well if it is of another major version than this server
   */
  public RehearsalReport rehearsePending(
      ConnectionSettings production,
      Optional<Rules> rules,
      RehearseOptions options,
      RehearsalProgress progress) {
    return rehearse(Optional.of(ReadableDatabase.at(production)), rules, options, progress);
  }

  private RehearsalReport rehearse(
      Optional<ReadableDatabase> production,
      Optional<Rules> rules,
      RehearseOptions options,
      RehearsalProgress progress) {
    RehearsalJob.Request request =
        new RehearsalJob.Request(
            Limits.ofStatement(options.query()),
            options.start(),
            production,
            options.rows(),
            options.data(),
            rules.map(Rules::all).orElse(RuleSet.EMPTY),
            new HintChoice(options.onlyHints(), options.exceptHints()).hints(),
            options.sizes(),
            options.accepted().waivers(),
            options.keepGoing(),
            options.traffic());
    return new RehearsalJob(
            surroundings.cancellation(), surroundings.changelogs(), surroundings.remarks(), request)
        .run(settings, progress::at);
  }

  /**
   * Databases of one's own on it, until they are closed.
   *
   * @param query the longest that one statement may take
   * @throws UndeterminedException if there is no connection, or the role may not create databases
   */
  public ReferenceDatabases databases(Duration query) {
    return new ReferenceDatabases(
        BuiltDatabases.on(
            settings,
            surroundings.cancellation(),
            Limits.ofStatement(query),
            surroundings.remarks()),
        surroundings);
  }

  /**
   * Writes rules for what the changelog of {@link Surroundings#changelog()} makes of an empty
   * database, each of which holds there; what is the server's is in none of them.
   *
   * @throws UsageException if the changelog cannot be read
   * @throws UndeterminedException if a changeset fails, or the server refuses a database
   */
  public DraftedRules draftRules(DraftOptions options) {
    return draftRules(new ByChangelog(surroundings.changelogs().named(Optional.empty())), options);
  }

  /**
   * Writes rules for what a command makes of an empty database; otherwise as {@link
   * #draftRules(DraftOptions)}.
   *
   * @throws UndeterminedException if the command fails, or makes nothing
   */
  public DraftedRules draftRules(MigrationCommand command, DraftOptions options) {
    return draftRules(command.migration(), options);
  }

  private DraftedRules draftRules(Migration migration, DraftOptions options) {
    RuleInitialization initialization =
        new RuleInitialization(surroundings.cancellation(), surroundings.changelogs())
            .madeBy(migration.name());
    return new ReferenceBuild(settings, surroundings.remarks())
        .in(
            surroundings.cancellation(),
            "rules init",
            Limits.ofStatement(options.query()),
            migration,
            database -> options.drafted(initialization, ReadableDatabase.at(database)));
  }

  /**
   * Drops the databases that killed runs have left here; every run does so, too, before it begins.
   *
   * @param query the longest that one statement may take
   * @throws UndeterminedException if there is no connection
   */
  public SweptDatabases sweep(Duration query) {
    return ThrowawayDatabases.clean(settings, "mutate", Limits.ofStatement(query));
  }
}
