package org.schemaassurance.probe;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.schemaassurance.connect.TrialSession;
import org.schemaassurance.model.Outcome;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.SqlLiteral;
import org.schemaassurance.rules.Behaviour;
import org.schemaassurance.sql.WrittenTables;

/**
 * One behaviour tried by one role, in a transaction that is rolled back:
 *
 * <ol>
 *   <li>{@code given}, with the rights and settings of the role that connected;
 *   <li>the acting role's settings and rights;
 *   <li>{@code when}, and all constraints and triggers that were deferred;
 *   <li>back to the role that connected, and the queries of {@code then}.
 * </ol>
 */
final class Trial {
  private static final String PATH =
      "SELECT pg_catalog.set_config('search_path', pg_catalog.concat_ws(', ', NULLIF(pg_catalog.current_setting('search_path'), ''), %s), true),"
          + " pg_catalog.has_schema_privilege(%s, 'USAGE') AS usable"
          + " WHERE pg_catalog.to_regclass(%s) IS NULL";

  private final TrialSession session;
  private final Behaviour behaviour;
  private final Performer performer;
  private final Duration lock;
  private final Script script;
  private final Words words;
  private Step step = Step.GIVEN;
  private Path path = Path.AS_IT_IS;

  /**
   * @param lock the longest that a statement may wait for a lock
   * @param words the sentences of what comes of it
   */
  Trial(
      TrialSession session, Behaviour behaviour, Performer performer, Duration lock, Words words) {
    this.session = session;
    this.behaviour = behaviour;
    this.performer = performer;
    this.lock = lock;
    this.script = Script.of(behaviour, performer, session.limits().statement());
    this.words = words;
  }

  /** What it was doing when something failed. */
  private enum Step {
    GIVEN,
    BECOMING,
    WHEN,
    THEN
  }

  /** What became of the role's search_path. */
  private enum Path {
    AS_IT_IS,
    EXTENDED,
    NOT_USABLE
  }

  /**
   * Tries it.
   *
   * @throws SQLException when the connection was lost
   */
  Outcome run() throws SQLException {
    try {
      return session.attempt(
          new TrialSession.Opening(lock, performer.settings().isolation()), connection -> steps());
    } catch (SQLException failed) {
      if (session.ending(failed).isPresent()) {
        throw failed;
      }
      return outcome(new ServerError(failed));
    }
  }

  private Outcome steps() throws SQLException {
    session.run(script.given());
    step = Step.BECOMING;
    session.run(script.becoming());
    path = path();
    step = Step.WHEN;
    session.run(script.when());
    if (behaviour.expected() instanceof Behaviour.Expected.Failure failure) {
      return words.noFailure(failure.sqlState());
    }
    step = Step.THEN;
    session.run(script.judging());
    for (Behaviour.Answer answer : script.answers()) {
      Answers found = session.query(answer.query(), Answers::read);
      if (!found.are(answer)) {
        return words.otherAnswer(answer, found);
      }
    }
    return words.holds(path != Path.AS_IT_IS);
  }

  private Path path() throws SQLException {
    Optional<QualifiedName> unqualified = behaviour.table().filter(this::isUnqualified);
    return unqualified.isPresent() ? path(unqualified.get()) : Path.AS_IT_IS;
  }

  private boolean isUnqualified(QualifiedName table) {
    QualifiedName bare = new QualifiedName(WrittenTables.NO_SCHEMA, table.name());
    return behaviour.when().stream()
        .anyMatch(statement -> WrittenTables.of(statement).contains(bare));
  }

  /** Where the path leads to no table of that name, an application writes the schema (ADR 84). */
  private Path path(QualifiedName table) throws SQLException {
    return session.query(
        PATH.formatted(
            SqlLiteral.of(SqlIdentifier.quote(table.schema())),
            SqlLiteral.of(table.schema()),
            SqlLiteral.of(SqlIdentifier.quote(table.name()))),
        rows ->
            !rows.next()
                ? Path.AS_IT_IS
                : rows.getBoolean("usable") ? Path.EXTENDED : Path.NOT_USABLE);
  }

  private Outcome outcome(ServerError error) {
    return switch (step) {
      case GIVEN -> words.noStage(error);
      case BECOMING -> words.noRole(error);
      case THEN -> words.noAnswer(error);
      case WHEN -> ofWhen(error, path);
    };
  }

  private Outcome ofWhen(ServerError error, Path path) {
    boolean ownTimeout =
        error.state().equals("57014")
            && performer.settings().timeoutShorterThan(session.limits().statement()).isPresent();
    boolean disturbed = error.isOfTheMoment() && !ownTimeout;
    if (behaviour.expected() instanceof Behaviour.Expected.Failure failure
        && error.state().equals(failure.sqlState())) {
      return words.holds(false);
    }
    Optional<ServerError.Needed> unheardOf =
        error.needed().filter(needed -> !behaviour.speaksOf(needed.column()));
    if (unheardOf.isPresent()) {
      return words.notGiven(error, unheardOf.get());
    }
    return disturbed ? words.disturbed(error) : words.failure(error, path == Path.NOT_USABLE);
  }
}
