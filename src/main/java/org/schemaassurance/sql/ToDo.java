package org.schemaassurance.sql;

import java.util.regex.Pattern;

/** What is to be done, as prose or as SQL that can be pasted. */
public final class ToDo {
  /** Where a changeset that has run makes what a snapshot has not. */
  public static final String SNAPSHOT_ANEW =
      "Write the snapshot anew; or have a changeset drop it.";

  private static final Pattern SQL =
      Pattern.compile(
          "(?s)(?:ALTER|BEGIN|CREATE|DROP|GRANT|REINDEX|REVOKE|SELECT|SET|UPDATE)\\b.*;.*");

  private ToDo() {}

  /**
   * The same with what there is to know before it: where it is SQL, as a comment of its own line.
   *
   * @param remark a sentence or two
   * @param toDo may be empty
   */
  public static String behind(String remark, String toDo) {
    return SQL.matcher(toDo).matches()
        ? "-- " + remark.replaceAll("\\R", " ") + "\n" + toDo
        : (remark + " " + toDo).strip();
  }
}
