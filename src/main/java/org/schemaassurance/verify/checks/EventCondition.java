package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.sql.Token;

/** A condition on {@code TG_OP}, for one event. */
record EventCondition(Trigger.Event event) {

  /** Whether {@code TG_OP = 'INSERT'} and the like is true; empty where it is about more. */
  Optional<Boolean> isTrue(List<Token> tokens) {
    List<Token> condition = withoutParentheses(tokens);
    if (condition.size() < 3 || !condition.get(0).isWord("tg_op")) {
      return Optional.empty();
    }
    Set<String> named =
        condition.stream()
            .filter(token -> token.kind() == Token.Kind.STRING)
            .map(Token::text)
            .collect(Collectors.toSet());
    boolean isNamed = named.contains(event.name());
    if (condition.size() == 3 && named.size() == 1) {
      return condition.get(1).isOperator("=")
          ? Optional.of(isNamed)
          : Optional.of(!isNamed).filter(differs -> condition.get(1).isOperator("<>"));
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

  private static List<Token> withoutParentheses(List<Token> tokens) {
    int last = tokens.size() - 1;
    return last > 1
            && tokens.get(0).isPunctuation("(")
            && tokens.get(last).isPunctuation(")")
            && tokens.subList(1, last).stream().noneMatch(token -> token.isPunctuation("("))
        ? tokens.subList(1, last)
        : tokens;
  }
}
