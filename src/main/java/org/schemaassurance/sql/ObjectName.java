package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.List;
import org.schemaassurance.model.QualifiedName;

/** Names of tables and routines as people write them in SQL. */
public final class ObjectName {
  private ObjectName() {}

  /**
   * Reads {@code schema.name}; unquoted parts fold to lower case.
   *
   * @throws SqlTextException if it is not two names with a dot between
   */
  public static QualifiedName qualified(String text) {
    TokenCursor cursor = new TokenCursor(SqlLexer.tokenize(text));
    QualifiedName name = qualified(cursor, text);
    if (!cursor.atEnd()) {
      throw cursor.unexpected("the end of the name");
    }
    return name;
  }

  /**
   * Reads {@code schema.name(type, type)}.
   *
   * @throws SqlTextException if it is no signature
   */
  public static Signature signature(String text) {
    TokenCursor cursor = new TokenCursor(SqlLexer.tokenize(text));
    QualifiedName name = qualified(cursor, text);
    cursor.expectPunctuation("(");
    List<String> types = new ArrayList<>();
    while (!cursor.acceptPunctuation(")")) {
      types.add(TypeName.withoutModifier(TypeName.parse(cursor)));
      if (!cursor.seesPunctuation(")")) {
        cursor.expectPunctuation(",");
      }
    }
    if (!cursor.atEnd()) {
      throw cursor.unexpected("the end of the signature");
    }
    return new Signature(name, types);
  }

  private static QualifiedName qualified(TokenCursor cursor, String text) {
    String schema = cursor.takeName();
    if (!cursor.acceptPunctuation(".")) {
      throw new SqlTextException(
          "expected a name with its schema, like public." + schema + ", found '" + text + "'");
    }
    return new QualifiedName(schema, cursor.takeName());
  }

  /** What tells overloads apart; types in the spelling of {@code format_type}. */
  public record Signature(QualifiedName name, List<String> arguments) {
    public Signature {
      arguments = List.copyOf(arguments);
    }

    @Override
    public String toString() {
      return name + "(" + String.join(", ", arguments) + ")";
    }
  }
}
