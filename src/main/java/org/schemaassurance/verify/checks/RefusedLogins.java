package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.EventTrigger;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.verify.DataQueries;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;

/**
 * Event triggers on login (PostgreSQL 17) that raise an error, for no session begins then. On what
 * condition they do is asked of the server, with the role in the place of {@code session_user};
 * where it cannot be asked, that they may is a warning.
 */
record RefusedLogins(SessionScopes scopes, Evidence evidence) {

  /** A judgement for each trigger that refuses one of them, or may. */
  List<Judgement> judge() {
    return evidence.schema().eventTriggers().stream()
        .filter(trigger -> trigger.event().equals("login"))
        .flatMap(trigger -> judge(trigger).stream())
        .toList();
  }

  private Optional<Judgement> judge(EventTrigger trigger) {
    List<LoginRefusal> refusals =
        evidence.schema().routines(trigger.function()).stream()
            .filter(function -> function.language().equals("plpgsql"))
            .flatMap(function -> LoginRefusal.in(function).stream())
            .toList();
    List<String> refused = new ArrayList<>();
    Set<String> words = new LinkedHashSet<>();
    for (String role : roles().toList()) {
      refusals.stream()
          .filter(refusal -> isTrue(refusal, role).orElse(false))
          .findFirst()
          .ifPresent(
              refusal -> {
                refused.add(role);
                words.add(refusal.words());
              });
    }
    if (!refused.isEmpty()) {
      String who = SqlIdentifier.displayAll(refused);
      return Optional.of(
          judgement(trigger, "which refuses " + who + ": " + String.join(", ", words)));
    }
    return refusals.stream()
        .filter(refusal -> roles().anyMatch(role -> isTrue(refusal, role).isEmpty()))
        .findFirst()
        .map(refusal -> judgement(trigger, "which may refuse it: " + refusal.words()).asWarning());
  }

  private Stream<String> roles() {
    return scopes.all().stream().flatMap(scope -> scope.role().stream());
  }

  /** Whether a login of the role comes to it; empty where that cannot be found out. */
  private Optional<Boolean> isTrue(LoginRefusal refusal, String role) {
    return refusal
        .query(role)
        .flatMap(
            query ->
                evidence.data().rows(query, 1) instanceof DataQueries.Answer.Rows answer
                    ? Optional.of(answer.rows().get(0).get(0).equals("t"))
                    : Optional.empty());
  }

  private static Judgement judgement(EventTrigger trigger, String does) {
    String name = SqlIdentifier.display(trigger.name());
    return Judgement.broken(
            name,
            Phrase.of("no event trigger that refuses who logs in"),
            Phrase.of("one on login").saying("the event trigger " + name + " on login, " + does),
            "If it belongs there, waive this finding; otherwise, as a superuser with event_triggers = off, DROP EVENT TRIGGER "
                + name
                + ";")
        .ofAlien();
  }
}
