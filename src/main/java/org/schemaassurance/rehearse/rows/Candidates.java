package org.schemaassurance.rehearse.rows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.sql.Token;

/**
 * Values that conditions about a column suggest, as text: their constants and what is near to them.
 * Which of them satisfy the conditions is the server's to say.
 */
final class Candidates {
  private static final int MOST_CONSTANTS = 40;

  /** Of so many constants the neighbours are suggested, too. */
  private static final int WITH_NEIGHBOURS = 6;

  private static final List<Integer> NEAR = List.of(1, -1, 2, -2, 5, -5, 10, 50, 100, 1000);
  private static final int SOME = 40;

  private final ColumnType type;
  private final int wanted;
  private final Set<String> strings = new LinkedHashSet<>();
  private final Set<BigDecimal> numbers = new TreeSet<>();

  /**
   * @param type no domain
   * @param wanted how many different ones there should be, if that is possible
   */
  Candidates(ColumnType type, Collection<String> conditions, int wanted) {
    this.type = type;
    this.wanted = wanted;
    conditions.forEach(this::collect);
  }

  /** The constants themselves, in an order that is always the same. */
  List<String> constants() {
    return first(
        switch (kind()) {
          case TEXT -> strings;
          case NUMBER ->
              numbers.stream().filter(this::fits).map(BigDecimal::toPlainString).toList();
          case DAY -> strings.stream().filter(Candidates::beginsWithDay).toList();
          case TIME ->
              strings.stream().filter(text -> text.matches("\\d\\d:\\d\\d(:\\d\\d.*)?")).toList();
          case OTHER -> List.of();
        },
        MOST_CONSTANTS);
  }

  /** What is near to them, or looks as columns with conditions do. */
  List<String> neighbours() {
    return switch (kind()) {
      case TEXT ->
          new TextShapes(first(strings, WITH_NEIGHBOURS), first(numbers, WITH_NEIGHBOURS))
              .texts(Math.max(SOME / 2, wanted));
      case NUMBER -> nearNumbers();
      case DAY -> nearDays();
      case TIME, OTHER -> List.of();
    };
  }

  private enum Kind {
    TEXT,
    NUMBER,
    DAY,
    TIME,
    OTHER
  }

  private Kind kind() {
    if (Values.isText(type)) {
      return Kind.TEXT;
    }
    return switch (type.shortName()) {
      case "int2", "int4", "int8", "numeric", "float4", "float8", "money" -> Kind.NUMBER;
      case "date", "timestamp", "timestamptz" -> Kind.DAY;
      case "time", "timetz" -> Kind.TIME;
      default -> Kind.OTHER;
    };
  }

  private void collect(String condition) {
    try {
      boolean isNegative = false;
      for (Token token : SqlLexer.tokenize(condition)) {
        if (token.kind() == Token.Kind.STRING) {
          addString(token.text());
        } else if (token.kind() == Token.Kind.NUMBER) {
          addNumber((isNegative ? "-" : "") + token.text());
        }
        isNegative = token.isOperator("-");
      }
    } catch (SqlTextException unreadable) {
      throw new IllegalStateException("the server printed " + condition, unreadable);
    }
  }

  /** It may be a number with a cast, {@code '-5'::integer}; or an array of strings. */
  private void addString(String text) {
    strings.add(text);
    addNumber(text);
    if (text.startsWith("{") && text.endsWith("}")) {
      for (String element : text.substring(1, text.length() - 1).split(",")) {
        addString(element.replace("\"", ""));
      }
    }
  }

  private void addNumber(String text) {
    if (text.matches("-?\\d{1,18}(\\.\\d{1,9})?")) {
      numbers.add(new BigDecimal(text));
    }
  }

  private List<String> nearNumbers() {
    Set<BigDecimal> near = new LinkedHashSet<>();
    boolean isWhole = type.shortName().startsWith("int");
    for (BigDecimal number : first(numbers, WITH_NEIGHBOURS)) {
      NEAR.forEach(distance -> near.add(number.add(BigDecimal.valueOf(distance))));
      addAround(number, 0, wanted, near);
      if (!isWhole) {
        addAround(number, 2, Math.max(SOME, wanted), near);
      }
    }
    return near.stream().filter(this::fits).map(BigDecimal::toPlainString).toList();
  }

  /**
   * Adds the numbers below and above.
   *
   * @param scale 0 for steps of 1, 2 for steps of a hundredth
   */
  private static void addAround(BigDecimal number, int scale, int steps, Set<BigDecimal> near) {
    for (int step = 1; step <= steps; step++) {
      near.add(number.add(BigDecimal.valueOf(step, scale)));
      near.add(number.subtract(BigDecimal.valueOf(step, scale)));
    }
  }

  private boolean fits(BigDecimal number) {
    return switch (type.shortName()) {
      case "int2" -> isWholeWithin(number, Short.MIN_VALUE, Short.MAX_VALUE);
      case "int4" -> isWholeWithin(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case "int8" -> isWholeWithin(number, Long.MIN_VALUE, Long.MAX_VALUE);
      case "numeric" -> NumericModifier.of(type.modifier()).allMatch(limits -> limits.fits(number));
      default -> true;
    };
  }

  private static boolean isWholeWithin(BigDecimal number, long least, long most) {
    return number.stripTrailingZeros().scale() <= 0
        && number.compareTo(BigDecimal.valueOf(least)) >= 0
        && number.compareTo(BigDecimal.valueOf(most)) <= 0;
  }

  private List<String> nearDays() {
    Set<String> near = new LinkedHashSet<>();
    for (String text : first(constants(), WITH_NEIGHBOURS)) {
      LocalDate day = LocalDate.parse(text.substring(0, DAY_LENGTH));
      for (int distance = 1; distance <= Math.max(SOME, wanted); distance++) {
        near.add(day.plusDays(distance).toString());
        near.add(day.minusDays(distance).toString());
      }
    }
    return List.copyOf(near);
  }

  private static final int DAY_LENGTH = "2024-01-01".length();

  private static boolean beginsWithDay(String text) {
    try {
      return text.length() >= DAY_LENGTH
          && LocalDate.parse(text.substring(0, DAY_LENGTH)).getYear() > 0;
    } catch (DateTimeParseException isNone) {
      return false;
    }
  }

  private static <T> List<T> first(Collection<T> all, int most) {
    return new ArrayList<>(all).subList(0, Math.min(all.size(), most));
  }
}
