package org.schemaassurance.catalog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.SchemaSnapshot.Extra;

/**
 * A part of a snapshot.
 *
 * @param kind of its objects
 * @param query that lists them
 * @param isAlwaysAsked whether one can't tell more cheaply that there are none
 */
record SnapshotSection(ObjectKind kind, String query, boolean isAlwaysAsked) {
  private static final CatalogQuery PRESENT = CatalogQuery.load("snapshot-sections");

  private static final int PUBLISHED_SCHEMAS_SINCE = 150000;

  /** Of each kind that always counts; parts behind what they are parts of. */
  private static final List<SnapshotSection> USUAL =
      List.of(
          always(ObjectKind.DATABASE, "databases"),
          always(ObjectKind.EXTENSION, "extensions"),
          always(ObjectKind.SCHEMA, "schemas"),
          always(ObjectKind.LANGUAGE, "languages"),
          wherePresent(ObjectKind.ACCESS_METHOD, "access-methods"),
          wherePresent(ObjectKind.ENUM, "enums"),
          wherePresent(ObjectKind.DOMAIN, "domains"),
          wherePresent(ObjectKind.COMPOSITE_TYPE, "composite-types"),
          wherePresent(ObjectKind.RANGE_TYPE, "range-types"),
          wherePresent(ObjectKind.BASE_TYPE, "base-types"),
          wherePresent(ObjectKind.COLLATION, "collations"),
          wherePresent(ObjectKind.CONVERSION, "conversions"),
          wherePresent(ObjectKind.CAST, "casts"),
          wherePresent(ObjectKind.OPERATOR, "operators"),
          wherePresent(ObjectKind.OPERATOR_FAMILY, "operator-families"),
          wherePresent(ObjectKind.OPERATOR_CLASS, "operator-classes"),
          wherePresent(ObjectKind.TRANSFORM, "transforms"),
          wherePresent(ObjectKind.TEXT_SEARCH_PARSER, "text-search-parsers"),
          wherePresent(ObjectKind.TEXT_SEARCH_TEMPLATE, "text-search-templates"),
          wherePresent(ObjectKind.TEXT_SEARCH_DICTIONARY, "text-search-dictionaries"),
          wherePresent(ObjectKind.TEXT_SEARCH_CONFIGURATION, "text-search-configurations"),
          wherePresent(ObjectKind.FOREIGN_DATA_WRAPPER, "foreign-data-wrappers"),
          wherePresent(ObjectKind.SERVER, "servers"),
          wherePresent(ObjectKind.USER_MAPPING, "user-mappings"),
          wherePresent(ObjectKind.SEQUENCE, "sequences"),
          always(ObjectKind.TABLE, "tables"),
          wherePresent(ObjectKind.FOREIGN_TABLE, "foreign-tables"),
          wherePresent(ObjectKind.VIEW, "views"),
          wherePresent(ObjectKind.MATERIALIZED_VIEW, "materialized-views"),
          wherePresent(ObjectKind.FUNCTION, "functions"),
          wherePresent(ObjectKind.PROCEDURE, "procedures"),
          wherePresent(ObjectKind.AGGREGATE, "aggregates"),
          wherePresent(ObjectKind.EVENT_TRIGGER, "event-triggers"),
          wherePresent(ObjectKind.STATISTICS, "statistics"),
          wherePresent(ObjectKind.PUBLICATION, "publications"),
          always(ObjectKind.SUBSCRIPTION, "subscriptions"),
          wherePresent(ObjectKind.SETTING, "settings"),
          wherePresent(ObjectKind.CONSTRAINT, "domain-constraints"),
          always(ObjectKind.COLUMN, "columns"),
          wherePresent(ObjectKind.CONSTRAINT, "constraints"),
          always(ObjectKind.INDEX, "indexes"),
          wherePresent(ObjectKind.TRIGGER, "triggers"),
          wherePresent(ObjectKind.RULE, "rules"),
          wherePresent(ObjectKind.POLICY, "policies"));

  private static SnapshotSection always(ObjectKind kind, String query) {
    return new SnapshotSection(kind, query, true);
  }

  private static SnapshotSection wherePresent(ObjectKind kind, String query) {
    return new SnapshotSection(kind, query, false);
  }

  /**
   * All that a server can be asked for.
   *
   * @param serverVersionNumber such as 180004 for 18.4
   * @param extras what is told beyond the schema itself
   */
  static List<SnapshotSection> all(int serverVersionNumber, Set<Extra> extras) {
    List<SnapshotSection> sections = new ArrayList<>(USUAL);
    if (serverVersionNumber >= PUBLISHED_SCHEMAS_SINCE) {
      sections.add(wherePresent(ObjectKind.PUBLISHED_SCHEMA, "published-schemas"));
    }
    sections.addAll(of(extras));
    return sections;
  }

  /** What is told beyond the schema itself. */
  static List<SnapshotSection> of(Set<Extra> extras) {
    return extras.stream().flatMap(extra -> of(extra).stream()).toList();
  }

  private static List<SnapshotSection> of(Extra extra) {
    return switch (extra) {
      case OWNERS -> List.of(always(ObjectKind.OWNER, "owners"));
      case PRIVILEGES ->
          List.of(
              always(ObjectKind.PRIVILEGE, "privileges"),
              wherePresent(ObjectKind.DEFAULT_PRIVILEGE, "default-privileges"));
      case COMMENTS -> List.of(always(ObjectKind.COMMENT, "comments"));
      case CLUSTER_SETTINGS ->
          List.of(wherePresent(ObjectKind.CLUSTER_SETTING, "cluster-settings"));
    };
  }

  /**
   * The queries that have something to look at, by their names: most catalogs of a database have
   * nothing but PostgreSQL's own.
   */
  static Set<String> present(ReadOnlySession session) throws SQLException {
    return new HashSet<>(PRESENT.rows(session.connection(), row -> row.getString("section")));
  }

  /**
   * Whether it may have rows.
   *
   * @param present as {@link #present} tells it
   */
  boolean isAsked(Set<String> present) {
    return isAlwaysAsked || present.contains(query);
  }
}
