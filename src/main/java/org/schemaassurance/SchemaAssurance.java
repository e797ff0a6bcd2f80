package org.schemaassurance;

import java.util.List;
import javax.sql.DataSource;
import org.schemaassurance.assurance.BackfillsInTurn;
import org.schemaassurance.assurance.Comparison;
import org.schemaassurance.assurance.GrantScript;
import org.schemaassurance.assurance.Linting;
import org.schemaassurance.assurance.OriginsOfObjects;
import org.schemaassurance.assurance.Reading;
import org.schemaassurance.assurance.RuleInitialization;
import org.schemaassurance.assurance.Verification;
import org.schemaassurance.backfill.JobHistory;
import org.schemaassurance.catalog.TableSizesReader;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.ReadableDatabase;
import org.schemaassurance.data.QueryRights;
import org.schemaassurance.lint.LintChoice;
import org.schemaassurance.model.BackfillHistory;
import org.schemaassurance.model.BackfillOptions;
import org.schemaassurance.model.BackfillReport;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.TableSizes;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.model.UsageException;

/**
 * Questions to one database, none of which changes it: each is asked in a transaction of its own
 * that is READ ONLY. No connection is held in between, so there is nothing to close.
 */
public final class SchemaAssurance {
  private final ReadableDatabase database;
  private final Surroundings surroundings;

  private SchemaAssurance(ReadableDatabase database, Surroundings surroundings) {
    this.database = database;
    this.surroundings = surroundings;
  }

  /** Of the database that the settings name, with nothing around it. */
  public static SchemaAssurance of(ConnectionSettings settings) {
    return of(settings, Surroundings.DEFAULT);
  }

  /** Of the database that the settings name. */
  public static SchemaAssurance of(ConnectionSettings settings, Surroundings surroundings) {
    return new SchemaAssurance(ReadableDatabase.at(settings), surroundings);
  }

  /** Of the database that a data source leads to, with nothing around it. */
  public static SchemaAssurance of(DataSource source) {
    return of(source, Surroundings.DEFAULT);
  }

  /**
   * Of the database that a data source leads to.
   *
   * @param source of connections of PostgreSQL's driver, through a pool or not, that are in no
   *     transaction; each goes back as it came
   */
  public static SchemaAssurance of(DataSource source, Surroundings surroundings) {
    return new SchemaAssurance(ReadableDatabase.of(source), surroundings);
  }

  /**
   * Judges rules.
   *
   * @return a finding for each rule, those that hold too; what could not be found out is unknown
   * @throws UsageException if no rule is asked for, or a changelog that one names cannot be read;
   *     nothing was sent then
   * @throws UndeterminedException if there is no connection or the catalog cannot be read
   */
  public Report verify(Rules rules, VerifyOptions options) {
    if (rules.asked().isEmpty()) {
      throw new UsageException("No rule is left to check.");
    }
    return new Verification(
            surroundings.cancellation(),
            surroundings.changelogs(),
            QueryRights.of(options.ownRights()),
            options.built())
        .run(database, rules.all(), rules.asked(), options.limits().fromNow(), options.samples());
  }

  /**
   * Of rules for changelogs, which changesets have not run, where that is all that breaks them: the
   * next update mends them.
   *
   * @return a sentence for each such rule; none of one that holds, or that something else breaks
   * @throws UsageException if a changelog cannot be read; nothing was sent then
   * @throws UndeterminedException if there is no connection
   */
  public List<String> unrunChangesets(Rules rules, TimeLimits limits) {
    return new Verification(
            surroundings.cancellation(), surroundings.changelogs(), QueryRights.REDUCED)
        .unrun(database, rules.asked(), limits.fromNow());
  }

  /**
   * Tells what anybody would want to know of a database of which nothing has been declared: what is
   * there and not in force, and what linters find.
   *
   * @return for each lint what it tells, that there is nothing, or why it could not be found out
   * @throws UsageException if a lint is not known, or none is left; nothing was sent then
   * @throws UndeterminedException if there is no connection, or one of the schemas is not there
   */
  public Report lint(LintOptions options) {
    LintChoice choice = new LintChoice(options.only(), options.except(), options.severities());
    return new Linting(
            surroundings.cancellation(),
            choice.lints(),
            options.schemas(),
            options.waivers().waivers())
        .of(database, options.limits().fromNow());
  }

  /**
   * Compares the database's schema with what it should be.
   *
   * @return a finding for each difference
   * @throws UsageException if a changelog cannot be read
   * @throws UndeterminedException if one of the schemas cannot be read
   */
  public Report drift(Schema expected, DriftOptions options) {
    return drift(expected, Schema.of(database), options, surroundings);
  }

  /**
   * Compares two schemas.
   *
   * @return a finding for each difference
   * @throws UsageException if a changelog cannot be read
   * @throws UndeterminedException if one of the schemas cannot be read
   */
  public static Report drift(
      Schema expected, Schema found, DriftOptions options, Surroundings surroundings) {
    OriginsOfObjects origins =
        options
            .changelog()
            .map(changelog -> changelog.orElse(surroundings.changelog()))
            .map(surroundings::withChangelog)
            .map(Surroundings::changelogs)
            .map(changelogs -> OriginsOfObjects.of(changelogs, surroundings.remarks()))
            .orElse(OriginsOfObjects.UNKNOWN);
    return new Comparison(surroundings.cancellation(), options.limits().fromNow(), options.extras())
        .report(
            expected.source(surroundings),
            found.source(surroundings),
            options.accepted().ignored(),
            origins);
  }

  /**
   * The database's whole schema.
   *
   * @throws UndeterminedException if it cannot be read
   */
  public SchemaSnapshot snapshot(SnapshotOptions options) {
    return snapshot(Schema.of(database), options, surroundings);
  }

  /**
   * How large the tables are, without looking at a row.
   *
   * @throws UndeterminedException if it cannot be read
   */
  public TableSizes sizes(TimeLimits limits) {
    return new Reading(surroundings.cancellation(), database, "snapshot", limits.fromNow())
        .of(TableSizesReader::read);
  }

  /**
   * A whole schema.
   *
   * @throws UsageException if it is that of a changelog, which cannot be read
   * @throws UndeterminedException if it cannot be read
   */
  public static SchemaSnapshot snapshot(
      Schema schema, SnapshotOptions options, Surroundings surroundings) {
    return schema
        .source(surroundings)
        .read(surroundings.cancellation(), "snapshot", options.limits().fromNow(), options::extras)
        .snapshot();
  }

  /**
   * Writes rules for what is there, each of which holds now.
   *
   * @throws UndeterminedException if there is no connection, nothing under those names, or the
   *     catalog cannot be read
   */
  public DraftedRules draftRules(DraftOptions options) {
    return options.drafted(
        new RuleInitialization(surroundings.cancellation(), surroundings.changelogs()), database);
  }

  /**
   * What a role needs to verify rules, and nothing more.
   *
   * @return SQL for the owner of the tables or a superuser
   * @throws UndeterminedException if there is no connection, or the catalog cannot be read
   */
  public String grants(String role, Rules rules, TimeLimits limits) {
    return new GrantScript(role).write(database, limits.fromNow(), rules.asked());
  }

  /**
   * What {@link Repair#backfill} would do; works on a standby.
   *
   * @return with a plan for each that has something to repair
   * @throws UsageException if an option or a backfill cannot be meant so; nothing was sent then
   */
  public BackfillReport backfillPlan(Backfills backfills, BackfillOptions options) {
    return new BackfillsInTurn(surroundings.cancellation(), surroundings.changelogs(), options)
        .dryRun(database, backfills.asked());
  }

  /**
   * Which backfills have run here, who is at work, and the last runs.
   *
   * @throws UndeterminedException if it cannot be read
   */
  public BackfillHistory backfillHistory(TimeLimits limits) {
    return new Reading(surroundings.cancellation(), database, "backfill", limits.fromNow())
        .of(session -> new JobHistory(session).read());
  }
}
