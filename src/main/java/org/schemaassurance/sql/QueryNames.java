package org.schemaassurance.sql;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.schemaassurance.model.QualifiedName;

/**
 * The names in a query, as they resolve under an empty search_path: an unqualified one can only be
 * in {@code pg_catalog}.
 *
 * @param calls what is called: a name with an opening parenthesis behind it
 * @param attributes what may be called without one: {@code (a).f} and {@code a.f} are {@code f(a)}
 *     where there is no such column (PostgreSQL manual, "Calling Functions", "Function-style
 *     notation"); no schema can be given, so it is a function of {@code pg_catalog}
 * @param relations everything that may name a table, a view or a type
 * @param operators with a schema or without, {@code OPERATOR(schema.+)} and {@code +}
 */
public record QueryNames(
    Set<QualifiedName> calls,
    Set<QualifiedName> attributes,
    Set<QualifiedName> relations,
    Set<QualifiedName> operators) {
  private static final String PG_CATALOG = "pg_catalog";

  /** No names at all. */
  public static final QueryNames NONE = new QueryNames(Set.of(), Set.of(), Set.of(), Set.of());

  public QueryNames {
    calls = sorted(calls);
    attributes = sorted(attributes);
    relations = sorted(relations);
    operators = sorted(operators);
  }

  /** Nothing but one table. */
  public static QueryNames ofTable(QualifiedName table) {
    return new QueryNames(Set.of(), Set.of(), Set.of(table), Set.of());
  }

  /**
   * Reads the names out of a query.
   *
   * @throws SqlTextException if it cannot be split into tokens
   */
  public static QueryNames of(String query) {
    List<Token> tokens = SqlLexer.tokenize(query);
    Set<QualifiedName> calls = new TreeSet<>();
    Set<QualifiedName> attributes = new TreeSet<>();
    Set<QualifiedName> relations = new TreeSet<>();
    Set<QualifiedName> operators = new TreeSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean behindDot = i > 0 && tokens.get(i - 1).isPunctuation(".");
      if (token.isName()) {
        QualifiedName name = new QualifiedName(schemaBefore(tokens, i), token.text());
        relations.add(name);
        if (i + 1 < tokens.size() && tokens.get(i + 1).isPunctuation("(")) {
          calls.add(name);
        }
        if (behindDot) {
          attributes.add(new QualifiedName(PG_CATALOG, token.text()));
        }
      } else if (token.kind() == Token.Kind.OPERATOR) {
        operators.add(new QualifiedName(schemaBefore(tokens, i), token.text()));
      }
    }
    return new QueryNames(calls, attributes, relations, operators);
  }

  /**
   * The same names where unqualified ones are looked up in further schemas.
   *
   * @param searchPath as the setting is written, {@code "$user", public}; empty for none
   */
  public QueryNames under(String searchPath) {
    List<String> schemas =
        SqlLexer.tokenize(searchPath).stream()
            .filter(token -> token.isName() || token.kind() == Token.Kind.STRING)
            .map(Token::text)
            .toList();
    return new QueryNames(
        alsoIn(schemas, calls),
        alsoIn(schemas, attributes),
        alsoIn(schemas, relations),
        alsoIn(schemas, operators));
  }

  /** The names of several queries together. */
  public static QueryNames union(Collection<QueryNames> queries) {
    return new QueryNames(
        union(queries, QueryNames::calls),
        union(queries, QueryNames::attributes),
        union(queries, QueryNames::relations),
        union(queries, QueryNames::operators));
  }

  /** Whether there is nothing in it that others have not. */
  public boolean isWithin(QueryNames others) {
    return others.calls.containsAll(calls)
        && others.attributes.containsAll(attributes)
        && others.relations.containsAll(relations)
        && others.operators.containsAll(operators);
  }

  /** Whether a word stands anywhere, unqualified, as a keyword does. */
  public boolean hasWord(String word) {
    return relations.contains(new QualifiedName(PG_CATALOG, word));
  }

  private static Set<QualifiedName> alsoIn(List<String> schemas, Set<QualifiedName> names) {
    Set<QualifiedName> all = new TreeSet<>(names);
    for (QualifiedName name : names) {
      if (name.schema().equals(PG_CATALOG)) {
        schemas.forEach(schema -> all.add(new QualifiedName(schema, name.name())));
      }
    }
    return all;
  }

  private static Set<QualifiedName> union(
      Collection<QueryNames> queries, Function<QueryNames, Set<QualifiedName>> part) {
    return queries.stream().map(part).flatMap(Set::stream).collect(Collectors.toSet());
  }

  private static Set<QualifiedName> sorted(Set<QualifiedName> names) {
    return Collections.unmodifiableSet(new TreeSet<>(names));
  }

  private static String schemaBefore(List<Token> tokens, int i) {
    boolean qualified = i > 1 && tokens.get(i - 1).isPunctuation(".") && tokens.get(i - 2).isName();
    return qualified ? tokens.get(i - 2).text() : PG_CATALOG;
  }
}
