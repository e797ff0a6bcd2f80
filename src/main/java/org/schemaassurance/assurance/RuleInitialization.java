package org.schemaassurance.assurance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.schemaassurance.catalog.CatalogReader;
import org.schemaassurance.catalog.SnapshotReader;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.connect.ReadableDatabase;
import org.schemaassurance.data.GuardedQueries;
import org.schemaassurance.data.QueryRights;
import org.schemaassurance.drift.Selection;
import org.schemaassurance.drift.WhoeverApplies;
import org.schemaassurance.files.Project;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.Inventory;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.SchemaObject;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.TablePattern;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.model.Unsaid;
import org.schemaassurance.report.UnsaidText;
import org.schemaassurance.rules.init.ChangelogDraft;
import org.schemaassurance.rules.init.DraftSection;
import org.schemaassurance.rules.init.RuleFileText;
import org.schemaassurance.rules.init.SchemaDrafts;
import org.schemaassurance.rules.init.SnapshotDrafts;
import org.schemaassurance.rules.init.UnsaidFacts;
import org.schemaassurance.verify.DeclaredByRules;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.KnownNames;
import org.schemaassurance.verify.Snapshots;

/**
 * Makes rules out of a database.
 *
 * <ol>
 *   <li>Lists what there is, and reads it in one snapshot.
 *   <li>Drafts a rule for everything.
 *   <li>Reads each draft back and judges it as verify would, in the same snapshot; one that does
 *       not hold is taken to pieces; that of a changelog stands where an update is all it takes.
 *   <li>Writes the ones that hold, and the others as comments with the reason.
 *   <li>Lists what else a snapshot for drift knows of the same objects, or has them all as in it.
 * </ol>
 */
public final class RuleInitialization {
  private final Cancellation cancellation;
  private final Changelogs changelogs;
  private final Optional<String> maker;

  /** For what a database has. */
  public RuleInitialization(Cancellation cancellation, Changelogs changelogs) {
    this(cancellation, changelogs, Optional.empty());
  }

  private RuleInitialization(
      Cancellation cancellation, Changelogs changelogs, Optional<String> maker) {
    this.cancellation = cancellation;
    this.changelogs = changelogs;
    this.maker = maker;
  }

  /**
   * For what a migration has made in a database of ours, without what is that server's.
   *
   * @param migration its name
   */
  public RuleInitialization madeBy(String migration) {
    return new RuleInitialization(cancellation, changelogs, Optional.of(migration));
  }

  /**
   * @param text of the rule file
   * @param doubts why something is not a rule, a sentence each
   * @param unrun which changesets have not run that a rule wants, a sentence each
   * @param unsaid what else the database has that no rule says
   * @param snapshot that rules name, if one is wanted
   */
  public record Result(
      String text,
      List<String> doubts,
      List<String> unrun,
      Unsaid unsaid,
      Optional<SchemaSnapshot> snapshot) {
    public Result {
      doubts = List.copyOf(doubts);
      unrun = List.copyOf(unrun);
    }
  }

  /**
   * Reads and drafts.
   *
   * @param patterns of tables; with no schema either, everything in all of them is wanted
   * @param schemas whose functions are wanted too
   * @param others how everything else in what is wanted is as in a snapshot; empty if it may be as
   *     it likes
   * @param changelog whether the changelog that is named gets a rule, too
   * @param timeout the longest that one query may take
   * @throws UndeterminedException if there is no connection, nothing under those names, or the
   *     catalog cannot be read
   */
  public Result run(
      ReadableDatabase database,
      List<TablePattern> patterns,
      List<String> schemas,
      Optional<Function<Wanted, SnapshotDrafts>> others,
      boolean changelog,
      Duration timeout) {
    return new Reading(cancellation, database, "rules init", Limits.ofStatement(timeout))
        .of(
            session -> {
              Wanted wanted = wantedIn(session).named(patterns, schemas);
              return rulesOf(
                  session, wanted, others.map(drafts -> drafts.apply(wanted)), changelog);
            });
  }

  /**
   * What rules are wanted for.
   *
   * @param schemas whose functions are wanted too
   */
  public record Wanted(List<TablePattern> tables, List<String> schemas) {}

  private static WantedInventory wantedIn(ReadOnlySession session) {
    return new WantedInventory(
        new CatalogReader(session.connection()), session.target().database());
  }

  private Result rulesOf(
      ReadOnlySession session,
      Wanted wanted,
      Optional<SnapshotDrafts> others,
      boolean isChangelogWanted) {
    Inventory inventory = wantedIn(session).inventory(wanted);
    LiveSchema schema = new CatalogReader(session.connection()).read(inventory.request());
    JudgedDrafts judged = new JudgedDrafts(evidence(session, schema));
    SchemaDrafts drafts = new SchemaDrafts(schema, inventory);
    List<DraftSection> sections = new ArrayList<>(judged.of(drafts.sections()));
    sections.add(judged.of("Beside what is declared", drafts.closedLists()));
    sections.removeIf(section -> section.rules().isEmpty());
    SchemaSnapshot whole = whole(session);
    others.ifPresent(rules -> sections.add(rules.section()));
    changelogs
        .given()
        .filter(given -> isChangelogWanted)
        .map(changelog -> judged.of(ChangelogDraft.section(changelog), projectOf(changelog)))
        .ifPresent(sections::add);
    Unsaid unsaid =
        UnsaidFacts.of(
            whole,
            SnapshotReader.facts(session),
            judged.subjects(),
            inventory,
            wanted.schemas(),
            others.map(rules -> covered(rules, whole)));
    String title = "Rules for " + maker.orElse(session.target().database());
    return new Result(
        RuleFileText.of(
            title, sections, judged.doubts(), UnsaidText.lines(unsaid, wanted.tables(), false)),
        List.copyOf(judged.doubts().values()),
        judged.unrun(),
        unsaid,
        others.map(rules -> whole.limitedTo(rules.extras())));
  }

  private SchemaSnapshot whole(ReadOnlySession session) {
    SchemaSnapshot found = SnapshotReader.read(session, EnumSet.allOf(SchemaSnapshot.Extra.class));
    return maker.isPresent()
        ? WhoeverApplies.madeBy(SqlIdentifier.display(session.target().user()), found)
        : found;
  }

  private static Project projectOf(Changelog changelog) {
    return new Project(Optional.of(changelog.root()));
  }

  private static Predicate<SchemaObject> covered(SnapshotDrafts rules, SchemaSnapshot whole) {
    SchemaSnapshot asked = whole.limitedTo(rules.extras());
    Set<String> there =
        asked.objects().stream().map(SchemaObject::heading).collect(Collectors.toSet());
    Predicate<SchemaObject> inSchemas =
        new Selection(rules.objects(), Set.of(), List.of()).within(asked);
    Predicate<SchemaObject> outside =
        new Selection(List.of("*"), SnapshotDrafts.OF_THE_DATABASE, List.of()).within(asked);
    return object ->
        there.contains(object.heading()) && (inSchemas.test(object) || outside.test(object));
  }

  private Evidence evidence(ReadOnlySession session, LiveSchema schema) {
    return new Evidence(
        schema,
        new GuardedQueries(session, false, QueryRights.REDUCED),
        new LiveChangelog(session, changelogs),
        // The rules that name one have it from here, and hold by that.
        Snapshots.NONE,
        new FurtherCatalog(session),
        KnownNames.UNKNOWN,
        new DeclaredByRules(List.of()));
  }
}
