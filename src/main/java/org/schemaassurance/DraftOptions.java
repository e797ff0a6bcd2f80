package org.schemaassurance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.assurance.RuleInitialization;
import org.schemaassurance.connect.ReadableDatabase;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.TablePattern;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.rules.init.SnapshotDrafts;
import org.schemaassurance.sql.ObjectName;
import org.schemaassurance.sql.SqlTextException;

/**
 * For what rules are drafted.
 *
 * @param tables that are wanted; where neither they nor schemas are named, all of all schemas
 * @param schemas whose functions are wanted too
 * @param query the longest that one query may take
 * @param others how everything else is to stay as it is; empty if it may be as it likes
 * @param changelog whether the changelog that is named gets a rule, too
 */
public record DraftOptions(
    List<TablePattern> tables,
    List<String> schemas,
    Duration query,
    Optional<DraftedSnapshot> others,
    boolean changelog) {
  public DraftOptions {
    tables = List.copyOf(tables);
    schemas = List.copyOf(schemas);
  }

  /** Without rules that name a snapshot. */
  public DraftOptions(List<TablePattern> tables, List<String> schemas, Duration query) {
    this(tables, schemas, query, Optional.empty(), true);
  }

  /** The same, with rules that everything else is as in a snapshot. */
  public DraftOptions with(DraftedSnapshot snapshot) {
    return new DraftOptions(tables, schemas, query, Optional.of(snapshot), changelog);
  }

  /** The same, without a rule that the changelog has been applied. */
  public DraftOptions withoutChangelog() {
    return new DraftOptions(tables, schemas, query, others, false);
  }

  /** All of a schema; a minute a query. */
  public static DraftOptions ofSchema(String schema) {
    return new DraftOptions(
        List.of(TablePattern.allOf(schema)), List.of(schema), Duration.ofMinutes(1));
  }

  DraftedRules drafted(RuleInitialization initialization, ReadableDatabase database) {
    RuleInitialization.Result drafted =
        initialization.run(
            database,
            tables,
            schemas,
            others.map(snapshot -> wanted -> drafts(snapshot, wanted)),
            changelog,
            query);
    return new DraftedRules(
        drafted.text(), drafted.doubts(), drafted.unrun(), drafted.unsaid(), drafted.snapshot());
  }

  private static SnapshotDrafts drafts(DraftedSnapshot snapshot, RuleInitialization.Wanted wanted) {
    return new SnapshotDrafts(
        snapshot.name(),
        Stream.concat(
                wanted.schemas().stream().map(SqlIdentifier::display),
                wanted.tables().stream().map(SnapshotDrafts::pattern))
            .toList(),
        snapshot.extras());
  }

  /**
   * A schema by its name.
   *
   * @param text quoted as in SQL, or letter by letter
   * @throws UsageException if no schema can have the name
   */
  public static String schema(String text) {
    try {
      return ObjectName.schema(text);
    } catch (SqlTextException impossible) {
      throw new UsageException(impossible.getMessage() + ".", impossible);
    }
  }

  /**
   * Tables by their names.
   *
   * @param text a schema and a name, quoted as in SQL; * stands for any characters
   * @throws UsageException if it is no such name
   */
  public static TablePattern tables(String text) {
    try {
      return ObjectName.pattern(text);
    } catch (SqlTextException unreadable) {
      throw new UsageException(unreadable.getMessage() + ".", unreadable);
    }
  }
}
