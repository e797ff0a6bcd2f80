package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.Excerpt;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.SqlLiteral;
import org.schemaassurance.sql.BodyStatement;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.sql.Token;
import org.schemaassurance.sql.TriggerBody;

/**
 * A statement of a login trigger's function that ends the login with an error.
 *
 * @param words what it does: {@code it runs RAISE EXCEPTION 'closed'}
 * @param reach when it is come to
 * @param needed the right without which it does; none where it does in any case
 */
record LoginRefusal(String words, Reach reach, Optional<Needed> needed) {
  /**
   * A right on a table, of who logs in.
   *
   * @param privilege that it takes on a column at least
   */
  private record Needed(QualifiedName table, String privilege) {
    String isLackedBy(String role) {
      return "NOT COALESCE(pg_catalog.has_any_column_privilege(%s, pg_catalog.to_regclass(%s), %s), false)"
          .formatted(
              SqlLiteral.of(role), SqlLiteral.of(table.toString()), SqlLiteral.of(privilege));
    }
  }

  /** Who it is: the session's own name, unless the function runs with somebody else's rights. */
  private static final Set<String> WHO = Set.of("session_user", "current_user", "user");

  /** Words that mean the same in any session. */
  private static final Set<String> PLAIN =
      Set.of(
          "and",
          "or",
          "not",
          "in",
          "is",
          "null",
          "true",
          "false",
          "like",
          "ilike",
          "between",
          "distinct",
          "from",
          "any",
          "all",
          "array",
          "text",
          "name");

  /**
   * A condition of an IF.
   *
   * @param met whether it has to be true; otherwise it is not, or NULL
   */
  private record Condition(BodyStatement.Text text, boolean met) {
    boolean isAboutWhoLogsIn() {
      return text.tokens().stream().allMatch(Condition::isTheSameEverywhere);
    }

    private static boolean isTheSameEverywhere(Token token) {
      return switch (token.kind()) {
        case WORD -> WHO.contains(token.text()) || PLAIN.contains(token.text());
        case STRING, NUMBER, OPERATOR, PUNCTUATION -> true;
        default -> false;
      };
    }

    String sql(String role) {
      return "(" + inSessionOf(role) + ") IS " + (met ? "TRUE" : "NOT TRUE");
    }

    private String inSessionOf(String role) {
      String literal = SqlLiteral.of(role) + "::pg_catalog.name";
      int start = text.tokens().get(0).start();
      StringBuilder words = new StringBuilder();
      int written = 0;
      for (Token token : text.tokens()) {
        if (token.kind() == Token.Kind.WORD && WHO.contains(token.text())) {
          words.append(text.text(), written, token.start() - start).append(literal);
          written = token.end() - start;
        }
      }
      return words.append(text.text().substring(written)).toString();
    }
  }

  /**
   * When a statement is come to.
   *
   * @param conditions each of them holds
   * @param decidable whether these are all, and about nothing but who logs in
   */
  private record Reach(List<Condition> conditions, boolean decidable) {
    Reach where(BodyStatement.Text text, boolean met) {
      Condition condition = new Condition(text, met);
      return new Reach(
          Stream.concat(conditions.stream(), Stream.of(condition)).toList(),
          decidable && condition.isAboutWhoLogsIn());
    }

    Reach perhaps() {
      return new Reach(conditions, false);
    }
  }

  /** Those of a function, in their order. */
  static List<LoginRefusal> in(Routine function) {
    List<LoginRefusal> refusals = new ArrayList<>();
    try {
      follow(
          TriggerBody.of(function.body()).statements(),
          new Reach(List.of(), !function.securityDefiner()),
          refusals);
    } catch (SqlTextException unreadable) {
      // What silences triggers is looked for there as well, and that it cannot be read is told.
      return List.of();
    }
    return refusals;
  }

  /** A query that tells whether a login of a role comes to it; empty where none can. */
  Optional<String> query(String role) {
    return Optional.of(reach)
        .filter(Reach::decidable)
        .map(
            when ->
                Stream.concat(
                        when.conditions().stream().map(condition -> condition.sql(role)),
                        needed.stream().map(right -> right.isLackedBy(role)))
                    .map(condition -> " AND " + condition)
                    .collect(Collectors.joining("", "SELECT true", "")));
  }

  /** When what stands behind the statements is come to; empty for never. */
  private static Optional<Reach> follow(
      List<BodyStatement> statements, Reach start, List<LoginRefusal> refusals) {
    Optional<Reach> reach = Optional.of(start);
    for (BodyStatement statement : statements) {
      if (reach.isEmpty()) {
        return reach;
      }
      reach = follow(statement, reach.get(), refusals);
    }
    return reach;
  }

  private static Optional<Reach> follow(
      BodyStatement statement, Reach reach, List<LoginRefusal> refusals) {
    if (statement instanceof BodyStatement.Choice choice) {
      return follow(choice, reach, refusals);
    }
    if (statement instanceof BodyStatement.Block block) {
      return follow(block, reach, refusals);
    }
    if (statement instanceof BodyStatement.Other other
        && other.text().tokens().get(0).isWord("raise")) {
      refusals.add(refusal(other.text(), reach, Optional.empty()));
      return Optional.empty();
    }
    if (reach.decidable() && statement instanceof BodyStatement.Insertion insertion) {
      written(insertion.schema(), insertion.table(), "INSERT")
          .ifPresent(right -> refusals.add(refusal(insertion.whole(), reach, Optional.of(right))));
    }
    if (reach.decidable() && statement instanceof BodyStatement.Update update) {
      written(update.schema(), update.table(), "UPDATE")
          .ifPresent(right -> refusals.add(refusal(update.whole(), reach, Optional.of(right))));
    }
    return Optional.of(reach).filter(on -> !(statement instanceof BodyStatement.Return));
  }

  /** Which table it is without a schema each session decides for itself. */
  private static Optional<Needed> written(Optional<String> schema, String table, String privilege) {
    return schema.map(given -> new Needed(new QualifiedName(given, table), privilege));
  }

  private static LoginRefusal refusal(
      BodyStatement.Text text, Reach reach, Optional<Needed> needed) {
    String words = Excerpt.of(text.text().strip().replaceAll("\\s+", " "));
    return new LoginRefusal("it runs " + words, reach, needed);
  }

  private static Optional<Reach> follow(
      BodyStatement.Choice choice, Reach reach, List<LoginRefusal> refusals) {
    Reach untaken = reach;
    Reach behind = reach;
    boolean allEnd = true;
    for (BodyStatement.Branch branch : choice.branches()) {
      Reach taken = untaken.where(branch.condition(), true);
      Optional<Reach> end = follow(branch.statements(), taken, refusals);
      untaken = untaken.where(branch.condition(), false);
      if (end.isPresent()) {
        behind = end.get().equals(taken) ? behind : behind.perhaps();
        allEnd = false;
      } else {
        behind = allEnd ? behind.where(branch.condition(), false) : behind.perhaps();
      }
    }
    Optional<Reach> otherwise = follow(choice.otherwise(), untaken, refusals);
    if (otherwise.isEmpty() && allEnd) {
      return Optional.empty();
    }
    return Optional.of(otherwise.filter(untaken::equals).isPresent() ? behind : behind.perhaps());
  }

  /** An error in a block that handles some may be caught, and is where another one begins. */
  private static Optional<Reach> follow(
      BodyStatement.Block block, Reach reach, List<LoginRefusal> refusals) {
    if (block.handlers().isEmpty()) {
      return follow(block.statements(), reach, refusals);
    }
    follow(block.statements(), reach.perhaps(), refusals);
    block.handlers().forEach(handler -> follow(handler, reach.perhaps(), refusals));
    return Optional.of(reach.perhaps());
  }
}
