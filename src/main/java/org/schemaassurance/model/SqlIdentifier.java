package org.schemaassurance.model;

import java.util.regex.Pattern;

/** Names in SQL text. */
public final class SqlIdentifier {
  private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[a-z_][a-z0-9_$]*");

  private SqlIdentifier() {}

  /** The one place where an identifier gets into SQL text: always quoted, quotes doubled. */
  public static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** For reading: quoted only where the name would not survive without. */
  public static String display(String name) {
    return NEEDS_NO_QUOTES.matcher(name).matches() ? name : quote(name);
  }
}
