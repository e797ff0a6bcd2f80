package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;

/**
 * Which rows an EXCLUDE constraint keeps apart, and by what.
 *
 * @param columns names or expressions
 * @param operators of each column, with the schema if that is not {@code pg_catalog}
 * @param operatorClasses of each column; empty for the default ones
 * @param condition the WHERE; empty for all rows
 */
record Exclusion(
    List<String> columns,
    List<String> operators,
    Optional<List<String>> operatorClasses,
    String method,
    Optional<String> condition) {
  Exclusion {
    columns = List.copyOf(columns);
    operators = List.copyOf(operators);
  }

  /** That of a constraint's index. */
  static Exclusion of(Index index) {
    return new Exclusion(
        index.keys(),
        operators(index),
        Optional.of(classes(index)).filter(all -> !hasDefaultClasses(index)),
        index.method(),
        index.predicate());
  }

  private static List<String> operators(Index index) {
    return index.options().stream().map(option -> option.excludes().orElse("")).toList();
  }

  private static List<String> classes(Index index) {
    return index.options().stream().map(Index.KeyOptions::operatorClass).toList();
  }

  private static boolean hasDefaultClasses(Index index) {
    return index.options().stream().allMatch(Index.KeyOptions::defaultClass);
  }

  /**
   * Whether an index keeps the same rows apart, be it in force or not.
   *
   * @param expressions about the table's rows
   */
  boolean isKeptBy(Index index, TableExpressions expressions) {
    return index.exclusion()
        && index.method().equals(method)
        && operators(index).equals(operators)
        && hasClasses(index)
        && sameTexts(columns, index.keys(), expressions)
        && sameTexts(condition.stream().toList(), index.predicate().stream().toList(), expressions);
  }

  private boolean hasClasses(Index index) {
    return operatorClasses
        .map(classes -> classes.equals(classes(index)))
        .orElseGet(() -> hasDefaultClasses(index));
  }

  private static boolean sameTexts(
      List<String> expected, List<String> found, TableExpressions expressions) {
    return expected.size() == found.size()
        && IntStream.range(0, expected.size())
            .allMatch(
                i ->
                    expected.get(i).equals(found.get(i))
                        || expressions.same(expected.get(i), found.get(i)));
  }

  /** As CREATE TABLE has it, with the columns as they are here. */
  String words() {
    return words(columns);
  }

  /** The same for pasting into SQL: names quoted where that is needed, expressions in brackets. */
  String sql(Table table) {
    return words(
        columns.stream()
            .map(
                text ->
                    table.column(text).isPresent() ? SqlIdentifier.display(text) : "(" + text + ")")
            .toList());
  }

  private String words(List<String> written) {
    return "EXCLUDE USING "
        + method
        + IntStream.range(0, written.size())
            .mapToObj(
                i ->
                    written.get(i)
                        + operatorClasses.map(list -> " " + list.get(i)).orElse("")
                        + " WITH "
                        + inSql(operators.get(i)))
            .collect(Collectors.joining(", ", " (", ")"))
        + condition.map(text -> " WHERE (" + text + ")").orElse("");
  }

  /** Manual, CREATE TABLE: an operator of a schema is written OPERATOR(schema.name). */
  private static String inSql(String operator) {
    return operator.matches(".*[A-Za-z0-9_\"].*") ? "OPERATOR(" + operator + ")" : operator;
  }
}
