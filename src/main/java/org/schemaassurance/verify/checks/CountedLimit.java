package org.schemaassurance.verify.checks;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.Token;
import org.schemaassurance.verify.DataQueries;

/**
 * A limit that a trigger's function sets: it counts rows of its own table into a variable, and does
 * something where these are too many. Far from it means that no row of those that are there would
 * be one too many as the next. A limit of a few is none of those that nobody meets.
 */
final class CountedLimit {
  private static final Pattern COUNT =
      Pattern.compile(
          "(?is)\\s*SELECT\\s+(?:pg_catalog\\.)?count\\s*\\(\\s*\\*\\s*\\)\\s+INTO\\s+(\\w+)\\s+FROM\\s+(?:(\\w+)\\.)?(\\w+)\\s+WHERE\\s+(.+?);?\\s*");

  private static final long MANY = 10;
  private static final int ROWS = 20;

  private final OnlookingTrigger onlooker;
  private final Trigger.Event event;
  private final Map<String, String> counted = new HashMap<>();

  CountedLimit(OnlookingTrigger onlooker, Trigger.Event event) {
    this.onlooker = onlooker;
    this.event = event;
  }

  /**
   * Whether a statement does nothing but count.
   *
   * @param variables of the function
   */
  boolean counts(String statement, Set<String> variables) {
    Matcher count = COUNT.matcher(statement);
    if (!count.matches() || !isOwnTable(Optional.ofNullable(count.group(2)), count.group(3))) {
      return false;
    }
    List<Token> condition = SqlLexer.tokenize(count.group(4));
    String variable = count.group(1).toLowerCase(Locale.ROOT);
    boolean isPlain =
        variables.contains(variable)
            && PlainExpression.objection(condition).isEmpty()
            && condition.stream().noneMatch(token -> token.isPunctuation(";"))
            && condition.stream().noneMatch(token -> variables.contains(token.text()));
    if (isPlain) {
      counted.put(variable, count.group(4));
    }
    return isPlain;
  }

  private boolean isOwnTable(Optional<String> schema, String name) {
    QualifiedName own = onlooker.table().name();
    return own.name().equals(name) && own.schema().equals(schema.orElse(own.schema()));
  }

  /** Whether a condition asks for more than there are by far. */
  boolean isFar(List<Token> condition) {
    if (condition.size() != 3
        || !counted.containsKey(condition.get(0).text())
        || !Set.of(">", ">=").contains(condition.get(1).text())
        || !condition.get(2).text().matches("[0-9]{1,9}")
        || event == Trigger.Event.DELETE) {
      return false;
    }
    long limit = Long.parseLong(condition.get(2).text());
    return limit >= MANY
        && onlooker.evidence().data().rows(met(condition, limit), 1)
            instanceof DataQueries.Answer.Rows answer
        && answer.rows().isEmpty();
  }

  /** Rows that would meet it if there was one more like them. */
  private String met(List<Token> condition, long limit) {
    String table = onlooker.table().name().toString();
    return "SELECT 1 AS met FROM (SELECT * FROM "
        + table
        + " LIMIT "
        + ROWS
        + ") AS new WHERE (SELECT pg_catalog.count(*) FROM "
        + table
        + " WHERE "
        + counted.get(condition.get(0).text())
        + ") + 1 "
        + condition.get(1).text()
        + " "
        + limit;
  }
}
