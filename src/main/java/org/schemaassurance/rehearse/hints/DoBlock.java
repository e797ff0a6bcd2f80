package org.schemaassurance.rehearse.hints;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.schemaassurance.sql.Token;

/**
 * The SQL commands that stand in a DO block, as they are written: between its statements'
 * semicolons, and in EXECUTE of a single string. What a command is put together of is not known,
 * and what runs of the block is not, either: a branch that is not taken here may be taken
 * elsewhere.
 *
 * <p>Source: PostgreSQL manual, DO, and chapter "PL/pgSQL".
 */
final class DoBlock {
  /** Those with which transactions are controlled mean something else in a block. */
  private static final Set<String> COMMANDS =
      Set.of(
          "alter",
          "create",
          "drop",
          "truncate",
          "update",
          "delete",
          "insert",
          "merge",
          "reindex",
          "vacuum",
          "cluster",
          "refresh",
          "grant",
          "revoke",
          "set",
          "reset",
          "lock");

  /** Behind which a statement begins. */
  private static final Set<String> BEFORE = Set.of("begin", "then", "else", "loop");

  private DoBlock() {}

  /**
   * Texts of the commands, in their order.
   *
   * @param statement any; one that is no DO block of PL/pgSQL has none
   */
  static Stream<String> commands(List<Token> statement) {
    return isOfPlpgsql(statement)
        ? statement.stream()
            .filter(token -> token.kind() == Token.Kind.STRING)
            .limit(1)
            .map(Token::text)
            .flatMap(body -> TextStatement.tokens(body).stream().flatMap(all -> in(body, all)))
        : Stream.empty();
  }

  private static boolean isOfPlpgsql(List<Token> statement) {
    return statement.get(0).isWord("do")
        && IntStream.range(1, statement.size())
            .filter(at -> statement.get(at - 1).isWord("language"))
            .allMatch(at -> statement.get(at).text().equalsIgnoreCase("plpgsql"));
  }

  private static Stream<String> in(String body, List<Token> tokens) {
    return IntStream.range(1, tokens.size())
        .filter(at -> begins(tokens.get(at - 1)))
        .mapToObj(at -> tokens.subList(at, end(tokens, at)))
        .flatMap(statement -> command(body, statement));
  }

  private static boolean begins(Token before) {
    return before.isPunctuation(";") || BEFORE.stream().anyMatch(before::isWord);
  }

  private static int end(List<Token> tokens, int from) {
    return IntStream.range(from, tokens.size())
        .filter(at -> tokens.get(at).isPunctuation(";"))
        .findFirst()
        .orElse(tokens.size());
  }

  private static Stream<String> command(String body, List<Token> statement) {
    if (statement.isEmpty()) {
      return Stream.empty();
    }
    if (statement.get(0).isWord("execute")) {
      return literal(statement).stream();
    }
    return COMMANDS.stream().anyMatch(statement.get(0)::isWord)
        ? Stream.of(
            body.substring(statement.get(0).start(), statement.get(statement.size() - 1).end()))
        : Stream.empty();
  }

  /** What EXECUTE runs, where that is one string: with what it is given (USING) or not. */
  private static List<String> literal(List<Token> statement) {
    boolean isAlone =
        statement.size() > 1
            && statement.get(1).kind() == Token.Kind.STRING
            && (statement.size() == 2
                || statement.get(2).isWord("using")
                || statement.get(2).isWord("into"));
    return isAlone ? List.of(statement.get(1).text()) : List.of();
  }
}
