package org.schemaassurance.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.sql.QueryNames;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.sql.Token;
import org.schemaassurance.sql.WrittenTables;

/**
 * What a text writes to and what it calls, by every name that may be meant.
 *
 * @param written relations
 * @param called functions
 * @param sequences as {@code nextval('…')} has them
 */
record Names(Set<QualifiedName> written, Set<QualifiedName> called, Set<String> sequences) {
  /** Of a text that names nothing. */
  static final Names NONE = new Names(Set.of(), Set.of(), Set.of());

  private static final String PG_CATALOG = "pg_catalog";

  /**
   * The names in a text.
   *
   * @param schemas where those without a schema may be
   * @throws SqlTextException if it can't be split into tokens
   */
  static Names in(String text, Collection<String> schemas) {
    Set<QualifiedName> written = new TreeSet<>();
    for (QualifiedName name : WrittenTables.of(text)) {
      addIn(written, name, name.schema().equals(WrittenTables.NO_SCHEMA), schemas);
    }
    Set<QualifiedName> called = new TreeSet<>();
    for (QualifiedName name : QueryNames.of(text).calls()) {
      addIn(called, name, name.schema().equals(PG_CATALOG), schemas);
    }
    return new Names(written, called, sequences(SqlLexer.tokenize(text)));
  }

  private static Set<String> sequences(List<Token> tokens) {
    Set<String> sequences = new TreeSet<>();
    for (int i = 0; i + 2 < tokens.size(); i++) {
      if (tokens.get(i).isWord("nextval")
          && tokens.get(i + 1).isPunctuation("(")
          && tokens.get(i + 2).kind() == Token.Kind.STRING) {
        sequences.add(tokens.get(i + 2).text());
      }
    }
    return sequences;
  }

  private static void addIn(
      Set<QualifiedName> names, QualifiedName name, boolean bare, Collection<String> schemas) {
    if (bare) {
      schemas.forEach(schema -> names.add(new QualifiedName(schema, name.name())));
    } else {
      names.add(name);
    }
  }

  /** The schemas of a search_path as the setting is written; {@code "$user"} is left as it is. */
  static List<String> schemasOf(Optional<String> searchPath) {
    List<String> schemas = new ArrayList<>();
    if (searchPath.isPresent()) {
      try {
        SqlLexer.tokenize(searchPath.get()).stream()
            .filter(token -> token.kind() != Token.Kind.PUNCTUATION)
            .forEach(token -> schemas.add(token.text()));
      } catch (SqlTextException unreadable) {
        return List.of();
      }
    }
    return schemas;
  }
}
