package org.schemaassurance.sql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.schemaassurance.model.Excerpt;

/**
 * What a statement may be that is tried and rolled back. A list of what may be, not of what may
 * not: what it leaves out ends the transaction, outlasts it, or takes locks for which everybody
 * else would wait.
 */
public final class TriedStatement {
  private static final Set<String> MAY_BE =
      Set.of(
          "select", "with", "values", "table", "insert", "update", "delete", "merge", "call", "do",
          "set", "notify");

  private static final String ENDS = "it would end the transaction, which is always rolled back";
  private static final String ROLE =
      "it would leave the role; 'as' says who acts, and 'given' is the connecting role's";
  private static final String LIMITS =
      "it would change the limits under which behaviours are tried";

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("commit", ENDS),
          Map.entry("rollback", ENDS),
          Map.entry("abort", ENDS),
          Map.entry("end", ENDS),
          Map.entry("begin", ENDS),
          Map.entry("start", ENDS),
          Map.entry("prepare", ENDS),
          Map.entry("savepoint", ENDS),
          Map.entry("release", ENDS),
          Map.entry("reset", ROLE),
          Map.entry("copy", "it reads or writes what is not in the database"),
          Map.entry("truncate", "everybody else would wait for its lock"),
          Map.entry("lock", "everybody else would wait for it"),
          Map.entry("alter", "everybody else would wait for its lock, or it outlasts a rollback"),
          Map.entry("create", "everybody else would wait for its lock, or it outlasts a rollback"),
          Map.entry("drop", "everybody else would wait for its lock, or it outlasts a rollback"));

  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("role", ROLE),
          Map.entry("authorization", ROLE),
          Map.entry("session_authorization", ROLE),
          Map.entry("session", ROLE),
          Map.entry("transaction", LIMITS),
          Map.entry("characteristics", LIMITS),
          Map.entry("transaction_read_only", LIMITS),
          Map.entry("transaction_isolation", LIMITS),
          Map.entry("lock_timeout", LIMITS),
          Map.entry("statement_timeout", LIMITS),
          Map.entry("transaction_timeout", LIMITS),
          Map.entry("idle_in_transaction_session_timeout", LIMITS),
          Map.entry("client_encoding", LIMITS),
          Map.entry("standard_conforming_strings", LIMITS));

  private TriedStatement() {}

  /**
   * Takes it as it is, or says why it is none.
   *
   * @param statement one of {@link Statements}
   * @throws SqlTextException with the reason
   */
  public static void require(String statement) {
    List<Token> tokens = SqlLexer.tokenize(statement);
    Token first =
        tokens.stream()
            .filter(token -> !token.isPunctuation("("))
            .findFirst()
            .orElseThrow(() -> new SqlTextException("expected a statement, found nothing"));
    if (first.kind() != Token.Kind.WORD || !MAY_BE.contains(first.text())) {
      throw refused(
          first,
          REASONS.getOrDefault(
              first.text(),
              "a behaviour is tried with SELECT, INSERT, UPDATE, DELETE, MERGE, CALL, DO and SET"));
    }
    if (first.isWord("set")) {
      requireSetting(tokens);
    }
    requireSettingsByFunction(tokens);
    if (first.isWord("do") && OutsideEffects.runsText(inQuotes(tokens))) {
      throw refused(
          first, "nobody sees beforehand what its EXECUTE runs: write the statement itself");
    }
    OutsideEffects.in(statement)
        .ifPresent(
            effect -> {
              throw new SqlTextException(
                  "the statement " + effect + ", and no rollback takes that back");
            });
  }

  private static void requireSetting(List<Token> tokens) {
    int at = 1;
    if (tokens.size() > 2
        && (tokens.get(1).isWord("local")
            || (tokens.get(1).isWord("session") && !tokens.get(2).isWord("to")))) {
      at = 2;
    }
    requireSetting(at < tokens.size() ? tokens.get(at).text() : "");
  }

  /** {@code set_config('name', …)} is SET in other words. */
  private static void requireSettingsByFunction(List<Token> tokens) {
    for (int i = 0; i + 2 < tokens.size(); i++) {
      if (tokens.get(i).isWord("set_config") && tokens.get(i + 1).isPunctuation("(")) {
        if (tokens.get(i + 2).kind() != Token.Kind.STRING) {
          throw new SqlTextException("set_config() takes the name of a setting as a constant here");
        }
        requireSetting(tokens.get(i + 2).text().toLowerCase(Locale.ROOT));
      }
    }
  }

  private static void requireSetting(String name) {
    if (SETTINGS.containsKey(name)) {
      throw new SqlTextException("SET " + name + " cannot be tried: " + SETTINGS.get(name));
    }
  }

  private static String inQuotes(List<Token> tokens) {
    return tokens.stream()
        .filter(token -> token.kind() == Token.Kind.STRING)
        .map(Token::text)
        .reduce("", (one, other) -> one + " " + other);
  }

  private static SqlTextException refused(Token first, String reason) {
    return new SqlTextException(Excerpt.of(first.text()) + " cannot be tried: " + reason);
  }
}
