package org.schemaassurance.assurance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.schemaassurance.catalog.CatalogReader;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.connect.ReadableDatabase;
import org.schemaassurance.data.GuardedQueries;
import org.schemaassurance.data.QueryRights;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Inventory;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.TablePattern;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.report.TerminalText;
import org.schemaassurance.rules.Rule;
import org.schemaassurance.rules.RuleFileReader;
import org.schemaassurance.rules.init.DraftRule;
import org.schemaassurance.rules.init.DraftSection;
import org.schemaassurance.rules.init.RuleFileText;
import org.schemaassurance.rules.init.SchemaDrafts;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.RuleEngine;
import org.schemaassurance.verify.Snapshots;
import org.schemaassurance.verify.checks.Checks;

/**
 * Makes rules out of a database.
 *
 * <ol>
 *   <li>Lists what there is, and reads it in one snapshot.
 *   <li>Drafts a rule for everything.
 *   <li>Reads each draft back and judges it as verify would, in the same snapshot.
 *   <li>Writes the ones that hold, and the others as comments with the reason.
 * </ol>
 */
public final class RuleInitialization {
  private final Cancellation cancellation;
  private final LiveChangelog.Source changelogs;

  public RuleInitialization(Cancellation cancellation, LiveChangelog.Source changelogs) {
    this.cancellation = cancellation;
    this.changelogs = changelogs;
  }

  /**
   * @param text of the rule file
   * @param doubts why something is not a rule, a sentence each
   */
  public record Result(String text, List<String> doubts) {
    public Result {
      doubts = List.copyOf(doubts);
    }
  }

  /**
   * Reads and drafts.
   *
   * @param schemas whose functions are wanted too
   * @param timeout the longest that one query may take
   * @throws UndeterminedException if there is no connection, nothing under those names, or the
   *     catalog cannot be read
   */
  public Result run(
      ReadableDatabase database,
      List<TablePattern> patterns,
      List<String> schemas,
      Duration timeout) {
    return new Reading(cancellation, database, "rules init", Limits.ofStatement(timeout))
        .of(session -> rulesOf(session, patterns, schemas));
  }

  private Result rulesOf(
      ReadOnlySession session, List<TablePattern> patterns, List<String> schemas) {
    CatalogReader reader = new CatalogReader(session.connection());
    Inventory inventory = reader.inventory(patterns, schemas);
    if (inventory.isEmpty()) {
      throw nothingThere(patterns, session.target().database());
    }
    LiveSchema schema = reader.read(inventory.request());
    List<DraftSection> sections = new SchemaDrafts(schema, inventory).sections();
    Map<DraftRule, String> doubts = judge(sections, evidence(session, schema));
    String title = "Rules for " + session.target().database();
    return new Result(RuleFileText.of(title, sections, doubts), new ArrayList<>(doubts.values()));
  }

  private static UndeterminedException nothingThere(List<TablePattern> patterns, String database) {
    return new UndeterminedException(
        "The database "
            + database
            + " has nothing to write rules for in "
            + patterns.stream().map(TablePattern::text).collect(Collectors.joining(", "))
            + ".");
  }

  private Evidence evidence(ReadOnlySession session, LiveSchema schema) {
    return new Evidence(
        schema,
        new GuardedQueries(session, false, QueryRights.REDUCED),
        new LiveChangelog(session, changelogs),
        Snapshots.NONE,
        new FurtherCatalog(session),
        List.of());
  }

  private static Map<DraftRule, String> judge(List<DraftSection> sections, Evidence evidence) {
    RuleFileReader reader = new RuleFileReader(Checks.ALL);
    RuleEngine engine = new RuleEngine(Checks.ALL);
    Map<DraftRule, String> doubts = new LinkedHashMap<>();
    for (DraftSection section : sections) {
      for (DraftRule draft : section.rules()) {
        doubt(draft, reader, engine, evidence).ifPresent(reason -> doubts.put(draft, reason));
      }
    }
    return doubts;
  }

  private static Optional<String> doubt(
      DraftRule draft, RuleFileReader reader, RuleEngine engine, Evidence evidence) {
    try {
      List<Rule> rules = reader.readText(draft.name(), draft.asFile()).rules();
      return engine.evaluate(rules, evidence).findings().stream()
          .filter(finding -> finding.status() != Finding.Status.HOLDS)
          .map(finding -> TerminalText.safe(finding.message()))
          .findFirst();
    } catch (UsageException unreadable) {
      // What the catalog prints and a rule cannot say yet: better no rule than no file.
      return Optional.of(TerminalText.safe(unreadable.getMessage()));
    }
  }
}
