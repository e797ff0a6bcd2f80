package org.schemaassurance.verify.checks;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.Token;

/**
 * What goes into a partition, as {@code pg_get_expr} prints {@code pg_class.relpartbound}: {@code
 * FOR VALUES WITH (modulus 2, remainder 0)}, {@code FOR VALUES IN ('a', NULL)}, {@code FOR VALUES
 * FROM ('2026-01-01') TO (MAXVALUE)}, {@code DEFAULT}.
 *
 * @param lists the values in each pair of parentheses
 */
record PartitionBound(boolean isDefault, List<List<String>> lists) {
  private static final DateTimeFormatter ZONED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S]X");
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S]");

  static PartitionBound of(String printed) {
    List<List<String>> lists = new ArrayList<>();
    for (Token token : SqlLexer.tokenize(printed)) {
      if (token.isPunctuation("(")) {
        lists.add(new ArrayList<>());
      } else if (!lists.isEmpty() && isValue(token)) {
        lists.get(lists.size() - 1).add(token.text());
      }
    }
    return new PartitionBound(lists.isEmpty(), lists);
  }

  private static boolean isValue(Token token) {
    return switch (token.kind()) {
      case STRING, NUMBER -> true;
      case WORD -> List.of("null", "true", "false", "minvalue", "maxvalue").contains(token.text());
      default -> false;
    };
  }

  /** Of a hash partition. */
  long modulus() {
    return Long.parseLong(lists.get(0).get(0));
  }

  long remainder() {
    return Long.parseLong(lists.get(0).get(1));
  }

  /** Whether a list has the value. */
  boolean lists(String value) {
    return isDefault || lists.get(0).contains(value);
  }

  /** Whether a range by its first column has the value; the upper end is not in it. */
  boolean spans(String value) {
    return isDefault
        || (compare(lists.get(0).get(0), value) <= 0 && compare(value, lists.get(1).get(0)) < 0);
  }

  /** Whether a range has the time; empty if it is not one over times. */
  Optional<Boolean> spans(Instant time) {
    if (isDefault) {
      return Optional.of(true);
    }
    Optional<Instant> from = time(lists.get(0).get(0));
    Optional<Instant> to = time(lists.get(1).get(0));
    return from.isPresent() && to.isPresent()
        ? Optional.of(!time.isBefore(from.get()) && time.isBefore(to.get()))
        : Optional.empty();
  }

  private static int compare(String one, String other) {
    if (one.equals("minvalue") || other.equals("maxvalue")) {
      return -1;
    }
    if (one.equals("maxvalue") || other.equals("minvalue")) {
      return 1;
    }
    return compareAs(PartitionBound::number, one, other)
        .or(() -> compareAs(PartitionBound::time, one, other))
        .orElseGet(() -> one.compareTo(other));
  }

  private static <T extends Comparable<T>> Optional<Integer> compareAs(
      Function<String, Optional<T>> kind, String one, String other) {
    return kind.apply(one)
        .flatMap(left -> kind.apply(other).map(right -> Integer.signum(left.compareTo(right))));
  }

  private static Optional<BigDecimal> number(String text) {
    return text.matches("-?[0-9]+(?:\\.[0-9]+)?")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  /** A date is its beginning; without a zone a time is in the session's, UTC. */
  private static Optional<Instant> time(String text) {
    if (text.equals("minvalue")) {
      return Optional.of(Instant.MIN);
    }
    if (text.equals("maxvalue")) {
      return Optional.of(Instant.MAX);
    }
    return parsed(() -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC))
        .or(() -> parsed(() -> LocalDateTime.parse(text, LOCAL).toInstant(ZoneOffset.UTC)))
        .or(() -> parsed(() -> OffsetDateTime.parse(text, ZONED).toInstant()));
  }

  private static Optional<Instant> parsed(java.util.function.Supplier<Instant> parser) {
    try {
      return Optional.of(parser.get());
    } catch (DateTimeParseException another) {
      return Optional.empty();
    }
  }
}
