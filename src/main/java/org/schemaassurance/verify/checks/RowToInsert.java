package org.schemaassurance.verify.checks;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Intake;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.SqlLiteral;
import org.schemaassurance.model.Table;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.Token;

/**
 * A row that a table has to take, or each row of a query, and what becomes of it on its way: given
 * values, what the defaults make of the others, what is computed of all.
 *
 * @param given what is given by column, in SQL; what is not is left to the default
 * @param query where the rows come from; empty for one row of constants
 * @param words what a person calls it: {@code a row with name 'Ann'}
 * @param complete whether this is all that whoever inserts gives
 */
record RowToInsert(
    Table table,
    Intake intake,
    Map<String, String> given,
    Optional<String> query,
    String words,
    boolean complete) {

  /** Types that an explicit cast cuts a value off for, where an INSERT fails. */
  private static final Pattern LIMITED =
      Pattern.compile("(character varying|character|bit varying|bit)\\([0-9]+\\)");

  private static final Pattern CLOCK = Pattern.compile("current_.*|localtime.*");

  /** One row of constants. */
  static RowToInsert of(Map<String, String> values, Table table, Intake intake, boolean complete) {
    return new RowToInsert(
        table,
        intake,
        values.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, value -> SqlLiteral.of(value.getValue()))),
        Optional.empty(),
        "a row with " + words(values),
        complete);
  }

  /**
   * Each row of a query.
   *
   * @param columns of the query
   */
  static RowToInsert from(
      String query, List<String> columns, Table table, Intake intake, boolean complete) {
    return new RowToInsert(
        table,
        intake,
        columns.stream()
            .collect(Collectors.toMap(name -> name, name -> "given." + SqlIdentifier.quote(name))),
        Optional.of(query),
        "each row of the rule's query",
        complete);
  }

  static String words(Map<String, String> values) {
    return values.entrySet().stream()
        .map(value -> value.getKey() + " '" + value.getValue() + "'")
        .collect(Collectors.joining(", "));
  }

  boolean gives(String column) {
    return given.containsKey(column);
  }

  /**
   * Whether it is known what will stand in these columns. What is filled in by a clock and the like
   * is left to that; a constant as a default may only be there until somebody gives a value.
   */
  boolean settles(Set<String> columns) {
    return complete || columns.stream().allMatch(name -> gives(name) || isFilledIn(name));
  }

  private boolean isFilledIn(String name) {
    return table
        .column(name)
        .filter(column -> !column.generated() && !column.identity())
        .flatMap(Column::defaultExpression)
        .filter(expression -> isComputed(SqlLexer.tokenize(expression)))
        .isPresent();
  }

  /** By the server's own functions: one of a schema may not be called, and is left alone. */
  private static boolean isComputed(List<Token> expression) {
    boolean calls = false;
    for (int i = 0; i < expression.size(); i++) {
      Token token = expression.get(i);
      boolean called = i + 1 < expression.size() && expression.get(i + 1).isPunctuation("(");
      if (token.isName() && i > 0 && expression.get(i - 1).isPunctuation(".")) {
        return false;
      }
      calls |= token.kind() == Token.Kind.WORD && CLOCK.matcher(token.text()).matches();
      calls |= token.isName() && called && !isOfType(expression, i);
    }
    return calls;
  }

  /** The 20 of {@code 'x'::character varying(20)} is no argument. */
  private static boolean isOfType(List<Token> expression, int name) {
    int start = name;
    while (start > 0 && expression.get(start).isName()) {
      start--;
    }
    return expression.get(start).isPunctuation("::");
  }

  /** The table's columns that are named in expressions of PostgreSQL's, or are such themselves. */
  Set<String> columnsIn(List<String> expressions) {
    Set<String> named =
        expressions.stream()
            .flatMap(
                expression ->
                    table.column(expression).isPresent()
                        ? Stream.of(expression)
                        : SqlLexer.tokenize(expression).stream()
                            .filter(Token::isName)
                            .map(Token::text))
            .collect(Collectors.toSet());
    return table.columns().stream()
        .map(Column::name)
        .filter(named::contains)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What names a column of the row in SQL, also inside a subquery. */
  String column(String name) {
    return SqlIdentifier.quote(table.name().name()) + "." + SqlIdentifier.quote(name);
  }

  /**
   * The row as a relation named like the table. OFFSET 0: the values stay values of columns, which
   * the planner does not compute with where no branch of a CASE would come to them.
   *
   * @param needed columns; a default is worked out only where it is needed
   */
  String relation(Set<String> needed) {
    Set<String> all = new HashSet<>(needed);
    List<Column> generated =
        table.columns().stream()
            .filter(column -> column.generated() && needed.contains(column.name()))
            .toList();
    generated.forEach(
        column -> all.addAll(columnsIn(column.defaultExpression().stream().toList())));
    String name = SqlIdentifier.quote(table.name().name());
    String stored =
        table.columns().stream()
            .filter(column -> !column.generated() && all.contains(column.name()))
            .map(column -> valueOf(column) + " AS " + SqlIdentifier.quote(column.name()))
            .collect(Collectors.joining(", "));
    String from = query.map(rows -> " FROM (\n" + rows + "\n) AS given").orElse("");
    String row =
        "(SELECT " + (stored.isEmpty() ? "1 AS nothing" : stored) + from + " OFFSET 0) AS " + name;
    if (generated.isEmpty()) {
      return row;
    }
    String computed =
        generated.stream()
            .map(column -> ", " + computed(column) + " AS " + SqlIdentifier.quote(column.name()))
            .collect(Collectors.joining());
    return "(SELECT " + name + ".*" + computed + " FROM " + row + " OFFSET 0) AS " + name;
  }

  private static String computed(Column column) {
    return typed(column.defaultExpression().orElse("NULL"), column);
  }

  private String valueOf(Column column) {
    if (gives(column.name())) {
      String value = given.get(column.name());
      return query.isEmpty() && hasOwnType(column)
          ? readAsText(value, column)
          : typed(value, column);
    }
    return typed(standIn(column).or(column::defaultExpression).orElse("NULL"), column);
  }

  /** A sequence must not be asked for its next value, which would be gone. */
  private Optional<String> standIn(Column column) {
    return Optional.ofNullable(intake.sequences().get(column.name()))
        .map(sequence -> SqlLiteral.of(sequence.next().orElse("1")));
  }

  private static String typed(String value, Column column) {
    return LIMITED.matcher(column.type()).matches()
        ? readAsText(value, column)
        : "(" + value + ")::" + column.type();
  }

  /** A type of somebody's own, behind which may be one that is limited. */
  private static boolean hasOwnType(Column column) {
    return column.type().contains(".");
  }

  /** As an INSERT reads a constant, with an error where the type would cut it off. */
  private static String readAsText(String value, Column column) {
    return "(SELECT typed.value FROM pg_catalog.jsonb_to_record(pg_catalog.jsonb_build_object('value', ("
        + value
        + ")::pg_catalog.text)) AS typed (value "
        + column.type()
        + "))";
  }
}
