package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.sql.BodyStatement;
import org.schemaassurance.sql.BodyStatement.Text;
import org.schemaassurance.sql.Token;
import org.schemaassurance.verify.DataQueries;

/**
 * The values and the condition of a trigger's UPDATE as a query over no rows: whether all columns
 * that it names are there, and of the types that it needs.
 *
 * @param target the table that is updated
 * @param variables of the function, which are nothing to the server
 */
record UpdateTrial(
    OnlookingTrigger onlooker,
    BodyStatement.Update update,
    QualifiedName target,
    Set<String> variables) {

  /** Why the server does not take it. */
  Optional<String> objection() {
    return onlooker.evidence().data().rows(query(), 1) instanceof DataQueries.Answer.Refused refused
        ? Optional.of(refused.reason())
        : Optional.empty();
  }

  private String query() {
    Trigger trigger = onlooker.trigger();
    String made =
        Stream.of(trigger.newTable(), trigger.oldTable())
            .flatMap(Optional::stream)
            .map(
                name ->
                    SqlIdentifier.quote(name)
                        + " AS (SELECT * FROM "
                        + noRows(onlooker.table().name())
                        + ")")
            .collect(Collectors.joining(", "));
    List<String> values = new ArrayList<>();
    update.values().forEach(value -> values.add(sql(value)));
    return "WITH "
        + made
        + " SELECT "
        + String.join(", ", values)
        + " FROM "
        + noRows(target)
        + " AS "
        + SqlIdentifier.quote(update.alias())
        + update.from().map(from -> ", " + sql(from)).orElse("")
        + " WHERE ("
        + sql(update.condition())
        + ") LIMIT 0";
  }

  /** With NULL for what only the function knows. */
  private String sql(Text value) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < value.tokens().size(); i++) {
      Token token = value.tokens().get(i);
      boolean qualifies =
          i + 1 < value.tokens().size() && value.tokens().get(i + 1).isPunctuation(".");
      boolean qualified = i > 0 && value.tokens().get(i - 1).isPunctuation(".");
      boolean known = variables.contains(token.text()) || token.text().startsWith("tg_");
      words.add(
          token.isName() && known && !qualified && !qualifies ? "NULL" : written(value, token));
    }
    return String.join(" ", words);
  }

  /** For them nobody needs a right on the table. */
  static String noRows(QualifiedName name) {
    return "pg_catalog.jsonb_populate_recordset(NULL::%s.%s, '[]')"
        .formatted(SqlIdentifier.quote(name.schema()), SqlIdentifier.quote(name.name()));
  }

  private static String written(Text value, Token token) {
    int start = value.tokens().get(0).start();
    return value.text().substring(token.start() - start, token.end() - start);
  }
}
