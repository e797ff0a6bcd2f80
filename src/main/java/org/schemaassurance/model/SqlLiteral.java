package org.schemaassurance.model;

/** String constants in SQL text (PostgreSQL manual, 4.1.2). */
public final class SqlLiteral {
  private SqlLiteral() {}

  /**
   * The one place where a text gets into SQL as a constant: in quotes, quotes doubled; with a
   * backslash in the form that does not depend on {@code standard_conforming_strings}.
   */
  public static String of(String text) {
    String quoted = "'" + text.replace("'", "''") + "'";
    return text.contains("\\") ? "E" + quoted.replace("\\", "\\\\") : quoted;
  }

  /** In dollars, as a body that people read; with a tag where it has dollars of its own. */
  public static String body(String text) {
    String dollars = "$$";
    for (int i = 0; (text + "$").contains(dollars); i++) {
      dollars = "$body" + i + "$";
    }
    return dollars + text + dollars;
  }
}
