package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.EventTrigger;
import org.schemaassurance.model.Excerpt;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.sql.BodyStatement;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.sql.Token;
import org.schemaassurance.sql.TriggerBody;
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
    List<Refusal> refusals =
        evidence.schema().routines(trigger.function()).stream()
            .filter(function -> function.language().equals("plpgsql"))
            .flatMap(function -> refusals(function).stream())
            .toList();
    List<String> refused =
        roles()
            .filter(
                role -> refusals.stream().anyMatch(refusal -> isTrue(refusal, role).orElse(false)))
            .toList();
    if (!refused.isEmpty()) {
      String who = SqlIdentifier.displayAll(refused);
      return Optional.of(
          judgement(trigger, "which refuses " + who + ": " + refusals.get(0).words()));
    }
    return refusals.stream()
        .filter(refusal -> roles().anyMatch(role -> isTrue(refusal, role).isEmpty()))
        .findFirst()
        .map(refusal -> judgement(trigger, "which may refuse it: " + refusal.words()).asWarning());
  }

  private Stream<String> roles() {
    return scopes.all().stream().flatMap(scope -> scope.role().stream());
  }

  /**
   * A statement that ends the login with an error.
   *
   * @param conditions on which it is come to, each a condition of SQL
   * @param decidable whether these are all, and in the session's own name
   */
  private record Refusal(String words, List<BodyStatement.Text> conditions, boolean decidable) {}

  private static List<Refusal> refusals(Routine function) {
    List<Refusal> refusals = new ArrayList<>();
    try {
      follow(
          TriggerBody.of(function.body()).statements(),
          List.of(),
          !function.securityDefiner(),
          refusals);
    } catch (SqlTextException unreadable) {
      // What silences triggers is looked for there as well, and that it cannot be read is told.
      return List.of();
    }
    return refusals;
  }

  private static void follow(
      List<BodyStatement> statements,
      List<BodyStatement.Text> conditions,
      boolean decidable,
      List<Refusal> refusals) {
    for (BodyStatement statement : statements) {
      if (statement instanceof BodyStatement.Choice choice) {
        boolean first = true;
        for (BodyStatement.Branch branch : choice.branches()) {
          follow(
              branch.statements(),
              Stream.concat(conditions.stream(), Stream.of(branch.condition())).toList(),
              decidable && first,
              refusals);
          first = false;
        }
        follow(choice.otherwise(), conditions, false, refusals);
      } else if (statement instanceof BodyStatement.Block block) {
        follow(block.statements(), conditions, decidable && !block.handled(), refusals);
      } else if (statement instanceof BodyStatement.Other other
          && other.text().tokens().get(0).isWord("raise")) {
        String words = Excerpt.of(other.text().text().strip().replaceAll("\\s+", " "));
        refusals.add(new Refusal("it runs " + words, conditions, decidable));
      }
    }
  }

  /** Whether it is come to in a session of a role; empty where that cannot be found out. */
  private Optional<Boolean> isTrue(Refusal refusal, String role) {
    if (!refusal.decidable()) {
      return Optional.empty();
    }
    String all =
        refusal.conditions().stream()
            .map(condition -> "(" + inSessionOf(role, condition) + ")")
            .map(condition -> " AND " + condition)
            .collect(Collectors.joining("", "SELECT true", ""));
    return evidence.data().rows(all, 1) instanceof DataQueries.Answer.Rows answer
        ? Optional.of(answer.rows().get(0).get(0).equals("t"))
        : Optional.empty();
  }

  private static String inSessionOf(String role, BodyStatement.Text condition) {
    String literal = "'" + role.replace("'", "''") + "'::pg_catalog.name";
    List<Token> tokens = condition.tokens();
    int start = tokens.get(0).start();
    StringBuilder words = new StringBuilder();
    int written = 0;
    for (Token token : tokens) {
      if (token.isWord("session_user") || token.isWord("current_user") || token.isWord("user")) {
        words.append(condition.text(), written, token.start() - start).append(literal);
        written = token.end() - start;
      }
    }
    return words.append(condition.text().substring(written)).toString();
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
