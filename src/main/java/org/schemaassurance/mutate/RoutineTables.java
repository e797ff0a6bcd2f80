package org.schemaassurance.mutate;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Routine;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.Token;

/** Which tables the body of a routine speaks of, as far as its text tells. */
final class RoutineTables {
  private static final Set<String> LANGUAGES_OF_SQL = Set.of("sql", "plpgsql");

  private final List<Token> tokens;

  RoutineTables(Routine routine) {
    tokens =
        LANGUAGES_OF_SQL.contains(routine.language())
            ? SqlLexer.tokenize(routine.body())
            : List.of();
  }

  boolean mentions(QualifiedName table) {
    return indexesOf(table).anyMatch(index -> true);
  }

  boolean insertsInto(QualifiedName table) {
    return indexesOf(table).anyMatch(this::standsBehindInsertInto);
  }

  private IntStream indexesOf(QualifiedName table) {
    return IntStream.range(0, tokens.size())
        .filter(index -> isName(tokens.get(index)) && tokens.get(index).text().equals(table.name()))
        .filter(index -> !isQualified(index) || schemaBefore(index).equals(table.schema()));
  }

  private boolean standsBehindInsertInto(int index) {
    int into = index - (isQualified(index) ? 3 : 1);
    return into > 0 && tokens.get(into).isWord("into") && tokens.get(into - 1).isWord("insert");
  }

  private boolean isQualified(int index) {
    return index > 1 && tokens.get(index - 1).isPunctuation(".");
  }

  private String schemaBefore(int index) {
    return tokens.get(index - 2).text();
  }

  private static boolean isName(Token token) {
    return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED_IDENTIFIER;
  }
}
