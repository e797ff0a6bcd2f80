package org.schemaassurance.probe;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.schemaassurance.connect.LostConnection;
import org.schemaassurance.connect.TrialSession;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.JudgedObject;
import org.schemaassurance.model.Outcome;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.rules.Behaviour;
import org.schemaassurance.rules.Behaviour.Actor;

/** Tries behaviours one after the other, each by each role that acts in it. */
public final class Probing {
  private final TrialSession session;
  private final Duration lock;

  /**
   * @param lock the longest that a statement may wait for a lock
   */
  public Probing(TrialSession session, Duration lock) {
    this.session = session;
    this.lock = lock;
  }

  /**
   * What there is to try.
   *
   * @param casts who acts
   */
  record Preparation(Map<Actor, Cast> casts) {}

  public List<Finding> findings(List<Behaviour> behaviours) {
    List<Finding> findings = new ArrayList<>();
    Preparation prepared = prepare(behaviours);
    for (Behaviour behaviour : behaviours) {
      findings.addAll(findings(behaviour, prepared));
    }
    return findings;
  }

  private Preparation prepare(List<Behaviour> behaviours) {
    try {
      return session.read(
          connection ->
              new Preparation(new Casting(connection, session.target().user()).of(behaviours)));
    } catch (SQLException failed) {
      throw session
          .ending(failed)
          .map(org.schemaassurance.model.UndeterminedException.class::cast)
          .orElseGet(
              () ->
                  new org.schemaassurance.model.UndeterminedException(
                      "Who acts in the behaviours could not be read: " + failed.getMessage(),
                      failed));
    }
  }

  private List<Finding> findings(Behaviour behaviour, Preparation prepared) {
    Cast cast = prepared.casts().get(behaviour.actor());
    if (cast instanceof Cast.NoTable) {
      return List.of(noTable(behaviour));
    }
    List<Finding> findings = new ArrayList<>();
    Cast.Of of = (Cast.Of) cast;
    of.missing().forEach(role -> findings.add(noRole(behaviour, role)));
    of.performers().forEach(performer -> findings.add(finding(behaviour, performer)));
    return findings;
  }

  private Finding finding(Behaviour behaviour, Performer performer) {
    Outcome outcome = outcome(behaviour, performer);
    return finding(behaviour, behaviour.about(performer.shown()), outcome);
  }

  private Outcome outcome(Behaviour behaviour, Performer performer) {
    Words words = new Words(behaviour, performer, List.of());
    if (!performer.canBecome()) {
      String user = SqlIdentifier.display(session.target().user());
      return words.unknown(
          user + " may not take the rights of " + performer.shown(),
          Optional.of("GRANT " + performer.shown() + " TO " + user + ";"));
    }
    try {
      return new Trial(session, behaviour, performer, lock, List.of()).run();
    } catch (SQLException lost) {
      return words.unknown(
          session.ending(lost).map(LostConnection::getMessage).orElse(lost.getMessage()),
          Optional.empty());
    }
  }

  private static Finding noTable(Behaviour behaviour) {
    String table = behaviour.object();
    return finding(
        behaviour,
        new JudgedObject(table, table, Optional.empty()),
        new Outcome.Broken(
            new Phrase("the table", "it, since " + behaviour.name() + " there"),
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
