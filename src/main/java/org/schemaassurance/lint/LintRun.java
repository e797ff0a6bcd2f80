package org.schemaassurance.lint;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.schemaassurance.catalog.CatalogFailure;
import org.schemaassurance.catalog.ChangedMeanwhileException;
import org.schemaassurance.catalog.LintFacts;
import org.schemaassurance.catalog.SnapshotReader;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.connect.SqlWork;
import org.schemaassurance.model.FileLine;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.JudgedObject;
import org.schemaassurance.model.Outcome;
import org.schemaassurance.model.RuleIdentity;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.UndeterminedException;

/**
 * Lints of one database in one session. Each of them is answered: by what it tells, by a sentence
 * that there is nothing, or by why it could not be found out; what fails leaves the others alone.
 */
public final class LintRun {
  private final ReadOnlySession session;
  private final boolean isSecondReading;
  private final Map<String, List<Suspicion>> told = new LinkedHashMap<>();

  /**
   * @param isSecondReading whether a schema that changes meanwhile is unknown by now
   */
  public LintRun(ReadOnlySession session, boolean isSecondReading) {
    this.session = session;
    this.isSecondReading = isSecondReading;
  }

  /**
   * Runs lints.
   *
   * @param named the schemas to look at; empty for all, and for what belongs to none
   * @return one or more for each lint
   * @throws ChangedMeanwhileException if the schema changed while it was read the first time
   * @throws UndeterminedException if one of the schemas is not there, or the catalog tells nothing
   */
  public List<Finding> findings(List<Lint> lints, Set<String> named) {
    Map<String, Boolean> schemas = schemas(named);
    lints.forEach(lint -> told.put(lint.id(), new ArrayList<>()));
    lookAtSnapshot(schemas.keySet(), named.isEmpty());
    lookAtNotNulls(schemas.keySet());
    askQueries(schemas);
    tellDuplicatesOnce();
    return lints.stream().flatMap(lint -> findings(lint).stream()).toList();
  }

  private Map<String, Boolean> schemas(Set<String> named) {
    Map<String, Boolean> there = new LinkedHashMap<>();
    try {
      there.putAll(session.attempt(connection -> new LintFacts(connection).schemas()));
    } catch (SQLException failed) {
      throw failure(failed);
    }
    Set<String> missing = new TreeSet<>(named);
    missing.removeAll(there.keySet());
    if (!missing.isEmpty()) {
      throw new UndeterminedException(
          "There is no schema " + SqlIdentifier.displayAll(missing) + " to look at.");
    }
    if (!named.isEmpty()) {
      there.keySet().retainAll(named);
    }
    return there;
  }

  private void lookAtSnapshot(Set<String> schemas, boolean all) {
    List<EnforcementLint> asked =
        EnforcementLints.ALL.stream().filter(lint -> told.containsKey(lint.lint().id())).toList();
    if (asked.isEmpty()) {
      return;
    }
    Set<String> displayed = new HashSet<>(schemas.stream().map(SqlIdentifier::display).toList());
    answer(
        asked.stream().map(EnforcementLint::lint).toList(),
        session.target().database(),
        connection -> SnapshotReader.states(session, EnforcementLints.KINDS),
        snapshot ->
            asked.forEach(
                lint ->
                    told.get(lint.lint().id())
                        .addAll(
                            lint.in(snapshot).stream()
                                .filter(one -> one.schema().map(displayed::contains).orElse(all))
                                .toList())));
  }

  private void lookAtNotNulls(Set<String> schemas) {
    if (told.containsKey(EnforcementLints.NOT_VALID)) {
      answer(
          List.of(Lints.require(EnforcementLints.NOT_VALID)),
          session.target().database(),
          connection -> new LintFacts(connection).notNullNotValid(),
          columns ->
              columns.stream()
                  .filter(column -> schemas.contains(column.schema()))
                  .map(InvalidObjects::notValid)
                  .forEach(told.get(EnforcementLints.NOT_VALID)::add));
    }
  }

  private void askQueries(Map<String, Boolean> schemas) {
    List<HealthLint> asked =
        HealthLints.ALL.stream().filter(lint -> told.containsKey(lint.lint().id())).toList();
    if (asked.isEmpty()) {
      return;
    }
    answer(
        asked.stream().map(HealthLint::lint).toList(),
        session.target().database(),
        connection -> new LintFacts(connection).leftOut(),
        leftOut ->
            asked.forEach(
                lint -> schemas.forEach((schema, usable) -> ask(lint, schema, usable, leftOut))));
  }

  private void ask(HealthLint lint, String schema, boolean usable, Set<String> leftOut) {
    answer(
        List.of(lint.lint()),
        SqlIdentifier.display(schema),
        connection -> {
          List<Suspicion> found = new ArrayList<>(lint.in(session, schema, leftOut));
          Unseen.of(lint, schema, usable, session.target().user(), new LintFacts(connection))
              .ifPresent(found::add);
          return found;
        },
        told.get(lint.lint().id())::addAll);
  }

  /** What becomes of an answer, if there is one. */
  private interface Use<T> {
    void of(T answer);
  }

  private <T> void answer(List<Lint> lints, String about, SqlWork<T> question, Use<T> use) {
    Optional<T> answer = Optional.empty();
    try {
      session.requireNoEnding();
      answer = Optional.of(session.attempt(question));
    } catch (SQLException failed) {
      unknown(lints, about, failure(failed));
    } catch (UndeterminedException unread) {
      unknown(lints, about, unread);
    }
    answer.ifPresent(use::of);
  }

  private UndeterminedException failure(SQLException failed) {
    return session
        .ending(failed)
        .map(UndeterminedException.class::cast)
        .orElseGet(() -> CatalogFailure.of(failed, session.connection()));
  }

  private void unknown(List<Lint> lints, String about, UndeterminedException reason) {
    if (reason instanceof ChangedMeanwhileException changed && !isSecondReading) {
      throw changed;
    }
    String said =
        (reason instanceof ChangedMeanwhileException changed ? changed.twice() : reason)
            .getMessage();
    lints.forEach(
        lint ->
            told.get(lint.id())
                .add(
                    new Suspicion(
                        Optional.empty(),
                        about,
                        about,
                        new Outcome.Unknown(
                            "lint %s of %s: %s".formatted(lint.id(), about, said),
                            Optional.empty()))));
  }

  /**
   * An index that does what another one does is no beginning of a third one besides; a serial
   * column of a key of several is no further one.
   */
  private void tellDuplicatesOnce() {
    tellOnce("duplicate-index", "redundant-index");
    tellOnce("serial-primary-key", "serial-column");
  }

  /** Of the second lint, without what the first one tells of the same object. */
  private void tellOnce(String first, String second) {
    Set<String> objects =
        new HashSet<>(told.getOrDefault(first, List.of()).stream().map(Suspicion::object).toList());
    if (told.containsKey(second)) {
      told.get(second)
          .removeIf(
              one -> one.outcome() instanceof Outcome.Broken && objects.contains(one.object()));
    }
  }

  private List<Finding> findings(Lint lint) {
    List<Suspicion> found = told.get(lint.id());
    return found.isEmpty()
        ? List.of(finding(lint, nothing(lint)))
        : found.stream().map(one -> finding(lint, one)).toList();
  }

  private Suspicion nothing(Lint lint) {
    String database = session.target().database();
    return new Suspicion(Optional.empty(), database, database, new Outcome.Holds(lint.nothing()));
  }

  private Finding finding(Lint lint, Suspicion one) {
    return new Finding(
        new RuleIdentity(lint.id(), "lint", lint.section()),
        new FileLine(session.target().toString(), 1),
        new JudgedObject(one.object(), one.said(), Optional.empty()),
        one.outcome(),
        lint.severity());
  }
}
