package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.sql.Token;

/**
 * A condition on what a trigger is called for ({@code TG_OP} and the like), for one event.
 *
 * @param table that the trigger stands on
 */
record EventCondition(Table table, Trigger trigger, Trigger.Event event) {

  /**
   * Whether {@code TG_OP = 'INSERT' AND TG_LEVEL = 'ROW'} and the like is true; empty where it is
   * about more, and that decides.
   */
  Optional<Boolean> isTrue(List<Token> tokens) {
    List<Token> condition = withoutParentheses(tokens);
    List<List<Token>> alternatives = split(condition, "or");
    if (alternatives.size() > 1) {
      return decided(alternatives, true);
    }
    List<List<Token>> demands = split(condition, "and");
    if (demands.size() > 1) {
      return decided(demands, false);
    }
    return !condition.isEmpty() && condition.get(0).isWord("not")
        ? isTrue(condition.subList(1, condition.size())).map(isTrue -> !isTrue)
        : compared(condition);
  }

  /** One part decides by the value, all together by the other one. */
  private Optional<Boolean> decided(List<List<Token>> parts, boolean byOne) {
    List<Optional<Boolean>> values = parts.stream().map(this::isTrue).toList();
    if (values.contains(Optional.of(byOne))) {
      return Optional.of(byOne);
    }
    return values.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(!byOne);
  }

  private Optional<Boolean> compared(List<Token> condition) {
    if (condition.size() < 3) {
      return Optional.empty();
    }
    Optional<String> value = Optional.ofNullable(called().get(condition.get(0).text()));
    Set<String> named =
        condition.stream()
            .filter(token -> token.kind() == Token.Kind.STRING)
            .map(Token::text)
            .collect(Collectors.toSet());
    if (value.isEmpty() || !condition.get(0).isName()) {
      return Optional.empty();
    }
    boolean isNamed = named.contains(value.get());
    if (condition.size() == 3 && named.size() == 1) {
      return condition.get(1).isOperator("=")
          ? Optional.of(isNamed)
          : Optional.of(!isNamed)
              .filter(
                  differs ->
                      condition.get(1).isOperator("<>") || condition.get(1).isOperator("!="));
    }
    boolean isList =
        condition.get(1).isWord("in")
            && condition.stream()
                .skip(2)
                .allMatch(
                    token ->
                        token.kind() == Token.Kind.STRING
                            || token.kind() == Token.Kind.PUNCTUATION);
    return isList ? Optional.of(isNamed) : Optional.empty();
  }

  /** Source: PostgreSQL manual, "Trigger Functions", "Triggers on Data Changes". */
  private Map<String, String> called() {
    Map<String, String> called = new HashMap<>();
    called.put("tg_op", event.name());
    called.put("tg_when", trigger.timing().toString());
    called.put("tg_level", trigger.level().name());
    called.put("tg_name", trigger.name());
    if (!mayBeCalledForAnother()) {
      called.put("tg_table_name", trigger.table().name());
      called.put("tg_relname", trigger.table().name());
      called.put("tg_table_schema", trigger.table().schema());
    }
    return called;
  }

  /** For a row of a partition it is that, and its copies there may be called otherwise. */
  private boolean mayBeCalledForAnother() {
    return table.kind().equals("partitioned table") || !table.surroundings().children().isEmpty();
  }

  /** All those that have to be met for a condition to be met. */
  static List<List<Token>> demands(List<Token> condition) {
    return split(withoutParentheses(condition), "and");
  }

  /** Around a word that is in no parentheses; what may have it for something else is left whole. */
  private static List<List<Token>> split(List<Token> tokens, String word) {
    if (tokens.stream().anyMatch(token -> token.isWord("between") || token.isWord("case"))) {
      return List.of(tokens);
    }
    List<List<Token>> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).isPunctuation("(")) {
        depth++;
      } else if (tokens.get(i).isPunctuation(")")) {
        depth--;
      } else if (depth == 0 && tokens.get(i).isWord(word)) {
        parts.add(tokens.subList(start, i));
        start = i + 1;
      }
    }
    parts.add(tokens.subList(start, tokens.size()));
    return parts;
  }

  private static List<Token> withoutParentheses(List<Token> tokens) {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).isPunctuation("(")) {
        depth++;
      } else if (tokens.get(i).isPunctuation(")")) {
        depth--;
      }
      if (depth == 0 && i < tokens.size() - 1) {
        return tokens;
      }
    }
    return tokens.size() > 2 && tokens.get(0).isPunctuation("(")
        ? withoutParentheses(tokens.subList(1, tokens.size() - 1))
        : tokens;
  }
}
