package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.sql.Token;

/** An expression that only computes, and as far as can be seen without an error. */
final class PlainExpression {
  /** What may stand before a parenthesis: keywords, and functions that only compute. */
  private static final Set<String> COMPUTES =
      Set.of(
          ("all and any array between case coalesce concat concat_ws else extract filter greatest if in is"
                  + " jsonb_build_object json_build_object jsonb_build_array json_build_array least length char_length left right lower md5 not now"
                  + " nullif numeric varchar or row row_to_json jsonb_strip_nulls jsonb_pretty then to_char to_json to_jsonb trim btrim ltrim rtrim upper initcap"
                  + " values when clock_timestamp statement_timestamp transaction_timestamp date_trunc timezone replace quote_literal quote_ident"
                  + " quote_nullable format gen_random_uuid hstore akeys delta txid_current pg_current_xact_id pg_backend_pid inet_client_addr inet_client_port"
                  + " to_tsvector setweight current_setting current_database current_schema version distinct substring substr strpos position"
                  + " jsonb_object_keys timeofday age count max min current_query pg_trigger_depth inet_server_addr inet_server_port cardinality array_remove array_append")
              .split(" "));

  /** Types to which a cast succeeds, whatever the text. */
  private static final Set<String> SAFE_TYPES =
      Set.of(
          "text",
          "varchar",
          "character",
          "char",
          "name",
          "timestamp",
          "timestamptz",
          "date",
          "json",
          "jsonb",
          "regconfig",
          "bool",
          "boolean");

  /** Settings that everybody may read. */
  private static final Set<String> SERVERS_OWN =
      Set.of("application_name", "role", "search_path", "server_version", "timezone");

  private static final Set<String> NEVER =
      Set.of("select", "with", "operator", "cast", "into", "values");

  /** Operators that raise an error for some values. */
  private static final Set<String> RISKY = Set.of("/", "%", "^", "<<", ">>", "|/", "||/");

  private PlainExpression() {}

  /** What in it does more, or may fail; empty where nothing does. */
  static Optional<String> objection(List<Token> tokens) {
    return objection(tokens, Set.of());
  }

  /**
   * @param known functions beside those that only compute, without their schema
   */
  static Optional<String> objection(List<Token> tokens, Set<String> known) {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.isPunctuation("(")) {
        depth++;
      } else if (token.isPunctuation(")")) {
        depth--;
      }
      Optional<String> objection = objection(tokens, i, depth, known);
      if (objection.isPresent()) {
        return objection;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> objection(
      List<Token> tokens, int i, int depth, Set<String> known) {
    Token token = tokens.get(i);
    if (token.kind() == Token.Kind.WORD && NEVER.contains(token.text())) {
      return Optional.of("computes with " + token.text().toUpperCase(java.util.Locale.ROOT));
    }
    if (token.isWord("exists")) {
      return Optional.of("asks with EXISTS what other rows there are");
    }
    if (token.isWord("from") && depth == 0 && !(i > 0 && tokens.get(i - 1).isWord("distinct"))) {
      return Optional.of("reads a table");
    }
    if (token.kind() == Token.Kind.OPERATOR && RISKY.contains(token.text())) {
      return Optional.of("computes with " + token.text());
    }
    if (token.isPunctuation(".") && i > 0 && tokens.get(i - 1).isPunctuation(")")) {
      return Optional.of("computes with a field of an expression");
    }
    if (token.isPunctuation("::")
        && (i + 1 >= tokens.size() || !SAFE_TYPES.contains(tokens.get(i + 1).text()))) {
      return Optional.of("computes with a cast");
    }
    return callsAnother(tokens, i, known)
        ? Optional.of("calls " + called(tokens, i) + "()")
        : Optional.empty();
  }

  /** A function that somebody made may do whatever it likes. */
  private static boolean callsAnother(List<Token> tokens, int i, Set<String> known) {
    boolean called =
        i + 1 < tokens.size() && tokens.get(i + 1).isPunctuation("(") && tokens.get(i).isName();
    if (!called || isType(tokens, i) || isReserved(tokens, i)) {
      return false;
    }
    boolean builtIn = schemaOf(tokens, i).map("pg_catalog"::equals).orElse(true);
    return !builtIn
        || !COMPUTES.contains(tokens.get(i).text()) && !known.contains(tokens.get(i).text())
        || (tokens.get(i).isWord("current_setting") && isOfNoSetting(tokens, i + 1));
  }

  /** As in {@code IS DISTINCT FROM (…)}: no function is called so without its schema. */
  private static boolean isReserved(List<Token> tokens, int i) {
    return (tokens.get(i).isWord("from") || tokens.get(i).isWord("for"))
        && schemaOf(tokens, i).isEmpty();
  }

  private static boolean isType(List<Token> tokens, int i) {
    return i > 0 && tokens.get(i - 1).isPunctuation("::");
  }

  /** Without it, a setting that there is not is an error; some are the server's own. */
  private static boolean isOfNoSetting(List<Token> tokens, int open) {
    boolean ofServer =
        open + 1 < tokens.size()
            && tokens.get(open + 1).kind() == Token.Kind.STRING
            && SERVERS_OWN.contains(tokens.get(open + 1).text());
    return !ofServer && !hasSecondArgument(tokens, open);
  }

  private static boolean hasSecondArgument(List<Token> tokens, int open) {
    for (int i = open; i < tokens.size() && !tokens.get(i).isPunctuation(")"); i++) {
      if (tokens.get(i).isPunctuation(",")) {
        return true;
      }
    }
    return false;
  }

  private static String called(List<Token> tokens, int i) {
    return schemaOf(tokens, i).map(schema -> schema + ".").orElse("") + tokens.get(i).text();
  }

  private static Optional<String> schemaOf(List<Token> tokens, int i) {
    return i > 1 && tokens.get(i - 1).isPunctuation(".")
        ? Optional.of(tokens.get(i - 2).text())
        : Optional.empty();
  }
}
