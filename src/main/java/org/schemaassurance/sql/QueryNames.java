package org.schemaassurance.sql;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.schemaassurance.model.QualifiedName;

/**
 * The names in a query, as they resolve under an empty search_path: an unqualified one can only be
 * in {@code pg_catalog}.
 *
 * @param calls what is called: a name with an opening parenthesis behind it
 * @param relations everything that may name a table or view
 * @param operators operators given with a schema, {@code OPERATOR(schema.+)}
 */
public record QueryNames(
    Set<QualifiedName> calls, Set<QualifiedName> relations, Set<QualifiedName> operators) {
  private static final String PG_CATALOG = "pg_catalog";

  public QueryNames {
    calls = Collections.unmodifiableSet(new TreeSet<>(calls));
    relations = Collections.unmodifiableSet(new TreeSet<>(relations));
    operators = Collections.unmodifiableSet(new TreeSet<>(operators));
  }

  /**
   * Reads the names out of a query.
   *
   * @throws SqlTextException if it cannot be split into tokens
   */
  public static QueryNames of(String query) {
    List<Token> tokens = SqlLexer.tokenize(query);
    Set<QualifiedName> calls = new TreeSet<>();
    Set<QualifiedName> relations = new TreeSet<>();
    Set<QualifiedName> operators = new TreeSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (isName(token)) {
        QualifiedName name = new QualifiedName(schemaBefore(tokens, i), token.text());
        relations.add(name);
        if (i + 1 < tokens.size() && tokens.get(i + 1).isPunctuation("(")) {
          calls.add(name);
        }
      } else if (token.kind() == Token.Kind.OPERATOR
          && i > 0
          && tokens.get(i - 1).isPunctuation(".")) {
        operators.add(new QualifiedName(schemaBefore(tokens, i), token.text()));
      }
    }
    return new QueryNames(calls, relations, operators);
  }

  private static String schemaBefore(List<Token> tokens, int i) {
    boolean qualified = i > 1 && tokens.get(i - 1).isPunctuation(".") && isName(tokens.get(i - 2));
    return qualified ? tokens.get(i - 2).text() : PG_CATALOG;
  }

  private static boolean isName(Token token) {
    return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED_IDENTIFIER;
  }
}
