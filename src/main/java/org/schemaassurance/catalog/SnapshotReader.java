package org.schemaassurance.catalog;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.EnumSet;
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
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.SchemaSnapshot.Extra;
import org.schemaassurance.model.UndeterminedException;

/** Reads the whole schema of a database, with one query for each kind of object. */
public final class SnapshotReader {
  private static final NamedSql SCOPE = CatalogQuery.load("snapshot/scope").sql();

  /** What a snapshot looks at for everybody but a rehearsal. */
  static final String USUAL =
      SCOPE.with("own", ", 'schema_assurance'").with("all_of_database", "false").text();

  private static final String WITH_OURS =
      SCOPE.with("own", "").with("all_of_database", "true").text();

  /** Rows; of fewer the objects are made at once. */
  private static final int WORTH_A_THREAD = 500;

  private final ReadOnlySession session;
  private final Optional<ReadOnlySession> helper;
  private final String scope;
  private final SnapshotDraft draft = new SnapshotDraft();

  /** The queries that have something to look at, as soon as that was asked. */
  private Optional<Set<String>> present = Optional.empty();

  private SnapshotReader(ReadOnlySession session, String scope) {
    this(session, Optional.empty(), scope);
  }

  private SnapshotReader(ReadOnlySession session, Optional<ReadOnlySession> helper, String scope) {
    this.session = session;
    this.helper = helper;
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
   * objects there, too; and with all settings of the database, since a changelog has set them on
   * purpose.
   *
   * @param helper a second session in the same database, in which nobody else is at work; it is
   *     asked beside the first
   */
  public static SchemaSnapshot readWithOurs(
      ReadOnlySession session, ReadOnlySession helper, Set<Extra> extras) {
    return new SnapshotReader(session, Optional.of(helper), WITH_OURS).readWith(() -> extras);
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
        SnapshotSection.all(session.serverVersionNumber(), EnumSet.allOf(Extra.class)).stream()
            .filter(section -> kinds.contains(section.kind()))
            .toList(),
        reader::stateQuery);
    return reader.snapshot(Set.of());
  }

  private CatalogQuery stateQuery(SnapshotSection section) {
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
      for (SnapshotSection section :
          SnapshotSection.all(session.serverVersionNumber(), EnumSet.allOf(Extra.class))) {
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
    readAll(SnapshotSection.all(session.serverVersionNumber(), Set.of()), this::query);
    Set<Extra> wanted = extras.get();
    readAll(SnapshotSection.of(wanted), this::query);
    return snapshot(wanted);
  }

  /** Of each answer the objects are made while the server is at work on the next one. */
  private void readAll(
      List<SnapshotSection> sections, Function<SnapshotSection, CatalogQuery> query) {
    Optional<Ahead<Void>> adding = Optional.empty();
    try {
      List<SnapshotSection> asked = present(sections);
      SnapshotAnswers answers =
          SnapshotAnswers.to(asked.stream().map(query).toList(), session, helper);
      for (SnapshotSection section : asked) {
        SnapshotRow.Answer answer = answers.next();
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

  private List<SnapshotSection> present(List<SnapshotSection> sections) throws SQLException {
    if (present.isEmpty()) {
      present = Optional.of(SnapshotSection.present(session));
    }
    Set<String> names = present.get();
    return sections.stream().filter(section -> section.isAsked(names)).toList();
  }

  private Optional<Ahead<Void>> added(ObjectKind kind, SnapshotRow.Answer answer) {
    if (answer.size() < WORTH_A_THREAD) {
      answer.forEach(row -> draft.add(kind, row));
      return Optional.empty();
    }
    return Optional.of(
        Ahead.of(
            () -> {
              answer.forEach(row -> draft.add(kind, row));
              return null;
            }));
  }

  private SchemaSnapshot snapshot(Set<Extra> extras) {
    return new SchemaSnapshot(
        session.serverVersionNumber() / 10000,
        extras.isEmpty() ? Set.of() : EnumSet.copyOf(extras),
        draft.objects());
  }

  private UndeterminedException failure(SQLException failed) {
    return session
        .ending(failed)
        .map(UndeterminedException.class::cast)
        .orElseGet(() -> CatalogFailure.of(failed, session.connection()));
  }

  private CatalogQuery query(SnapshotSection section) {
    return CatalogQuery.load("snapshot/" + section.query()).behind(scope);
  }
}
