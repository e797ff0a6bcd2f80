package org.schemaassurance.rehearse.rows;

import java.util.List;

/**
 * What real columns have now and then, and what a migration forgets: empty, wide, signed, in mixed
 * case, with quotes.
 */
final class UnusualValues {
  /** Below what an index over several columns can take. */
  private static final int WIDE = 600;

  private UnusualValues() {}

  /** Constants of the type, as SQL; none for most types. */
  static List<String> of(ColumnType type) {
    if (Values.isText(type)) {
      return texts(Values.length(type)).stream().map(text -> text + "::" + type.name()).toList();
    }
    if (type.kind() == ColumnType.Kind.ARRAY) {
      return List.of("'{}'::" + type.name());
    }
    return switch (type.shortName()) {
      case "int2", "int4", "int8", "float4", "float8" ->
          List.of("0::" + type.name(), "(-1)::" + type.name());
      case "numeric", "money" -> List.of("0::" + type.name());
      case "json", "jsonb" -> List.of("'{}'::" + type.name(), "'[]'::" + type.name());
      case "bytea" -> List.of("''::pg_catalog.bytea");
      case "date", "timestamp", "timestamptz" ->
          List.of("'1999-12-31'::" + type.name(), "'2099-12-31'::" + type.name());
      default -> List.of();
    };
  }

  private static List<String> texts(int length) {
    List<String> texts =
        List.of("''", "'MiXeD cAsE'", "'O''Brien \"\\ <b>&amp;'", "'  blanks  '", wide(), "'1'");
    return length == 0
        ? texts
        : texts.stream().map(text -> "pg_catalog.left(" + text + ", " + length + ")").toList();
  }

  private static String wide() {
    return "pg_catalog.left(pg_catalog.repeat('A wide text, ', 50), " + WIDE + ")";
  }
}
