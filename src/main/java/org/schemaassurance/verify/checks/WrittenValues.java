package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Intake;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.SqlLiteral;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.sql.BodyStatement.Insertion.Join;
import org.schemaassurance.sql.BodyStatement.Insertion.Source;
import org.schemaassurance.sql.BodyStatement.Text;
import org.schemaassurance.sql.Token;
import org.schemaassurance.verify.DataQueries;
import org.schemaassurance.verify.Judgement;

/**
 * The values that a trigger writes down, as a query over rows of its own table that stand for NEW
 * and OLD.
 */
record WrittenValues(WrittenRow row, Table target) {
  private static final int ROWS = 20;

  /** What refuses them, or may. */
  List<Judgement> judge() {
    Intake intake = row.onlooker().evidence().further().intake(target.name());
    List<String> columns = columns();
    if (columns.size() < width()) {
      return List.of(
          Judgement.broken(
              target.name().toString(),
              Phrase.of(width() + " columns"),
              Phrase.of("fewer columns than values"),
              "Add the columns that are missing."));
    }
    Optional<Judgement> several = new RowsAtOnce(row, target, columns, intake).judge();
    Optional<Judgement> refused = several.or(() -> ofJoin(columns.subList(0, width())));
    if (refused.isPresent()) {
      return List.of(refused.get());
    }
    RowToInsert written =
        RowToInsert.from(
            query(columns.subList(0, width()), from()),
            columns.subList(0, width()),
            target,
            intake,
            true);
    return new RowJudge(
            written,
            keysThatMayRefuse(columns),
            target.foreignKeys(),
            row.onlooker().evidence().data(),
            false)
        .judge();
  }

  /** A join is asked of no rows, for which nobody needs a right: whether its columns are there. */
  private Optional<Judgement> ofJoin(List<String> columns) {
    String none = "(SELECT * FROM " + UpdateTrial.noRows(row.onlooker().table().name()) + ")";
    return row.insertion()
        .source()
        .filter(source -> source.join().isPresent())
        .map(source -> query(columns, ofSource(none, source)))
        .map(query -> row.onlooker().evidence().data().rows(query, 1))
        .flatMap(
            answer ->
                answer instanceof DataQueries.Answer.Refused refused
                    ? Optional.of(refused.reason())
                    : Optional.empty())
        .map(
            reason ->
                Judgement.broken(
                    target.name().toString(),
                    Phrase.of("rows that are joined"),
                    Phrase.of(reason)));
  }

  /** Those of ON CONFLICT, all of them where it names none, and those that no row meets. */
  private List<Set<String>> keysThatMayRefuse(List<String> columns) {
    return row.insertion().skipsConflicts()
        ? List.of(Set.of())
        : Stream.concat(
                row.insertion().instead().map(instead -> Set.copyOf(instead.key())).stream(),
                new KeysOfNewRow(row, target, columns).met().stream())
            .toList();
  }

  private List<String> columns() {
    return row.insertion().columns().isEmpty()
        ? target.columns().stream().map(Column::name).toList()
        : row.insertion().columns();
  }

  /** How many values there are, {@code NEW.*} being all of the table's. */
  private int width() {
    int own = row.onlooker().table().columns().size();
    return row.insertion().values().stream()
        .mapToInt(value -> value.text().strip().endsWith(".*") ? own : 1)
        .sum();
  }

  private String query(List<String> columns, String from) {
    String values =
        row.insertion().values().stream().map(this::sql).collect(Collectors.joining(", "));
    if (values.isEmpty()) {
      return "SELECT" + from;
    }
    return "SELECT written.* FROM (SELECT "
        + values
        + from
        + ") AS written ("
        + columns.stream().map(SqlIdentifier::quote).collect(Collectors.joining(", "))
        + ")";
  }

  private String from() {
    QualifiedName watched = row.onlooker().table().name();
    String rows = "(SELECT * FROM " + quoted(watched) + " LIMIT %d)";
    String some = rows.formatted(ROWS);
    String none = rows.formatted(0);
    if (row.insertion().source().isPresent()) {
      return ofSource(some, row.insertion().source().get());
    }
    if (row.onlooker().trigger().level() == Trigger.Level.STATEMENT) {
      return " FROM "
          + none
          + " AS new RIGHT JOIN (SELECT 1) AS statement ON true LEFT JOIN "
          + none
          + " AS old ON true";
    }
    return switch (row.event()) {
      case INSERT -> " FROM " + some + " AS new LEFT JOIN " + none + " AS old ON true";
      case DELETE -> " FROM " + some + " AS old LEFT JOIN " + none + " AS new ON true";
      default -> " FROM " + some + " AS new CROSS JOIN LATERAL (SELECT new.*) AS old";
    };
  }

  private String ofSource(String some, Source source) {
    return " FROM "
        + some
        + " AS "
        + SqlIdentifier.quote(source.alias())
        + source.join().map(join -> joined(some, join)).orElse("")
        + (source.condition().tokens().isEmpty() ? "" : " WHERE " + sql(source.condition()))
        + (source.groups().isEmpty()
            ? ""
            : source.groups().stream()
                .map(this::sql)
                .collect(Collectors.joining(", ", " GROUP BY ", "")));
  }

  private String joined(String some, Join join) {
    return " JOIN "
        + some
        + " AS "
        + SqlIdentifier.quote(join.alias())
        + (join.using().isEmpty()
            ? " ON " + sql(join.condition())
            : join.using().stream()
                .map(SqlIdentifier::quote)
                .collect(Collectors.joining(", ", " USING (", ")")));
  }

  private String sql(Text value) {
    List<String> words = new ArrayList<>();
    List<Token> tokens = value.tokens();
    if (tokens.size() == 1 && (tokens.get(0).isWord("new") || tokens.get(0).isWord("old"))) {
      // A row of the table's own type, which a column of that type takes; those of FROM have none.
      return "ROW(%s.*)::%s".formatted(tokens.get(0).text(), quoted(row.onlooker().table().name()));
    }
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean behindDot = i > 0 && tokens.get(i - 1).isPunctuation(".");
      String written =
          value
              .text()
              .substring(
                  token.start() - tokens.get(0).start(), token.end() - tokens.get(0).start());
      words.add(token.isName() && !behindDot ? name(token, written) : written);
    }
    return String.join(" ", words);
  }

  /** What a name of the body stands for. A transaction number would be taken: any other will do. */
  private String name(Token token, String written) {
    Optional<Text> variable = row.variables().getOrDefault(token.text(), Optional.empty());
    if (variable.isPresent()) {
      return "(" + sql(variable.get()) + ")";
    }
    Trigger trigger = row.onlooker().trigger();
    return Map.of(
            "tg_op", literal(row.event().name()),
            "tg_name", literal(trigger.name()),
            "tg_table_name", literal(trigger.table().name()),
            "tg_relname", literal(trigger.table().name()),
            "tg_table_schema", literal(trigger.table().schema()),
            "tg_when", literal(trigger.timing().toString()),
            "tg_level", literal(trigger.level().name()),
            "tg_relid", "'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid",
            "txid_current", "pg_catalog.txid_current_if_assigned",
            "pg_current_xact_id", "pg_catalog.pg_current_xact_id_if_assigned")
        .getOrDefault(token.text(), written);
  }

  private static String quoted(QualifiedName name) {
    return SqlIdentifier.quote(name.schema()) + "." + SqlIdentifier.quote(name.name());
  }

  private static String literal(String text) {
    return SqlLiteral.of(text) + "::pg_catalog.text";
  }
}
