package org.schemaassurance.sql;

import java.util.List;
import java.util.Set;
import org.schemaassurance.model.Excerpt;

/**
 * One INSERT, UPDATE, DELETE or MERGE that reads its rows from a relation {@code batch}, which it
 * does not define itself.
 *
 * @param text without a trailing semicolon
 * @param withEnd the offset behind its own WITH [RECURSIVE], or 0 where it has none
 * @param recursive whether it has WITH RECURSIVE
 */
public record BatchStatement(String text, int withEnd, boolean recursive) {
  /** What the statement calls the rows of a batch. */
  public static final String BATCH = "batch";

  private static final Set<String> FIRST_WORDS =
      Set.of("insert", "update", "delete", "merge", "with");

  /**
   * Reads a statement.
   *
   * @throws SqlTextException if it is empty, begins with another word, is more than one statement,
   *     has parentheses that don't match or a parameter, or never names {@code batch}
   */
  public static BatchStatement of(String text) {
    List<Token> tokens = SqlLexer.tokenize(text);
    while (!tokens.isEmpty() && tokens.get(tokens.size() - 1).isPunctuation(";")) {
      tokens = tokens.subList(0, tokens.size() - 1);
    }
    if (tokens.isEmpty()) {
      throw new SqlTextException("expected a statement, found nothing");
    }
    Token first = tokens.get(0);
    if (first.kind() != Token.Kind.WORD || !FIRST_WORDS.contains(first.text())) {
      throw new SqlTextException(
          "expected an INSERT, UPDATE, DELETE, MERGE or WITH, found " + Excerpt.of(first.text()));
    }
    SingleQuery.requireOneStatement(tokens);
    refuseParameters(tokens);
    if (tokens.stream().noneMatch(token -> token.isWord(BATCH))) {
      throw new SqlTextException(
          "expected a statement that reads the relation 'batch', the driving table's rows of one"
              + " batch, and it is not named");
    }
    boolean recursive = tokens.size() > 1 && tokens.get(1).isWord("recursive");
    int start = first.start();
    return new BatchStatement(
        text.substring(start, tokens.get(tokens.size() - 1).end()),
        first.isWord("with") ? (recursive ? tokens.get(1) : first).end() - start : 0,
        first.isWord("with") && recursive);
  }

  /** Those of the statement around it would be taken for it. */
  static void refuseParameters(List<Token> tokens) {
    tokens.stream()
        .filter(token -> token.kind() == Token.Kind.PARAMETER)
        .findFirst()
        .ifPresent(
            parameter -> {
              throw new SqlTextException("expected no parameter, found '" + parameter.text() + "'");
            });
  }

  /**
   * A condition on the rows of a batch: an expression of whose comments and parentheses none
   * reaches what is put around it.
   *
   * @throws SqlTextException if it is more than that, or has a parameter
   */
  public static String condition(String text) {
    refuseParameters(SqlLexer.tokenize(text));
    String query = SingleQuery.of("SELECT " + text);
    if (query.length() <= "SELECT ".length()) {
      throw new SqlTextException("expected a condition, found nothing");
    }
    return query.substring("SELECT ".length()).strip();
  }

  /**
   * The same statement with {@code batch} defined in front.
   *
   * @param query what {@code batch} is
   */
  public String withBatch(String query) {
    return (recursive ? "WITH RECURSIVE " : "WITH ")
        + BATCH
        + " AS (\n"
        + query
        + "\n)"
        + (withEnd > 0 ? "," + text.substring(withEnd) : "\n" + text);
  }
}
