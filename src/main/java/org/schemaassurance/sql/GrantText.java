package org.schemaassurance.sql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Right;
import org.schemaassurance.model.Securable;
import org.schemaassurance.model.Securable.Kind;

/** Privileges and the objects that they are on, as people write them. */
public final class GrantText {
  /** PostgreSQL manual, "Privileges", table of summaries. */
  private static final Map<Kind, List<String>> PRIVILEGES =
      Map.of(
          Kind.TABLE,
          List.of(
              "SELECT",
              "INSERT",
              "UPDATE",
              "DELETE",
              "TRUNCATE",
              "REFERENCES",
              "TRIGGER",
              "MAINTAIN"),
          Kind.SEQUENCE,
          List.of("USAGE", "SELECT", "UPDATE"),
          Kind.SCHEMA,
          List.of("USAGE", "CREATE"),
          Kind.FUNCTION,
          List.of("EXECUTE"),
          Kind.TYPE,
          List.of("USAGE"),
          Kind.DATABASE,
          List.of("CONNECT", "CREATE", "TEMPORARY"));

  private static final Set<String> ON_COLUMNS = Set.of("SELECT", "INSERT", "UPDATE", "REFERENCES");

  private GrantText() {}

  /**
   * An object, and columns of it.
   *
   * @param columns empty for the whole object
   */
  public record On(Securable object, List<String> columns) {
    public On {
      columns = List.copyOf(columns);
    }
  }

  /**
   * Reads {@code public.orders (id, status)}, {@code schema public}, {@code function
   * public.f(int)}, {@code sequence public.s}, {@code type public.t} or {@code database}.
   *
   * @throws SqlTextException if it is none of them
   */
  public static On on(String text) {
    TokenCursor cursor = new TokenCursor(SqlLexer.tokenize(text));
    Securable object = securable(cursor, text);
    List<String> columns = object.kind() == Kind.TABLE ? cursor.takeNames() : List.of();
    if (!cursor.atEnd()) {
      throw cursor.unexpected("the end of the object's name");
    }
    return new On(object, columns);
  }

  private static Securable securable(TokenCursor cursor, String text) {
    Kind kind = kind(cursor);
    return switch (kind) {
      case DATABASE -> Securable.database();
      case SCHEMA -> Securable.schema(cursor.takeName());
      case FUNCTION -> function(cursor, text);
      default -> new Securable(kind, Optional.of(ObjectName.qualified(cursor, text)), List.of());
    };
  }

  /** A schema may be called like a kind; then there is a dot behind it. */
  private static Kind kind(TokenCursor cursor) {
    for (Kind kind : Kind.values()) {
      if (cursor.seesWord(kind.toString()) && !isDot(cursor)) {
        cursor.take();
        return kind;
      }
    }
    return Kind.TABLE;
  }

  private static boolean isDot(TokenCursor cursor) {
    return cursor.peek(1).filter(token -> token.text().equals(".")).isPresent();
  }

  private static Securable function(TokenCursor cursor, String text) {
    QualifiedName name = ObjectName.qualified(cursor, text);
    return new Securable(Kind.FUNCTION, Optional.of(name), ObjectName.arguments(cursor));
  }

  /**
   * Reads {@code SELECT} or {@code INSERT (id, status)} of an object.
   *
   * @return a right a column, or one on the whole object
   * @throws SqlTextException if there is no such privilege on such an object
   */
  public static List<Right> rights(String text, Securable on) {
    TokenCursor cursor = new TokenCursor(SqlLexer.tokenize(text));
    String privilege = cursor.take().text().toUpperCase(Locale.ROOT);
    List<String> columns = cursor.takeNames();
    if (!cursor.atEnd()) {
      throw cursor.unexpected("the end of the privilege");
    }
    return rights(privilege, on, columns);
  }

  /**
   * The same of columns that are known.
   *
   * @throws SqlTextException as there
   */
  public static List<Right> rights(String privilege, Securable on, List<String> columns) {
    List<String> known = PRIVILEGES.get(on.kind());
    if (!known.contains(privilege)) {
      throw new SqlTextException(
          "expected a privilege on a "
              + on.kind()
              + " ("
              + String.join(", ", known)
              + "), found "
              + privilege);
    }
    if (!columns.isEmpty() && !ON_COLUMNS.contains(privilege)) {
      throw new SqlTextException("there is no " + privilege + " on columns");
    }
    return columns.isEmpty()
        ? List.of(Right.of(privilege, on))
        : columns.stream().map(column -> new Right(on, privilege, Optional.of(column))).toList();
  }

  /** The right to do something with an object at all, be it with one column of it. */
  public static Right atAll(Right right) {
    return right.on().kind() == Kind.TABLE && ON_COLUMNS.contains(right.privilege())
        ? Right.onAnyColumn(right.privilege(), right.on().name().orElseThrow())
        : Right.of(right.privilege(), right.on());
  }

  /** Some right that there is on every object of the kind. */
  public static Right anyOn(Securable on) {
    return Right.of(PRIVILEGES.get(on.kind()).get(0), on);
  }
}
