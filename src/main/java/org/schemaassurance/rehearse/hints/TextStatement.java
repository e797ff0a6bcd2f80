package org.schemaassurance.rehearse.hints;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.sql.Commands;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.sql.StatementPattern;
import org.schemaassurance.sql.Token;
import org.schemaassurance.sql.WrittenTables;

/**
 * One statement in its tokens.
 *
 * @param index which one of what is sent, from 0; several may be sent at once
 * @param sql from its first token to its last
 */
record TextStatement(int index, String sql, List<Token> tokens) {

  /**
   * The statements of a text that is sent, behind a DO block those that are written in it; none if
   * it can't be read as SQL.
   */
  static Stream<TextStatement> in(String sent, int index) {
    return tokens(sent).stream()
        .flatMap(tokens -> Commands.of(tokens).stream())
        .flatMap(
            tokens ->
                Stream.concat(
                    Stream.of(
                        new TextStatement(
                            index,
                            sent.substring(
                                tokens.get(0).start(), tokens.get(tokens.size() - 1).end()),
                            tokens)),
                    DoBlock.commands(tokens).flatMap(command -> in(command, index))));
  }

  /** The tokens of a text, unless a string or comment in it does not end. */
  static Optional<List<Token>> tokens(String sent) {
    try {
      return Optional.of(SqlLexer.tokenize(sent));
    } catch (SqlTextException unreadable) {
      return Optional.empty();
    }
  }

  /** What it says if it begins like this. */
  Optional<StatementPattern.Match> match(StatementPattern pattern) {
    return pattern.in(tokens);
  }

  boolean begins(StatementPattern pattern) {
    return pattern.begins(tokens);
  }

  /** The tables that it names, of those that were there. */
  Set<String> tables(ExistingObjects before) {
    return IntStream.range(0, tokens.size())
        .mapToObj(at -> nameAt(at).flatMap(before::table))
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  private Optional<QualifiedName> nameAt(int at) {
    if (!tokens.get(at).isName() || (at > 0 && tokens.get(at - 1).isPunctuation("."))) {
      return Optional.empty();
    }
    boolean isQualified =
        at + 2 < tokens.size()
            && tokens.get(at + 1).isPunctuation(".")
            && tokens.get(at + 2).isName();
    return Optional.of(
        isQualified
            ? new QualifiedName(tokens.get(at).text(), tokens.get(at + 2).text())
            : new QualifiedName(WrittenTables.NO_SCHEMA, tokens.get(at).text()));
  }

  /** Whether a word stands in it, in quotes or not being the difference. */
  boolean hasWord(String word) {
    return tokens.stream().anyMatch(token -> token.isWord(word));
  }
}
