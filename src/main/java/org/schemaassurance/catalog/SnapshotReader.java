package org.schemaassurance.catalog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.schemaassurance.ahead.Ahead;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SchemaObject;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.SchemaSnapshot.Extra;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.UndeterminedException;

/** Reads the whole schema of a database, with one query for each kind of object. */
public final class SnapshotReader {
  private static final NamedSql SCOPE = CatalogQuery.load("snapshot/scope").sql();

  /** What a snapshot looks at for everybody but a rehearsal. */
  static final String USUAL = SCOPE.with("own", ", 'schema_assurance'").text();

  private static final String WITH_OURS = SCOPE.with("own", "").text();

  private static final Set<ObjectKind> OWNERS_OF_PARTS =
      EnumSet.of(
          ObjectKind.TABLE,
          ObjectKind.FOREIGN_TABLE,
          ObjectKind.VIEW,
          ObjectKind.MATERIALIZED_VIEW,
          ObjectKind.DOMAIN);

  /** What their queries call a name is a description, complete with its quotes. */
  private static final Set<ObjectKind> WITHOUT_NAME_OF_THEIR_OWN =
      EnumSet.of(
          ObjectKind.CAST,
          ObjectKind.TRANSFORM,
          ObjectKind.USER_MAPPING,
          ObjectKind.PUBLISHED_SCHEMA,
          ObjectKind.SETTING,
          ObjectKind.CLUSTER_SETTING,
          ObjectKind.OWNER,
          ObjectKind.PRIVILEGE,
          ObjectKind.DEFAULT_PRIVILEGE,
          ObjectKind.COMMENT);

  private static final int PUBLISHED_SCHEMAS_SINCE = 150000;

  /** Rows; of fewer the objects are made at once. */
  private static final int WORTH_A_THREAD = 500;

  /** The query of each kind that always counts; parts behind what they are parts of. */
  private static final List<Section> SECTIONS =
      List.of(
          new Section(ObjectKind.DATABASE, "databases"),
          new Section(ObjectKind.EXTENSION, "extensions"),
          new Section(ObjectKind.SCHEMA, "schemas"),
          new Section(ObjectKind.LANGUAGE, "languages"),
          new Section(ObjectKind.ACCESS_METHOD, "access-methods"),
          new Section(ObjectKind.ENUM, "enums"),
          new Section(ObjectKind.DOMAIN, "domains"),
          new Section(ObjectKind.COMPOSITE_TYPE, "composite-types"),
          new Section(ObjectKind.RANGE_TYPE, "range-types"),
          new Section(ObjectKind.BASE_TYPE, "base-types"),
          new Section(ObjectKind.COLLATION, "collations"),
          new Section(ObjectKind.CONVERSION, "conversions"),
          new Section(ObjectKind.CAST, "casts"),
          new Section(ObjectKind.OPERATOR, "operators"),
          new Section(ObjectKind.OPERATOR_FAMILY, "operator-families"),
          new Section(ObjectKind.OPERATOR_CLASS, "operator-classes"),
          new Section(ObjectKind.TRANSFORM, "transforms"),
          new Section(ObjectKind.TEXT_SEARCH_PARSER, "text-search-parsers"),
          new Section(ObjectKind.TEXT_SEARCH_TEMPLATE, "text-search-templates"),
          new Section(ObjectKind.TEXT_SEARCH_DICTIONARY, "text-search-dictionaries"),
          new Section(ObjectKind.TEXT_SEARCH_CONFIGURATION, "text-search-configurations"),
          new Section(ObjectKind.FOREIGN_DATA_WRAPPER, "foreign-data-wrappers"),
          new Section(ObjectKind.SERVER, "servers"),
          new Section(ObjectKind.USER_MAPPING, "user-mappings"),
          new Section(ObjectKind.SEQUENCE, "sequences"),
          new Section(ObjectKind.TABLE, "tables"),
          new Section(ObjectKind.FOREIGN_TABLE, "foreign-tables"),
          new Section(ObjectKind.VIEW, "views"),
          new Section(ObjectKind.MATERIALIZED_VIEW, "materialized-views"),
          new Section(ObjectKind.FUNCTION, "functions"),
          new Section(ObjectKind.PROCEDURE, "procedures"),
          new Section(ObjectKind.AGGREGATE, "aggregates"),
          new Section(ObjectKind.EVENT_TRIGGER, "event-triggers"),
          new Section(ObjectKind.STATISTICS, "statistics"),
          new Section(ObjectKind.PUBLICATION, "publications"),
          new Section(ObjectKind.SUBSCRIPTION, "subscriptions"),
          new Section(ObjectKind.SETTING, "settings"),
          new Section(ObjectKind.CONSTRAINT, "domain-constraints"),
          new Section(ObjectKind.COLUMN, "columns"),
          new Section(ObjectKind.CONSTRAINT, "constraints"),
          new Section(ObjectKind.INDEX, "indexes"),
          new Section(ObjectKind.TRIGGER, "triggers"),
          new Section(ObjectKind.RULE, "rules"),
          new Section(ObjectKind.POLICY, "policies"));

  private final ReadOnlySession session;
  private final String scope;

  /** What parts can belong to. */
  private final Map<QualifiedName, Draft> owners = new HashMap<>();

  private final List<Draft> drafts = new ArrayList<>();

  /** A kind of object, and the query that lists them. */
  private record Section(ObjectKind kind, String query) {}

  private record Draft(
      ObjectKind kind, String name, Map<String, String> facts, List<SchemaObject> parts) {
    SchemaObject finished() {
      return new SchemaObject(kind, name, facts, parts);
    }
  }

  private SnapshotReader(ReadOnlySession session, String scope) {
    this.session = session;
    this.scope = scope;
  }

  /**
   * Reads what there is.
   *
   * @param extras what is told beyond the schema itself
   * @throws ChangedMeanwhileException if the schema changed while it was read
   * @throws UndeterminedException if the catalog could not be read otherwise
   */
  public static SchemaSnapshot read(ReadOnlySession session, Set<Extra> extras) {
    return read(session, () -> extras);
  }

  /**
   * The same where it may be known later what is told beyond the schema itself.
   *
   * @param extras asked for when all else has been read
   */
  public static SchemaSnapshot read(ReadOnlySession session, Supplier<Set<Extra>> extras) {
    return new SnapshotReader(session, USUAL).readWith(extras);
  }

  /**
   * The same with the schema of this tool, which otherwise is left out: for a changelog that makes
   * objects there, too.
   */
  public static SchemaSnapshot readWithOurs(ReadOnlySession session, Set<Extra> extras) {
    return new SnapshotReader(session, WITH_OURS).readWith(() -> extras);
  }

  /**
   * Reads objects of some kinds alone; of parts only those that have a state, and of them nothing
   * but that. The server then does not print definitions that nobody wants.
   *
   * @param kinds with a part's kind each kind that it can belong to
   * @throws ChangedMeanwhileException if the schema changed while it was read
   * @throws UndeterminedException if the catalog could not be read otherwise
   */
  public static SchemaSnapshot states(ReadOnlySession session, Set<ObjectKind> kinds) {
    SnapshotReader reader = new SnapshotReader(session, USUAL);
    reader.readAll(
        reader.sections(EnumSet.allOf(Extra.class)).stream()
            .filter(section -> kinds.contains(section.kind()))
            .toList(),
        reader::stateQuery);
    return reader.snapshot(Set.of());
  }

  private CatalogQuery stateQuery(Section section) {
    CatalogQuery whole = CatalogQuery.load("snapshot/" + section.query());
    return switch (section.kind()) {
      case CONSTRAINT, INDEX, TRIGGER, RULE ->
          whole
              .within(
                  "SELECT q.schema, q.parent, q.name, q.state FROM ", " WHERE q.state IS NOT NULL")
              .behind(scope);
      case POLICY -> whole.within("SELECT q.schema, q.parent, q.name FROM ", "").behind(scope);
      case VIEW -> whole.within("SELECT q.schema, q.name FROM ", "").behind(scope);
      default -> whole.behind(scope);
    };
  }

  /**
   * Which facts there can be of each kind of object, whether or not one has it.
   *
   * @throws UndeterminedException if the server could not be asked
   */
  public static Map<ObjectKind, Set<String>> facts(ReadOnlySession session) {
    SnapshotReader reader = new SnapshotReader(session, USUAL);
    Map<ObjectKind, Set<String>> facts = new EnumMap<>(ObjectKind.class);
    try {
      for (Section section : reader.sections(EnumSet.allOf(Extra.class))) {
        facts
            .computeIfAbsent(section.kind(), kind -> new LinkedHashSet<>())
            .addAll(SnapshotRow.facts(reader.query(section), session.connection()));
      }
      return facts;
    } catch (SQLException failed) {
      throw reader.failure(failed);
    }
  }

  private SchemaSnapshot readWith(Supplier<Set<Extra>> extras) {
    readAll(sections(Set.of()), this::query);
    Set<Extra> wanted = extras.get();
    readAll(wanted.stream().flatMap(extra -> sectionsOf(extra).stream()).toList(), this::query);
    return snapshot(wanted);
  }

  /** Of each answer the objects are made while the server is at work on the next one. */
  private void readAll(List<Section> sections, Function<Section, CatalogQuery> query) {
    Optional<Ahead<Void>> adding = Optional.empty();
    try {
      for (Section section : sections) {
        SnapshotRow.Answer answer =
            SnapshotRow.Answer.to(query.apply(section), session.connection());
        adding.ifPresent(Ahead::get);
        adding = added(section.kind(), answer);
      }
    } catch (SQLException failed) {
      // What is wrong with an earlier answer comes first.
      adding.ifPresent(Ahead::get);
      throw failure(failed);
    } finally {
      adding.ifPresent(Ahead::await);
    }
    adding.ifPresent(Ahead::get);
  }

  private Optional<Ahead<Void>> added(ObjectKind kind, SnapshotRow.Answer answer) {
    if (answer.size() < WORTH_A_THREAD) {
      answer.forEach(row -> add(kind, row));
      return Optional.empty();
    }
    return Optional.of(
        Ahead.of(
            () -> {
              answer.forEach(row -> add(kind, row));
              return null;
            }));
  }

  private SchemaSnapshot snapshot(Set<Extra> extras) {
    return new SchemaSnapshot(
        session.serverVersionNumber() / 10000,
        extras.isEmpty() ? Set.of() : EnumSet.copyOf(extras),
        drafts.stream().map(Draft::finished).toList());
  }

  private List<Section> sections(Set<Extra> extras) {
    List<Section> sections = new ArrayList<>(SECTIONS);
    if (session.serverVersionNumber() >= PUBLISHED_SCHEMAS_SINCE) {
      sections.add(new Section(ObjectKind.PUBLISHED_SCHEMA, "published-schemas"));
    }
    extras.forEach(extra -> sections.addAll(sectionsOf(extra)));
    return sections;
  }

  private UndeterminedException failure(SQLException failed) {
    return session
        .ending(failed)
        .map(UndeterminedException.class::cast)
        .orElseGet(() -> CatalogFailure.of(failed, session.connection()));
  }

  private CatalogQuery query(Section section) {
    return CatalogQuery.load("snapshot/" + section.query()).behind(scope);
  }

  private static List<Section> sectionsOf(Extra extra) {
    return switch (extra) {
      case OWNERS -> List.of(new Section(ObjectKind.OWNER, "owners"));
      case PRIVILEGES ->
          List.of(
              new Section(ObjectKind.PRIVILEGE, "privileges"),
              new Section(ObjectKind.DEFAULT_PRIVILEGE, "default-privileges"));
      case COMMENTS -> List.of(new Section(ObjectKind.COMMENT, "comments"));
      case CLUSTER_SETTINGS -> List.of(new Section(ObjectKind.CLUSTER_SETTING, "cluster-settings"));
    };
  }

  private void add(ObjectKind kind, SnapshotRow row) {
    if (kind.isPart()) {
      partsOwner(kind, row)
          .parts()
          .add(new SchemaObject(kind, SqlIdentifier.display(row.name()), row.facts(), List.of()));
    } else {
      Draft draft = new Draft(kind, displayed(kind, row), row.facts(), new ArrayList<>());
      drafts.add(draft);
      if (OWNERS_OF_PARTS.contains(kind)) {
        owners.put(new QualifiedName(row.schema().orElseThrow(), row.name()), draft);
      }
    }
  }

  private Draft partsOwner(ObjectKind kind, SnapshotRow row) {
    QualifiedName owner = new QualifiedName(row.schema().orElseThrow(), row.parent().orElseThrow());
    return Optional.ofNullable(owners.get(owner))
        .orElseThrow(
            () ->
                ChangedMeanwhileException.because(
                    "the %s %s belongs to %s, which was not read"
                        .formatted(kind, row.name(), owner),
                    null));
  }

  private static String displayed(ObjectKind kind, SnapshotRow row) {
    String name = WITHOUT_NAME_OF_THEIR_OWN.contains(kind) ? row.name() : spelled(kind, row.name());
    String qualified =
        row.schema().map(schema -> SqlIdentifier.display(schema) + "." + name).orElse(name);
    return qualified
        + row.signature()
            .map(
                signature ->
                    switch (kind) {
                      case OPERATOR_CLASS, OPERATOR_FAMILY -> " USING " + signature;
                      case SETTING, CLUSTER_SETTING -> " " + signature;
                      default -> "(" + signature + ")";
                    })
            .orElse("");
  }

  /** An operator's name is never quoted. */
  private static String spelled(ObjectKind kind, String name) {
    return kind == ObjectKind.OPERATOR ? name : SqlIdentifier.display(name);
  }
}
