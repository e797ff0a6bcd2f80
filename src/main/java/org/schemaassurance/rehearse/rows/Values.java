package org.schemaassurance.rehearse.rows;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Values of a type as SQL expressions of a number: another number gives another value, as far as
 * the type has so many.
 */
final class Values {
  private static final int LETTERS = 26;

  /** The highest power of ten that a bigint holds. */
  private static final int DIGITS = 18;

  private static final int HEADER = 4;

  private Values() {}

  /**
   * A value.
   *
   * @param number an expression of type bigint, not negative
   * @return empty for a type of which nothing is known
   */
  static Optional<String> value(ColumnType type, String number) {
    return switch (type.kind()) {
      case BASE -> base(type, number);
      case ENUM -> Optional.of(label(type, number));
      case DOMAIN -> part(type, number).map(value -> cast(value, type));
      case ARRAY -> array(type, number);
      case RANGE ->
          part(type, "(2 * " + number + ")")
              .flatMap(
                  lower ->
                      part(type, "(2 * " + number + " + 1)")
                          .map(upper -> type.name() + "(" + lower + ", " + upper + ")"));
      case MULTIRANGE -> part(type, number).map(range -> type.name() + "(" + range + ")");
      case COMPOSITE -> composite(type, number);
    };
  }

  /** How many different values there are, where that is few. */
  static OptionalLong count(ColumnType type) {
    ColumnType base = type.base();
    if (base.kind() == ColumnType.Kind.ENUM) {
      return OptionalLong.of(base.labels().size());
    }
    if (base.shortName().equals("bool")) {
      return OptionalLong.of(2);
    }
    int length = length(base);
    return isText(base) && length > 0 && length <= 3
        ? OptionalLong.of((long) Math.pow(LETTERS, length))
        : OptionalLong.empty();
  }

  /** Whether its values are texts; {@code "char"} has a category of its own. */
  static boolean isText(ColumnType type) {
    return type.kind() == ColumnType.Kind.BASE
        && (type.category() == 'S' || type.shortName().equals("char"));
  }

  private static Optional<String> part(ColumnType type, String number) {
    return type.part().flatMap(part -> value(part, number));
  }

  private static Optional<String> base(ColumnType type, String i) {
    if (isText(type)) {
      return Optional.of(cast(text(length(type), i), type));
    }
    String value =
        switch (type.shortName()) {
          case "bool" -> "(" + i + " % 2 = 0)";
          case "int2" -> "(" + i + " % 32767)";
          case "int4", "oid", "regclass", "regproc", "regtype" -> "(" + i + " % 2147483647)";
          case "int8" -> i;
          case "float4", "float8" -> "(" + i + " + 0.5)";
          case "numeric" -> numeric(type.modifier(), i);
          case "money" -> "((" + i + ")::pg_catalog.numeric / 100)";
          case "date" -> "(date '2024-01-01' + (" + i + " % 100000)::pg_catalog.int4)";
          case "time" -> "(time '00:00' + (" + i + " * 5449 % 86400) * interval '1 second')";
          case "timetz" -> "(timetz '00:00+00' + (" + i + " * 5449 % 86400) * interval '1 second')";
          case "timestamp" -> "(timestamp '2024-01-01' + " + i + " * interval '37 minutes')";
          case "timestamptz" ->
              "(timestamptz '2024-01-01 00:00+00' + " + i + " * interval '37 minutes')";
          case "interval" -> "(" + i + " * interval '1 minute')";
          case "uuid" -> md5(i) + "::pg_catalog.uuid";
          case "bytea" -> "pg_catalog.decode(" + md5(i) + ", 'hex')";
          case "json", "jsonb" ->
              "pg_catalog.jsonb_build_object('id', " + i + ", 'name', 'Name ' || " + i + ")";
          case "xml" -> "('<value>' || " + i + " || '</value>')";
          case "inet", "cidr" -> "(inet '10.0.0.0' + " + i + " % 16777216)";
          case "macaddr" -> "pg_catalog.lpad(pg_catalog.to_hex(" + i + "), 12, '0')";
          case "macaddr8" -> "pg_catalog.lpad(pg_catalog.to_hex(" + i + "), 16, '0')";
          case "bit" -> "(" + i + ")::pg_catalog.bit(" + Math.max(1, type.modifier()) + ")";
          case "varbit" ->
              "(" + i + ")::pg_catalog.bit(" + (type.modifier() > 0 ? type.modifier() : 32) + ")";
          case "point" -> "pg_catalog.point(" + i + ", " + i + " + 1)";
          case "lseg", "box", "path" -> "('((' || " + i + " || ',0),(' || " + i + " + 1 || ',2))')";
          case "polygon" -> "('((' || " + i + " || ',0),(' || " + i + " + 1 || ',2),(0,3))')";
          case "line" -> "('{1,-1,' || " + i + " || '}')";
          case "circle" -> "('<(' || " + i + " || ',0),1>')";
          case "tsvector", "tsquery", "ltree", "lquery", "refcursor", "jsonpath" ->
              "(" + (type.shortName().equals("jsonpath") ? "'$.a' || " : "'a' || ") + i + ")";
          case "hstore" -> "('key=>' || " + i + ")";
          case "pg_lsn" -> "('0/' || pg_catalog.to_hex(" + i + "))";
          case "xid", "xid8", "cid" -> "(" + i + ")::pg_catalog.text";
          case "tid" -> "('(' || " + i + " || ',1)')";
          case "txid_snapshot", "pg_snapshot" -> "(" + i + " + 1 || ':' || " + i + " + 1 || ':')";
          default -> "";
        };
    return value.isEmpty() ? Optional.empty() : Optional.of(cast(value, type));
  }

  /** Of so many characters at most; 0 for any number. */
  static String text(int length, String i) {
    if (length == 0 || length >= 16) {
      return "('Value ' || " + i + ")";
    }
    if (length >= 8) {
      return "pg_catalog.left('V' || " + i + ", " + length + ")";
    }
    if (length > 3) {
      return "pg_catalog.right('000000' || pg_catalog.to_hex(" + i + "), " + length + ")";
    }
    return letters(length, i);
  }

  private static String letters(int length, String i) {
    StringBuilder text = new StringBuilder();
    for (int place = length - 1; place >= 0; place--) {
      text.append(text.isEmpty() ? "(" : " || ")
          .append("pg_catalog.chr((65 + ")
          .append(i)
          .append(" / ")
          .append((long) Math.pow(LETTERS, place))
          .append(" % 26)::pg_catalog.int4)");
    }
    return text.append(")").toString();
  }

  /**
   * The length that a text may have, in characters.
   *
   * @return 0 for any
   */
  static int length(ColumnType type) {
    return switch (type.shortName()) {
      case "char" -> 1;
      case "name" -> 63;
      default -> type.modifier() > HEADER ? type.modifier() - HEADER : 0;
    };
  }

  private static String numeric(int modifier, String i) {
    return NumericModifier.of(modifier)
        .map(
            limits -> "(" + digits(limits, i) + " * 1e" + -limits.scale() + "::pg_catalog.numeric)")
        .findFirst()
        .orElse("(" + i + " + 0.25)");
  }

  private static String digits(NumericModifier limits, String i) {
    return limits.precision() > DIGITS
        ? i
        : "(" + i + " % " + (long) Math.pow(10, limits.precision()) + ")";
  }

  private static String label(ColumnType type, String i) {
    return "(pg_catalog.enum_range(NULL::"
        + type.name()
        + "))[1 + ("
        + i
        + " % "
        + Math.max(1, type.labels().size())
        + ")]";
  }

  /** Elements of a domain with conditions there are none. */
  private static Optional<String> array(ColumnType type, String i) {
    if (type.part().stream().anyMatch(element -> !element.allConditions().isEmpty())) {
      return Optional.of(cast("'{}'", type));
    }
    return part(type, i)
        .flatMap(
            first ->
                part(type, "(" + i + " + 1)")
                    .map(second -> cast("ARRAY[" + first + ", " + second + "]", type)));
  }

  private static Optional<String> composite(ColumnType type, String i) {
    List<Optional<String>> attributes =
        type.attributes().stream()
            // Whether a domain allows it is asked for columns alone.
            .map(each -> each.allConditions().isEmpty() ? value(each, i) : Optional.<String>empty())
            .toList();
    String row =
        attributes.stream().map(value -> value.orElse("NULL")).collect(Collectors.joining(", "));
    return Optional.of(cast("ROW(" + row + ")", type));
  }

  private static String md5(String i) {
    return "pg_catalog.md5((" + i + ")::pg_catalog.text)";
  }

  private static String cast(String value, ColumnType type) {
    return "(" + value + ")::" + type.name();
  }
}
