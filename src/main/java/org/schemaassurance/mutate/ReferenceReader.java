package org.schemaassurance.mutate;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.schemaassurance.catalog.AppliedChangesets;
import org.schemaassurance.catalog.CatalogReader;
import org.schemaassurance.catalog.SchemaObjects;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.model.AppliedChangeset;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.rules.RuleSet;

/** Reads what the database that the changelog built has. */
final class ReferenceReader {
  private final ReadOnlySession session;

  ReferenceReader(ReadOnlySession session) {
    this.session = session;
  }

  /**
   * Reads.
   *
   * @param changelog what it was built from
   * @throws UndeterminedException if the catalog cannot be read
   */
  ReferenceContents read(RuleSet rules, ReferenceContents.Changelog changelog) {
    CatalogRequest request = requestOf(rules);
    try {
      SchemaObjects objects = SchemaObjects.of(schemasOf(request), session.connection());
      LiveSchema schema =
          new CatalogReader(session.connection())
              .read(
                  new CatalogRequest(
                      request.tables(),
                      objects.routines(),
                      request.triggerNames(),
                      request.tablePatterns(),
                      request.details(),
                      request.access()));
      SortedSet<QualifiedName> tables = new TreeSet<>(objects.tables());
      tables.removeAll(bookkeeping(changelog.appliedIn()));
      return new ReferenceContents(
          withRoutinesOf(objects, schema),
          tables,
          changelog,
          changesets(changelog.appliedIn()),
          session.serverVersionNumber());
    } catch (SQLException failed) {
      throw session.failure(
          "The reference database cannot be read: " + failed.getMessage(), failed);
    }
  }

  private static CatalogRequest requestOf(RuleSet rules) {
    CatalogRequest declared = rules.request();
    return new CatalogRequest(
        rules.namedTables(),
        declared.routines(),
        declared.triggerNames(),
        declared.tablePatterns(),
        declared.details(),
        declared.access());
  }

  private static Set<String> schemasOf(CatalogRequest request) {
    Set<String> schemas = new HashSet<>();
    Stream.concat(request.tables().stream(), request.routines().stream())
        .forEach(name -> schemas.add(name.schema()));
    return schemas;
  }

  /** The catalog reader brings along routines of the same names in other schemas. */
  private static LiveSchema withRoutinesOf(SchemaObjects objects, LiveSchema schema) {
    return new LiveSchema(
        schema.tables(),
        schema.routines().stream()
            .filter(routine -> objects.routines().contains(routine.name()))
            .toList(),
        schema.triggersElsewhere(),
        schema.eventTriggers(),
        schema.settings(),
        schema.access());
  }

  /** Liquibase's own, and of no rule's concern. */
  private static Set<QualifiedName> bookkeeping(QualifiedName appliedIn) {
    return Set.of(appliedIn, new QualifiedName(appliedIn.schema(), appliedIn.name() + "lock"));
  }

  private List<AppliedChangeset> changesets(QualifiedName appliedIn) throws SQLException {
    AppliedChangesets changesets = new AppliedChangesets(session.connection());
    return changesets.exists(appliedIn) ? changesets.read(appliedIn) : List.of();
  }
}
