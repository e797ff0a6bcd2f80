package org.schemaassurance.sql;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The one spelling of a constant whose type is known: what people write and what PostgreSQL prints
 * are often two, as {@code interval '90 minutes'} and {@code '01:30:00'::interval}. A text that is
 * not understood stays as it is, so that it equals itself alone.
 */
final class TypedConstant {
  static final Set<String> NUMERIC_TYPES =
      Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)(e[+-]?[0-9]{1,3})?");

  private static final Set<String> TRUE = Set.of("t", "true", "y", "yes", "on", "1");
  private static final Set<String> FALSE = Set.of("f", "false", "n", "no", "off", "0");

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm[:ss]")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
          .toFormatter(Locale.ROOT);

  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("[[' ']['T']HH:mm[:ss]]")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
          .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .toFormatter(Locale.ROOT);

  private TypedConstant() {}

  /** The leaf that a string constant of a type is. */
  static Node.Leaf of(String type, String text) {
    String number = text.strip().toLowerCase(Locale.ROOT);
    if (NUMERIC_TYPES.contains(type) && NUMBER.matcher(number).matches()) {
      return new Node.Leaf(Token.Kind.NUMBER, plainNumber(number));
    }
    if (type.equals("boolean") && (TRUE.contains(number) || FALSE.contains(number))) {
      return new Node.Leaf(Token.Kind.WORD, String.valueOf(TRUE.contains(number)));
    }
    return new Node.Leaf(Token.Kind.STRING, spelling(type, text));
  }

  /** The one spelling of a text that stands for a value of a type. */
  static String spelling(String type, String text) {
    return switch (type) {
      case "interval" -> IntervalText.spelling(text);
      case "date" -> parsed(text, value -> LocalDate.parse(value).toString());
      case "time without time zone" ->
          parsed(text, value -> LocalTime.parse(value, TIME).toString());
      case "timestamp without time zone" ->
          parsed(text, value -> LocalDateTime.parse(value, TIMESTAMP).toString());
      default -> text;
    };
  }

  private static String parsed(String text, UnaryOperator<String> parser) {
    try {
      return parser.apply(text.strip());
    } catch (DateTimeException somethingElse) {
      return text;
    }
  }

  /** {@code 1e3} is {@code 1000}; digits behind the point stay, as PostgreSQL keeps them. */
  static String plainNumber(String text) {
    return NUMBER.matcher(text).matches() ? new BigDecimal(text).toPlainString() : text;
  }
}
