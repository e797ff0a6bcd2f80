package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.sql.Token;

/**
 * What in an expression may raise an error for some row, so that the row is refused. By an
 * allow-list: what is not known to take every value is told.
 *
 * @param words what it is: {@code the function public.quarter_of}
 * @param certain whether there are values that it refuses, or nobody can know; otherwise it is a
 *     built-in that is not known here
 */
record ExpressionRisk(String words, boolean certain) {

  /** Keywords that may stand before a parenthesis. */
  private static final Set<String> KEYWORDS =
      words(
          "and any array as between by case collate distinct else end filter from in is like not on or"
              + " over row some then values when ilike similar zone interval");

  /** Built-in functions that take every value, given the literals that are usual with them. */
  private static final Set<String> HARMLESS =
      words(
          "lower upper initcap btrim ltrim rtrim trim coalesce nullif greatest least concat concat_ws md5"
              + " length char_length character_length octet_length bit_length left right replace reverse"
              + " translate starts_with strpos position now current_timestamp localtimestamp"
              + " clock_timestamp statement_timestamp transaction_timestamp timezone date_trunc date_part"
              + " extract age isfinite to_tsvector setweight to_char array_to_string array_length"
              + " array_remove array_append cardinality jsonb_typeof json_typeof jsonb_build_object"
              + " json_build_object to_jsonb to_json row_to_json jsonb_exists abs floor ceil ceiling round"
              + " trunc sign hashtext sha224 sha256 sha384 sha512 encode gen_random_uuid uuidv4 uuidv7"
              + " random num_nulls num_nonnulls lpad rpad quote_ident quote_literal txid_current"
              + " pg_current_xact_id inet_client_addr pg_backend_pid date to_hex bool_and isempty lower_inf"
              + " upper_inf range_merge int4range daterange substr substring regexp_replace regexp_match nextval");

  /** Built-in functions that are known to refuse some values. */
  private static final Set<String> RAISING =
      words("to_date to_number to_timestamp sqrt ln log power chr currval lastval setval");

  /** Functions of well-known extensions that take no value. */
  private static final Set<String> OF_EXTENSIONS =
      words("uuid_generate_v1 uuid_generate_v1mc uuid_generate_v4");

  private static final Set<String> TEXTS =
      words("text character varchar bpchar name citext json jsonb unknown");
  private static final Set<String> NARROWING = words("smallint integer bigint");

  private static Set<String> words(String list) {
    return Set.of(list.split(" "));
  }

  /**
   * Looks for the worst.
   *
   * @param expression as the server prints it under an empty search_path, so that every function
   *     that is not built in comes with its schema
   * @param typeOf of a column
   */
  static Optional<ExpressionRisk> in(String expression, Function<String, Optional<String>> typeOf) {
    List<Token> tokens;
    try {
      tokens = SqlLexer.tokenize(expression);
    } catch (SqlTextException unreadable) {
      return Optional.of(new ExpressionRisk("an expression that cannot be read", false));
    }
    boolean overTexts =
        tokens.stream()
            .flatMap(token -> typeOf.apply(token.text()).stream())
            .anyMatch(t -> isText(t));
    List<ExpressionRisk> risks =
        IntStream.range(0, tokens.size())
            .boxed()
            .flatMap(
                i ->
                    Stream.of(call(tokens, i), operator(tokens, i), cast(tokens, i, overTexts))
                        .flatMap(Optional::stream))
            .toList();
    return risks.stream()
        .filter(ExpressionRisk::certain)
        .findFirst()
        .or(() -> risks.stream().findFirst());
  }

  static boolean isText(String type) {
    return TEXTS.contains(
        type.toLowerCase(Locale.ROOT).replaceFirst("[ (\\[].*", "").replaceFirst(".*\\.", ""));
  }

  private static Optional<ExpressionRisk> call(List<Token> tokens, int i) {
    if (!followedBy(tokens, i, "(") || !isName(tokens.get(i)) || isType(tokens, i)) {
      return Optional.empty();
    }
    String name = tokens.get(i).text();
    if (name.equals("operator")) {
      return Optional.of(new ExpressionRisk("an operator of somebody's own", true));
    }
    Optional<String> schema =
        i > 1 && tokens.get(i - 1).isPunctuation(".")
            ? Optional.of(tokens.get(i - 2).text())
            : Optional.empty();
    if (schema.filter(found -> !found.equals("pg_catalog")).isPresent()) {
      return OF_EXTENSIONS.contains(name)
          ? Optional.empty()
          : Optional.of(new ExpressionRisk("the function " + schema.get() + "." + name, true));
    }
    if (name.equals("current_setting")) {
      return tokens.stream().anyMatch(token -> token.isWord("true"))
          ? Optional.empty()
          : Optional.of(
              new ExpressionRisk("the function current_setting, which needs the setting", true));
    }
    return KEYWORDS.contains(name) || HARMLESS.contains(name)
        ? Optional.empty()
        : Optional.of(new ExpressionRisk("the function " + name, RAISING.contains(name)));
  }

  private static Optional<ExpressionRisk> operator(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    if (!token.isOperator("/") && !token.isOperator("%")) {
      return Optional.empty();
    }
    int divisor = i + 1;
    while (divisor < tokens.size() && tokens.get(divisor).isPunctuation("(")) {
      divisor++;
    }
    boolean byNumber =
        divisor < tokens.size()
            && (tokens.get(divisor).kind() == Token.Kind.NUMBER
                || tokens.get(divisor).isWord("nullif"))
            && !tokens.get(divisor).text().matches("[0.]+");
    return byNumber
        ? Optional.empty()
        : Optional.of(new ExpressionRisk("a division, which may be by zero", true));
  }

  /** A literal is read when the expression is made; a cast of a text may find anything. */
  private static Optional<ExpressionRisk> cast(List<Token> tokens, int i, boolean overTexts) {
    if (!tokens.get(i).isPunctuation("::") || i + 1 >= tokens.size()) {
      return Optional.empty();
    }
    String type = tokens.get(i + 1).text();
    boolean ofLiteral = i > 0 && isLiteral(tokens, i - 1);
    if (ofLiteral || isText(type)) {
      return Optional.empty();
    }
    boolean own = followedBy(tokens, i + 1, ".") && !type.equals("pg_catalog");
    if (overTexts || own) {
      return Optional.of(
          new ExpressionRisk("a cast to " + type + ", which takes not every value", true));
    }
    return NARROWING.contains(type)
        ? Optional.of(new ExpressionRisk("a cast to " + type, false))
        : Optional.empty();
  }

  /** {@code '2020-01-01'::date}, {@code ('x'::text)::foo}, {@code (5)::numeric}. */
  private static boolean isLiteral(List<Token> tokens, int end) {
    int i = end;
    while (i > 0 && tokens.get(i).isPunctuation(")")) {
      i--;
    }
    Token token = tokens.get(i);
    if (token.kind() == Token.Kind.STRING
        || token.kind() == Token.Kind.NUMBER
        || token.isWord("null")
        || token.isWord("true")
        || token.isWord("false")) {
      return end == i || tokens.get(i - 1).isPunctuation("(");
    }
    return isName(token)
        && i > 2
        && tokens.get(i - 1).isPunctuation("::")
        && isLiteral(tokens, i - 2);
  }

  /** A type with its length: {@code ::numeric(10,2)}, {@code ::character varying(5)}. */
  private static boolean isType(List<Token> tokens, int i) {
    return i > 0
        && (tokens.get(i - 1).isPunctuation("::")
            || (tokens.get(i).isWord("varying") && i > 1 && tokens.get(i - 2).isPunctuation("::")));
  }

  private static boolean followedBy(List<Token> tokens, int i, String mark) {
    return i + 1 < tokens.size() && tokens.get(i + 1).isPunctuation(mark);
  }

  private static boolean isName(Token token) {
    return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED_IDENTIFIER;
  }
}
