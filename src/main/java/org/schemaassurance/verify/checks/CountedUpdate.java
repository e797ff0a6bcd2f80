package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.Excerpt;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.sql.BodyStatement;
import org.schemaassurance.sql.BodyStatement.Text;
import org.schemaassurance.sql.RowQuery;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.Token;

/**
 * An UPDATE by how many rows made a trigger fire: {@code SET n = n + (SELECT count(*) FROM made)},
 * {@code SET n = c.n + f.n FROM (SELECT day, count(*) AS n FROM made GROUP BY day) AS f}.
 */
record CountedUpdate(OnlookingTrigger onlooker, BodyStatement.Update update) {
  /** Stands for a count, which is a number and never NULL. */
  private static final String NUMBER = "0";

  /** Why it is more than that, as a sentence goes on. */
  Optional<String> objection() {
    Optional<RowQuery.Named> source = source();
    if (update.from().isPresent() && source.isEmpty()) {
      return Optional.of(runs());
    }
    return source
        .flatMap(named -> objectionTo(named.query()))
        .or(
            () ->
                source
                    .filter(named -> plain().values().stream().anyMatch(it -> names(it, named)))
                    .map(named -> runs()));
  }

  private String runs() {
    return "runs " + Excerpt.of(update.whole().text().strip().replaceAll("\\s+", " "));
  }

  private Optional<RowQuery.Named> source() {
    return update.from().flatMap(from -> RowQuery.Named.of(from.text()));
  }

  private Optional<String> objectionTo(RowQuery query) {
    if (!isOfTheseRows(query)) {
      return Optional.of(runs());
    }
    return Stream.of(
            query.outputs().stream().map(RowQuery.Output::expression),
            Stream.of(query.condition()),
            query.groups().stream())
        .flatMap(texts -> texts)
        .flatMap(text -> PlainExpression.objection(text.tokens()).stream())
        .findFirst();
  }

  private boolean isOfTheseRows(RowQuery query) {
    Trigger trigger = onlooker.trigger();
    return Stream.of(trigger.newTable(), trigger.oldTable())
        .flatMap(Optional::stream)
        .anyMatch(query.relation()::equals);
  }

  private static boolean names(Text value, RowQuery.Named source) {
    return value.tokens().stream().anyMatch(token -> token.text().equals(source.name()));
  }

  /** The same with a number in the place of each count. */
  BodyStatement.Update plain() {
    return new BodyStatement.Update(
        update.schema(),
        update.table(),
        update.alias(),
        update.columns(),
        update.values().stream().map(this::plain).toList(),
        Optional.empty(),
        update.condition(),
        update.whole());
  }

  private Text plain(Text value) {
    List<Token> tokens = value.tokens();
    StringBuilder text = new StringBuilder();
    int i = 0;
    while (i < tokens.size()) {
      int end = endOfCount(value, i);
      text.append(' ').append(end > i ? NUMBER : written(value, i, i + 1));
      i = Math.max(end, i + 1);
    }
    return end(text.toString());
  }

  private static Text end(String text) {
    return new Text(SqlLexer.tokenize(text), text);
  }

  /** Behind the count that begins there; the same where none does. */
  private int endOfCount(Text value, int start) {
    List<Token> tokens = value.tokens();
    if (isCountOfSource(tokens, start)) {
      return start + 3;
    }
    boolean query =
        tokens.get(start).isPunctuation("(")
            && start + 1 < tokens.size()
            && tokens.get(start + 1).isWord("select");
    int end = query ? closing(tokens, start) : start;
    return end > start
            && RowQuery.of(written(value, start + 1, end))
                .filter(it -> it.outputs().size() == 1 && it.groups().isEmpty())
                .filter(it -> isCount(it.outputs().get(0).expression()))
                .filter(it -> objectionTo(it).isEmpty())
                .isPresent()
        ? end + 1
        : start;
  }

  private boolean isCountOfSource(List<Token> tokens, int start) {
    return start + 2 < tokens.size()
        && tokens.get(start + 1).isPunctuation(".")
        && source()
            .filter(named -> named.name().equals(tokens.get(start).text()))
            .filter(
                named ->
                    named.query().outputs().stream()
                        .filter(output -> output.name().equals(tokens.get(start + 2).text()))
                        .anyMatch(output -> isCount(output.expression())))
            .isPresent();
  }

  /** {@code count(…)} and nothing else. */
  private static boolean isCount(Text expression) {
    List<Token> tokens = expression.tokens();
    return tokens.size() > 2
        && tokens.get(0).isWord("count")
        && tokens.get(1).isPunctuation("(")
        && closing(tokens, 1) == tokens.size() - 1;
  }

  private static int closing(List<Token> tokens, int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      if (tokens.get(i).isPunctuation("(")) {
        depth++;
      } else if (tokens.get(i).isPunctuation(")") && --depth == 0) {
        return i;
      }
    }
    return open;
  }

  private static String written(Text value, int from, int to) {
    int start = value.tokens().get(0).start();
    return from >= to
        ? ""
        : value
            .text()
            .substring(
                value.tokens().get(from).start() - start, value.tokens().get(to - 1).end() - start);
  }

  /**
   * What the server says of it where it has no rows to count.
   *
   * @param target the table that is updated
   * @param variables of the function, which are nothing to the server
   */
  Optional<String> trial(QualifiedName target, Set<String> variables) {
    boolean asks =
        update.from().isPresent()
            || update.values().stream()
                .flatMap(value -> value.tokens().stream())
                .anyMatch(token -> token.isWord("select"));
    return asks
        ? new UpdateTrial(onlooker, update, target, variables)
            .objection()
            .map(reason -> runs() + ", which cannot be tried: " + reason)
        : Optional.empty();
  }
}
