package org.schemaassurance.sql;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a data type in the spelling that {@code format_type} uses, so that {@code
 * varchar(255)} equals {@code character varying(255)}.
 *
 * <p>Source: PostgreSQL manual, "Data Types", table of names and aliases.
 */
public final class TypeName {
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("int", "integer"),
          Map.entry("int4", "integer"),
          Map.entry("int8", "bigint"),
          Map.entry("int2", "smallint"),
          Map.entry("bool", "boolean"),
          Map.entry("float", "double precision"),
          Map.entry("float8", "double precision"),
          Map.entry("float4", "real"),
          Map.entry("decimal", "numeric"),
          Map.entry("dec", "numeric"),
          Map.entry("varchar", "character varying"),
          Map.entry("char varying", "character varying"),
          Map.entry("char", "character"),
          Map.entry("bpchar", "character"),
          Map.entry("varbit", "bit varying"),
          Map.entry("timestamptz", "timestamp with time zone"),
          Map.entry("timestamp", "timestamp without time zone"),
          Map.entry("timetz", "time with time zone"),
          Map.entry("time", "time without time zone"));
  private static final Set<String> TAKE_VARYING = Set.of("character", "char", "bit");
  private static final Set<String> TAKE_ZONE = Set.of("timestamp", "time");

  private static final Set<String> INTERVAL_WORDS =
      Set.of("year", "month", "day", "hour", "minute", "second", "to");
  private static final Pattern MODIFIER = Pattern.compile("\\([^)]*\\)");

  private TypeName() {}

  /**
   * The spelling of {@code format_type}.
   *
   * @throws SqlTextException if the text is no type name
   */
  public static String canonical(String text) {
    TokenCursor cursor = new TokenCursor(SqlLexer.tokenize(text));
    String type = parse(cursor);
    if (!cursor.atEnd()) {
      throw cursor.unexpected("the end of the type");
    }
    return type;
  }

  /**
   * The same without a length or precision, which arguments of routines have not.
   *
   * @throws SqlTextException if the text is no type name
   */
  public static String ofArgument(String text) {
    return withoutModifier(canonical(text));
  }

  static String parse(TokenCursor cursor) {
    return cursor.acceptWords("setof") ? "setof " + single(cursor) : single(cursor);
  }

  static String withoutModifier(String canonical) {
    return MODIFIER.matcher(canonical).replaceAll("");
  }

  private static String single(TokenCursor cursor) {
    boolean bare = cursor.sees(Token.Kind.WORD);
    String base = bare ? cursor.takeName() : '"' + cursor.takeName() + '"';
    StringBuilder type;
    if (cursor.acceptPunctuation(".")) {
      String name = cursor.takeName();
      // "pg_catalog.int4" is the type that everybody calls integer.
      type =
          new StringBuilder(
              base.equals("pg_catalog")
                  ? ALIASES.getOrDefault(name, name)
                  : base.replace("\"", "") + "." + name);
      type.append(modifier(cursor));
    } else {
      type =
          new StringBuilder(
              bare ? builtIn(base, cursor) : base.replace("\"", "") + modifier(cursor));
    }
    while (cursor.acceptPunctuation("[")) {
      if (cursor.sees(Token.Kind.NUMBER)) {
        cursor.take();
      }
      cursor.expectPunctuation("]");
      type.append("[]");
    }
    return type.toString();
  }

  private static String builtIn(String first, TokenCursor cursor) {
    String name = first;
    if (first.equals("double") && cursor.acceptWords("precision")) {
      name = "double precision";
    } else if (TAKE_VARYING.contains(first) && cursor.acceptWords("varying")) {
      name = first + " varying";
    }
    String modifier = modifier(cursor);
    if (TAKE_ZONE.contains(name)) {
      boolean zoned = cursor.acceptWords("with", "time", "zone");
      if (!zoned) {
        cursor.acceptWords("without", "time", "zone");
      }
      return name + modifier + (zoned ? " with time zone" : " without time zone");
    }
    if (name.equals("interval")) {
      return intervalFields(cursor, name + modifier);
    }
    String canonical = ALIASES.getOrDefault(name, name);
    if (canonical.startsWith("time") && !modifier.isEmpty()) {
      return canonical.replaceFirst(" ", modifier + " ");
    }
    // "character" alone is character(1); "bpchar" alone has no length.
    return canonical.equals("character") && modifier.isEmpty() && !name.equals("bpchar")
        ? "character(1)"
        : canonical + modifier;
  }

  /** {@code interval day to second(3)}. */
  private static String intervalFields(TokenCursor cursor, String interval) {
    StringBuilder type = new StringBuilder(interval);
    while (cursor.sees(Token.Kind.WORD)
        && INTERVAL_WORDS.contains(cursor.peek(0).orElseThrow().text())) {
      type.append(' ').append(cursor.takeName());
    }
    return type.append(modifier(cursor)).toString();
  }

  private static String modifier(TokenCursor cursor) {
    if (!cursor.acceptPunctuation("(")) {
      return "";
    }
    StringBuilder modifier = new StringBuilder("(");
    while (!cursor.acceptPunctuation(")")) {
      modifier.append(cursor.take().text());
    }
    return modifier.append(')').toString();
  }
}
