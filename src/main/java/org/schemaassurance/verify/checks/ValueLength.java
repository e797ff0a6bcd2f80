package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Table;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.Token;

/** How many bytes the values of a column can have, as its type or what computes it says. */
final class ValueLength {
  /** Of a long value they make a short one. */
  static final Set<String> SHORTENING =
      Set.of(
          "md5",
          "left",
          "hashtext",
          "sha256",
          "sha512",
          "length",
          "char_length",
          "substring",
          "substr",
          "to_tsvector",
          "octet_length");

  /** Of one character in UTF-8. */
  private static final int BYTES = 4;

  private static final Pattern LENGTH = Pattern.compile("^character(?: varying)?\\((\\d+)\\)$");

  private static final Set<String> LARGE_OBJECTS = Set.of("bytea", "json", "jsonb", "xml");

  /** Of a type of another kind, be it printed: a timestamp, an array's element, a number. */
  private static final int OF_FIXED_LENGTH = 64;

  /** What joins texts, and casts them: they make nothing longer than all that is in them. */
  private static final Set<String> JOINING =
      Set.of("text", "varchar", "character", "varying", "coalesce", "lower", "upper", "btrim");

  private static final Set<Token.Kind> PLAIN =
      Set.of(Token.Kind.OPERATOR, Token.Kind.PUNCTUATION, Token.Kind.NUMBER);

  private ValueLength() {}

  /** Whether there is no limit that its type knows. */
  static boolean isUnlimited(Column column) {
    return ofType(column).isEmpty();
  }

  /**
   * The most bytes of a value.
   *
   * @return empty where there is no limit, or none is known
   */
  static Optional<Long> most(Table table, Column column) {
    Optional<Long> ofType = ofType(column);
    return ofType.isPresent() || !column.generated()
        ? ofType
        : column.defaultExpression().flatMap(expression -> ofExpression(table, expression));
  }

  private static Optional<Long> ofType(Column column) {
    String type = column.domain().map(Column.Domain::type).orElse(column.type());
    Matcher length = LENGTH.matcher(type.toLowerCase(Locale.ROOT));
    if (length.find()) {
      return Optional.of(Long.parseLong(length.group(1)) * BYTES);
    }
    boolean unlimited =
        ExpressionRisk.isText(type) || LARGE_OBJECTS.contains(type) || type.endsWith("[]");
    return unlimited ? Optional.empty() : Optional.of((long) OF_FIXED_LENGTH);
  }

  /** Of one that joins columns and constants. */
  private static Optional<Long> ofExpression(Table table, String expression) {
    long sum = 0;
    List<Token> tokens = SqlLexer.tokenize(expression);
    for (Token token : tokens) {
      Optional<Long> bytes =
          token.kind() == Token.Kind.STRING
              ? Optional.of((long) token.text().length() * BYTES)
              : table
                  .column(token.text())
                  .map(ValueLength::ofType)
                  .orElseGet(
                      () ->
                          PLAIN.contains(token.kind()) || JOINING.contains(token.text())
                              ? Optional.of(0L)
                              : Optional.empty());
      if (bytes.isEmpty()) {
        return Optional.empty();
      }
      sum += bytes.get();
    }
    return Optional.of(sum);
  }
}
