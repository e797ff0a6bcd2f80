package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.schemaassurance.model.ForeignKey;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.verify.DataQueries;

/**
 * A foreign key on columns that nobody gives and that have constants as their defaults: whoever
 * leaves them out refers to one row, always the same.
 *
 * @param values what each of its columns has by default
 */
record DefaultReference(ForeignKey key, List<String> values) {
  DefaultReference {
    values = List.copyOf(values);
  }

  /**
   * Of a key of a table; empty where it is none.
   *
   * @param given the columns that whoever inserts gives
   */
  static Optional<DefaultReference> of(ForeignKey key, Table table, List<String> given) {
    List<String> values =
        key.columns().stream()
            .filter(name -> !given.contains(name))
            .flatMap(name -> table.column(name).stream())
            .filter(column -> !column.generated() && !column.identity())
            .flatMap(column -> column.defaultExpression().stream())
            .filter(DefaultReference::isConstant)
            .toList();
    return values.size() == key.columns().size() && !key.period()
        ? Optional.of(new DefaultReference(key, values))
        : Optional.empty();
  }

  private static boolean isConstant(String expression) {
    return !expression.contains("(") && !expression.matches("(?s)(?:CURRENT|LOCAL|SESSION|USER).*");
  }

  /** A row, where there is the one that they refer to; the server keeps it as long as they do. */
  DataQueries.Answer lookUp(DataQueries data) {
    return data.rows(
        IntStream.range(0, values.size())
            .mapToObj(
                i ->
                    "referenced."
                        + SqlIdentifier.quote(key.referencedColumns().get(i))
                        + " = "
                        + values.get(i))
            .collect(
                Collectors.joining(
                    " AND ",
                    "SELECT 1 AS found FROM "
                        + SqlIdentifier.quote(key.referencedTable().schema())
                        + "."
                        + SqlIdentifier.quote(key.referencedTable().name())
                        + " AS referenced WHERE ",
                    "")),
        1);
  }
}
