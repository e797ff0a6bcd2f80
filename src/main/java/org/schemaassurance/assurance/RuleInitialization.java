package org.schemaassurance.assurance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.schemaassurance.catalog.CatalogReader;
import org.schemaassurance.catalog.SnapshotReader;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.connect.ReadableDatabase;
import org.schemaassurance.data.GuardedQueries;
import org.schemaassurance.data.QueryRights;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.model.Inventory;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.TablePattern;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.model.Unsaid;
import org.schemaassurance.report.UnsaidText;
import org.schemaassurance.rules.init.DraftSection;
import org.schemaassurance.rules.init.RuleFileText;
import org.schemaassurance.rules.init.SchemaDrafts;
import org.schemaassurance.rules.init.UnsaidFacts;
import org.schemaassurance.verify.DeclaredByRules;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Snapshots;

/**
 * Makes rules out of a database.
 *
 * <ol>
 *   <li>Lists what there is, and reads it in one snapshot.
 *   <li>Drafts a rule for everything.
 *   <li>Reads each draft back and judges it as verify would, in the same snapshot; one that does
 *       not hold is taken to pieces.
 *   <li>Writes the ones that hold, and the others as comments with the reason.
 *   <li>Lists what else a snapshot for drift knows of the same objects.
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
   * @param unsaid what else the database has that no rule says
   */
  public record Result(String text, List<String> doubts, Unsaid unsaid) {
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
    requireAll(patterns, inventory, reader, session.target().database());
    LiveSchema schema = reader.read(inventory.request());
    JudgedDrafts judged = new JudgedDrafts(evidence(session, schema));
    SchemaDrafts drafts = new SchemaDrafts(schema, inventory);
    List<DraftSection> sections = new ArrayList<>(judged.of(drafts.sections()));
    sections.add(judged.of("Beside what is declared", drafts.closedLists()));
    sections.removeIf(section -> section.rules().isEmpty());
    Unsaid unsaid =
        UnsaidFacts.of(
            SnapshotReader.read(session, EnumSet.allOf(SchemaSnapshot.Extra.class)),
            SnapshotReader.facts(session),
            judged.subjects(),
            inventory,
            schemas);
    String title = "Rules for " + session.target().database();
    return new Result(
        RuleFileText.of(
            title, sections, judged.doubts(), UnsaidText.lines(unsaid, patterns, false)),
        List.copyOf(judged.doubts().values()),
        unsaid);
  }

  private static void requireAll(
      List<TablePattern> patterns, Inventory inventory, CatalogReader reader, String database) {
    List<TablePattern> ofNothing =
        patterns.stream().filter(pattern -> !inventory.hasSomethingOf(pattern)).toList();
    if (!ofNothing.isEmpty()) {
      throw new UndeterminedException(
          "The database "
              + database
              + " has nothing to write rules for in "
              + ofNothing.stream().map(TablePattern::text).collect(Collectors.joining(", "))
              + alike(ofNothing, reader)
              + ".");
    }
  }

  /** Upper and lower case count in the catalog, and people forget them. */
  private static String alike(List<TablePattern> patterns, CatalogReader reader) {
    List<String> others =
        reader.inventory(List.of(TablePattern.ALL), List.of()).relations().stream()
            .filter(name -> patterns.stream().anyMatch(it -> it.matchesInAnyCase(name)))
            .map(QualifiedName::toString)
            .limit(3)
            .toList();
    return others.isEmpty() ? "" : "; there is " + String.join(", ", others);
  }

  private Evidence evidence(ReadOnlySession session, LiveSchema schema) {
    return new Evidence(
        schema,
        new GuardedQueries(session, false, QueryRights.REDUCED),
        new LiveChangelog(session, changelogs),
        Snapshots.NONE,
        new FurtherCatalog(session),
        new DeclaredByRules(List.of()));
  }
}
