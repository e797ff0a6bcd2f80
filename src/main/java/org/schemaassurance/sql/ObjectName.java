package org.schemaassurance.sql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schemaassurance.model.Excerpt;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.TablePattern;

/** Names of tables and routines as people write them in SQL. */
public final class ObjectName {
  private static final int LONGEST_EXAMPLE = 40;

  /** Two identifiers of 63 characters, every quote in them doubled; matching recurses. */
  private static final int LONGEST_PATTERN = 300;

  /** NAMEDATALEN less one, in bytes. */
  private static final int LONGEST_NAME = 63;

  private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"]|\"\")+\"");
  private static final String PATTERN_PART = "(\"(?:[^\"]|\"\")+\"|[^\\s\".]+)";
  private static final Pattern PATTERN = Pattern.compile(PATTERN_PART + "\\." + PATTERN_PART);

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
    Signature signature = new Signature(qualified(cursor, text), arguments(cursor));
    if (!cursor.atEnd()) {
      throw cursor.unexpected("the end of the signature");
    }
    return signature;
  }

  /** The last part of a display name, as PostgreSQL keeps it: of a constraint its own name. */
  public static String last(String text) {
    List<Token> tokens = SqlLexer.tokenize(text);
    return tokens.get(tokens.size() - 1).text();
  }

  /** The types between parentheses. */
  static List<String> arguments(TokenCursor cursor) {
    cursor.expectPunctuation("(");
    List<String> types = new ArrayList<>();
    while (!cursor.acceptPunctuation(")")) {
      types.add(TypeName.withoutModifier(TypeName.parse(cursor)));
      if (!cursor.seesPunctuation(")")) {
        cursor.expectPunctuation(",");
      }
    }
    return types;
  }

  /**
   * Reads {@code schema.name} in which {@code *} stands for any characters, except in a quoted
   * part.
   *
   * @throws SqlTextException if it is not two names with a dot between
   */
  public static TablePattern pattern(String text) {
    Matcher parts = PATTERN.matcher(text.strip());
    if (text.length() > LONGEST_PATTERN || !parts.matches()) {
      throw new SqlTextException(
          "expected tables with their schema, like public.audit_*, found " + Excerpt.of(text));
    }
    return new TablePattern(text.strip(), like(parts.group(1)), like(parts.group(2)));
  }

  /**
   * Reads the name of a schema as somebody types it: in quotes as SQL has it, without them letter
   * by letter.
   *
   * @throws SqlTextException if no schema can have the name
   */
  public static String schema(String text) {
    Matcher quoted = QUOTED.matcher(text.strip());
    return whole(quoted.matches() ? unquoted(text.strip()) : text);
  }

  private static String like(String part) {
    return part.startsWith("\"")
        ? TablePattern.literally(whole(unquoted(part)))
        : TablePattern.literally(whole(part.toLowerCase(Locale.ROOT))).replace('*', '%');
  }

  private static String unquoted(String part) {
    return part.substring(1, part.length() - 1).replace("\"\"", "\"");
  }

  /**
   * Nothing has a longer name (manual, "Identifiers and Key Words"), whatever stands in the
   * statement that made it.
   */
  private static String whole(String name) {
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > LONGEST_NAME) {
      throw new SqlTextException(
          "a name of %d bytes, which PostgreSQL cuts to its first %d: %s"
              .formatted(bytes, LONGEST_NAME, cut(name)));
    }
    return name;
  }

  /** PostgreSQL cuts no character in two (pg_mbcliplen). */
  private static String cut(String name) {
    int end = name.length();
    while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      end = name.offsetByCodePoints(end, -1);
    }
    return name.substring(0, end);
  }

  /** A name with its schema at the cursor; the whole text is for the complaint. */
  static QualifiedName qualified(TokenCursor cursor, String text) {
    String schema = cursor.takeName();
    if (!cursor.acceptPunctuation(".")) {
      throw new SqlTextException(
          "expected a name with its schema, like public."
              + (schema.length() > LONGEST_EXAMPLE ? "users" : schema)
              + ", found "
              + Excerpt.of(text));
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
