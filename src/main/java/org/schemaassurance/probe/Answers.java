package org.schemaassurance.probe;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.schemaassurance.rules.Behaviour;

/**
 * What a query answered.
 *
 * @param total how many rows
 * @param first some of them, as PostgreSQL writes values
 */
record Answers(long total, List<List<Optional<String>>> first) {
  /** Rows that a behaviour writes down are few. */
  private static final int MOST_ROWS = 1000;

  private static final int SHOWN = 3;
  private static final int LONGEST_VALUE = 100;

  /** All rows of a result. */
  static Answers read(ResultSet rows) throws SQLException {
    List<List<Optional<String>>> first = new ArrayList<>();
    long total = 0;
    while (rows.next()) {
      total++;
      if (total <= MOST_ROWS) {
        first.add(row(rows));
      }
    }
    return new Answers(total, first);
  }

  private static List<Optional<String>> row(ResultSet rows) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    List<Optional<String>> row = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      Optional<String> value = Optional.ofNullable(rows.getString(i));
      // The driver calls a boolean a bit, and PostgreSQL writes t and f.
      row.add(columns.getColumnType(i) == Types.BIT ? value.map(Answers::truth) : value);
    }
    return row;
  }

  private static String truth(String value) {
    return switch (value) {
      case "t" -> "true";
      case "f" -> "false";
      default -> value;
    };
  }

  /** Whether they are as expected. */
  boolean are(Behaviour.Answer expected) {
    return expected.rows().isPresent()
        ? total == expected.rows().get().size() && first.equals(expected.rows().get())
        : total == expected.count().orElseThrow();
  }

  /** For a sentence: {@code 2 rows: (a, b), (c, null)}. */
  String said() {
    return said(total, first);
  }

  /** The same of what was expected. */
  static String said(Behaviour.Answer expected) {
    return expected
        .rows()
        .map(rows -> said(rows.size(), rows))
        .orElseGet(() -> counted(expected.count().orElseThrow()));
  }

  private static String said(long total, List<List<Optional<String>>> rows) {
    if (rows.size() == 1 && total == 1 && rows.get(0).size() == 1) {
      return value(rows.get(0).get(0));
    }
    String shown =
        rows.stream()
            .limit(SHOWN)
            .map(
                row -> row.stream().map(Answers::value).collect(Collectors.joining(", ", "(", ")")))
            .collect(Collectors.joining(", "));
    return counted(total) + (shown.isEmpty() ? "" : ": " + shown + (total > SHOWN ? ", …" : ""));
  }

  private static String counted(long rows) {
    return rows == 0 ? "no row" : rows == 1 ? "1 row" : rows + " rows";
  }

  private static String value(Optional<String> value) {
    return value
        .map(text -> text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…")
        .orElse("null");
  }
}
