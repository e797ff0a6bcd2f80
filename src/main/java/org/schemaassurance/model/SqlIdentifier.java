package org.schemaassurance.model;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Names in SQL text. */
public final class SqlIdentifier {
  /** Keywords that are no name without quotes: PostgreSQL manual, appendix C, "reserved". */
  private static final Set<String> RESERVED =
      Set.of(
          ("all analyse analyze and any array as asc asymmetric authorization binary both case cast"
                  + " check collate collation column concurrently constraint create cross"
                  + " current_catalog current_date current_role current_schema current_time"
                  + " current_timestamp current_user default deferrable desc distinct do else end"
                  + " except false fetch for foreign freeze from full grant group having ilike in"
                  + " initially inner intersect into is isnull join lateral leading left like limit"
                  + " localtime localtimestamp natural not notnull null offset on only or order outer"
                  + " overlaps placing primary references returning right select session_user similar"
                  + " some symmetric system_user table tablesample then to trailing true union unique"
                  + " user using variadic verbose when where window with")
              .split(" "));

  private SqlIdentifier() {}

  /** The one place where an identifier gets into SQL text: always quoted, quotes doubled. */
  public static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /**
   * For reading, and for pasting into SQL: quoted only where the name would not survive without.
   */
  public static String display(String name) {
    return needsNoQuotes(name) && !RESERVED.contains(name) ? name : quote(name);
  }

  private static boolean needsNoQuotes(String name) {
    for (int i = 0; i < name.length(); i++) {
      char character = name.charAt(i);
      boolean begins = (character >= 'a' && character <= 'z') || character == '_';
      boolean goesOn = (character >= '0' && character <= '9') || character == '$';
      if (!begins && (i == 0 || !goesOn)) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  /** Several names with commas between. */
  public static String displayAll(Collection<String> names) {
    return names.stream().map(SqlIdentifier::display).collect(Collectors.joining(", "));
  }
}
