package org.schemaassurance.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names of tables, with {@code *} for any characters, as a person writes them.
 *
 * @param text as written, for a message
 * @param schemas what LIKE takes for the schema's name
 * @param names what LIKE takes for the table's name
 */
public record TablePattern(String text, String schemas, String names)
    implements Comparable<TablePattern> {

  private static final Pattern EXACT = Pattern.compile("(?s)(?:[^%\\\\]|\\\\.)*");

  /** Every table of all schemas. */
  public static final TablePattern ALL = new TablePattern("*.*", "%", "%");

  /** Every table of one schema. */
  public static TablePattern allOf(String schema) {
    return new TablePattern(SqlIdentifier.display(schema) + ".*", literally(schema), "%");
  }

  /** What LIKE takes for these very characters. */
  public static String literally(String name) {
    return name.replaceAll("([\\\\%_])", "\\\\$1");
  }

  /** The one table that it means, if no character of it stands for any. */
  public Optional<QualifiedName> exact() {
    return Stream.of(schemas, names).allMatch(part -> EXACT.matcher(part).matches())
        ? Optional.of(new QualifiedName(unescaped(schemas), unescaped(names)))
        : Optional.empty();
  }

  private static String unescaped(String literal) {
    return literal.replaceAll("\\\\(.)", "$1");
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
