package org.schemaassurance.probe;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.connect.LostConnection;
import org.schemaassurance.connect.TrialSession;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.JudgedObject;
import org.schemaassurance.model.Outcome;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.ProbePlan;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.rules.Behaviour;

/** Tries behaviours one after the other, each by each role that acts in it. */
public final class Probing {
  private final Sessions sessions;
  private final Duration lock;
  private final List<Behaviour> behaviours;
  private final Preparation prepared;
  private Optional<String> end = Optional.empty();

  /**
   * Asks the catalog who acts, and what it sets off.
   *
   * @param lock the longest that a statement may wait for a lock
   * @throws UndeterminedException if the catalog cannot be asked
   */
  public Probing(Sessions sessions, Duration lock, List<Behaviour> behaviours) {
    this.sessions = sessions;
    this.lock = lock;
    this.behaviours = List.copyOf(behaviours);
    this.prepared = prepare(sessions.current(), this.behaviours);
  }

  private static Preparation prepare(TrialSession session, List<Behaviour> behaviours) {
    try {
      return session.read(
          connection -> Preparation.of(connection, session.target().user(), behaviours));
    } catch (SQLException failed) {
      throw session.failure("Who acts in the behaviours cannot be read: ", failed);
    }
  }

  /** What outlasts a rollback, and what is not seen beforehand; a sentence each. */
  public List<String> warnings() {
    return prepared.warnings();
  }

  /** How roles come by their settings, where one has any. */
  public List<String> remarks() {
    return prepared.remarks();
  }

  /** What would be sent. */
  public List<ProbePlan.Trial> plan() {
    List<ProbePlan.Trial> trials = new ArrayList<>();
    for (Behaviour behaviour : behaviours) {
      if (prepared.casts().get(behaviour.actor()) instanceof Cast.Of cast) {
        cast.performers().forEach(performer -> trials.add(plan(behaviour, performer)));
      }
    }
    return trials;
  }

  private ProbePlan.Trial plan(Behaviour behaviour, Performer performer) {
    Duration limit = sessions.current().limits().statement();
    return new ProbePlan.Trial(
        behaviour.name(),
        performer.shown(),
        behaviour.place(),
        Script.of(behaviour, performer, limit).statements(),
        kept(behaviour, performer));
  }

  /** What each transaction would begin with. */
  public List<String> opening() {
    try {
      return sessions.current().statements(new TrialSession.Opening(lock, Optional.empty()));
    } catch (SQLException failed) {
      throw sessions.current().failure("The server does not say its version: ", failed);
    }
  }

  /** Tries them; what could not be tried is unknown. */
  public List<Finding> findings() {
    return behaviours.stream().flatMap(behaviour -> findings(behaviour).stream()).toList();
  }

  private List<Finding> findings(Behaviour behaviour) {
    Cast cast = prepared.casts().get(behaviour.actor());
    if (cast instanceof Cast.Of of) {
      List<Finding> findings = new ArrayList<>();
      of.missing().forEach(role -> findings.add(noRole(behaviour, role)));
      of.performers().forEach(performer -> findings.add(finding(behaviour, performer)));
      return findings;
    }
    return List.of(noTable(behaviour));
  }

  private Finding finding(Behaviour behaviour, Performer performer) {
    return finding(behaviour, behaviour.about(performer.shown()), outcome(behaviour, performer));
  }

  private Outcome outcome(Behaviour behaviour, Performer performer) {
    Effects effects = prepared.effects().get(behaviour);
    Words words = new Words(behaviour, performer, effects.onTheWay());
    Optional<String> kept = kept(behaviour, performer);
    if (kept.isPresent()) {
      return words.unknown(kept.get(), advice(performer));
    }
    if (end.isPresent()) {
      return words.unknown(end.get(), Optional.empty());
    }
    try {
      return new Trial(sessions.open(), behaviour, performer, lock, words).run();
    } catch (SQLException lost) {
      return words.unknown(
          sessions.current().ending(lost).map(LostConnection::getMessage).orElse(lost.getMessage()),
          Optional.empty());
    } catch (UndeterminedException gone) {
      end = Optional.of(gone.getMessage());
      return words.unknown(gone.getMessage(), Optional.empty());
    }
  }

  /** Why it is not tried, if so. */
  private Optional<String> kept(Behaviour behaviour, Performer performer) {
    if (!performer.canBecome()) {
      return Optional.of("%s may not take the rights of %s".formatted(user(), performer.shown()));
    }
    return prepared
        .effects()
        .get(behaviour)
        .refusal()
        .map(reason -> "it was not tried, since " + reason);
  }

  private Optional<String> advice(Performer performer) {
    return performer.canBecome()
        ? Optional.of("Try it on a copy of the database.")
        : Optional.of("GRANT " + performer.shown() + " TO " + user() + ";");
  }

  private String user() {
    return SqlIdentifier.display(sessions.current().target().user());
  }

  private static Finding noTable(Behaviour behaviour) {
    String table = behaviour.object();
    return finding(
        behaviour,
        new JudgedObject(table, table, Optional.empty()),
        new Outcome.Broken(
            new Phrase("the table", "that " + behaviour.name()),
            Phrase.of("no such table"),
            behaviour.hint()));
  }

  private static Finding noRole(Behaviour behaviour, String role) {
    return finding(
        behaviour,
        behaviour.about(SqlIdentifier.display(role)),
        new Outcome.Broken(
            new Phrase("the role", "that " + behaviour.name()),
            Phrase.of("no such role"),
            behaviour.hint()));
  }

  private static Finding finding(Behaviour behaviour, JudgedObject about, Outcome outcome) {
    return new Finding(
        behaviour.identity(), behaviour.place(), about, outcome, behaviour.severity());
  }
}
