package org.schemaassurance.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names of tables, with {@code *} for any characters, as a person writes them.
 *
 * @param text as written, for a message
 * @param schemas what LIKE takes for the schema's name
 * @param names what LIKE takes for the table's name
 */
public record TablePattern(String text, String schemas, String names)
    implements Comparable<TablePattern> {
  private static final char ESCAPE = '\\';

  /** Every table of all schemas. */
  public static final TablePattern ALL = new TablePattern("*.*", "%", "%");

  /** Every table of one schema. */
  public static TablePattern allOf(String schema) {
    return new TablePattern(SqlIdentifier.display(schema) + ".*", literally(schema), "%");
  }

  /** What LIKE takes for these very characters. */
  public static String literally(String name) {
    StringBuilder literal = new StringBuilder(name.length());
    for (char character : name.toCharArray()) {
      if (character == ESCAPE || character == '%' || character == '_') {
        literal.append(ESCAPE);
      }
      literal.append(character);
    }
    return literal.toString();
  }

  /** The one table that it means, if no character of it stands for any. */
  public Optional<QualifiedName> exact() {
    return isLiteral(schemas) && isLiteral(names)
        ? Optional.of(new QualifiedName(unescaped(schemas), unescaped(names)))
        : Optional.empty();
  }

  private static boolean isLiteral(String part) {
    for (int i = 0; i < part.length(); i++) {
      if (part.charAt(i) == '%') {
        return false;
      }
      if (part.charAt(i) == ESCAPE && ++i == part.length()) {
        return false;
      }
    }
    return true;
  }

  private static String unescaped(String literal) {
    if (literal.indexOf(ESCAPE) < 0) {
      return literal;
    }
    StringBuilder name = new StringBuilder(literal.length());
    for (int i = 0; i < literal.length(); i++) {
      name.append(literal.charAt(literal.charAt(i) == ESCAPE ? ++i : i));
    }
    return name.toString();
  }

  /** Whether the pattern means this table. */
  public boolean matches(QualifiedName name) {
    return like(schemas, name.schema()) && like(names, name.name());
  }

  /** Whether it would mean this table if it did not matter which letters are capitals. */
  public boolean matchesInAnyCase(QualifiedName name) {
    return new TablePattern(text, schemas.toLowerCase(Locale.ROOT), names.toLowerCase(Locale.ROOT))
        .matches(
            new QualifiedName(
                name.schema().toLowerCase(Locale.ROOT), name.name().toLowerCase(Locale.ROOT)));
  }

  private static boolean like(String pattern, String name) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char character = pattern.charAt(i);
      if (character == '%') {
        regex.append(".*");
      } else {
        char literal = character == '\\' ? pattern.charAt(++i) : character;
        regex.append(Pattern.quote(String.valueOf(literal)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(name).matches();
  }

  @Override
  public int compareTo(TablePattern other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
