package org.schemaassurance.verify.checks;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.sql.BodyStatement.Text;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.Token;

/**
 * What a trigger sets a column to that is there for it: a count that goes on, or who it was. No
 * CHECK asks for it, so that it is never refused.
 *
 * @param proposed what an INSERT gives for the column, where this stands behind ON CONFLICT
 */
record NotedValue(Table table, Column column, Text value, Optional<Text> proposed) {
  private static final Set<String> COUNTS = Set.of("integer", "bigint");

  private static final Set<String> NAMES = Set.of("text", "name", "character varying");

  private static final Set<String> WHO =
      Set.of("current_user", "session_user", "user", "current_role", "tg_op");

  private static final String COUNTED =
      "(?:(?:old|new|[a-z_]\\w*) \\. )?%1$s|coalesce \\( (?:(?:old|new|[a-z_]\\w*) \\. )?%1$s ,"
          + " \\d+ \\)";

  /** Never NULL. */
  private static final Pattern NUMBERS = Pattern.compile("\\d+|count \\( \\* \\)");

  /**
   * A count, or who.
   *
   * @param event at which it is set: of a new row there is no OLD to count on from
   */
  boolean isHarmless(Trigger.Event event) {
    boolean ofNothing = event == Trigger.Event.INSERT && words().contains("old .");
    return (isWho() || isCount() && (column.nullable() || !ofNothing))
        && !isChecked(table, column.name());
  }

  private boolean isWho() {
    return NAMES.contains(column.type())
        && value.tokens().size() == 1
        && value.tokens().get(0).isName()
        && WHO.contains(value.tokens().get(0).text());
  }

  private boolean isCount() {
    String counted = COUNTED.formatted(Pattern.quote(column.name()));
    return COUNTS.contains(column.type())
        && Pattern.matches("(?:" + counted + ") [+-] (?:\\d+" + proposedNumber() + ")", words());
  }

  /** Of another column, or of a row's, it may be NULL. */
  private String proposedNumber() {
    return proposed.filter(text -> NUMBERS.matcher(words(text)).matches()).isPresent()
        ? "|excluded \\. " + Pattern.quote(column.name())
        : "";
  }

  private String words() {
    return words(value);
  }

  private static String words(Text text) {
    return String.join(" ", text.tokens().stream().map(Token::text).toList());
  }

  /** Whether a CHECK may refuse what a column is set to. */
  static boolean isChecked(Table table, String column) {
    return table.checks().stream()
        .flatMap(check -> SqlLexer.tokenize(check.expression()).stream())
        .map(Token::text)
        .anyMatch(column::equals);
  }
}
