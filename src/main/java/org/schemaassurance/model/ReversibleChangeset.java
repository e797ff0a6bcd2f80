package org.schemaassurance.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A changeset, and how it is taken back.
 *
 * @param inTheWay of its change types those that Liquibase can't take back by itself, where that is
 *     why there is no rollback
 * @param inTransaction whether Liquibase runs it in one transaction
 * @param comment what its author says of it
 * @param tag that it sets, if it does
 * @param stripped its texts from which Liquibase strips the comments, as they are written
 */
public record ReversibleChangeset(
    DeclaredChangeset declared,
    Undo undo,
    List<String> inTheWay,
    boolean inTransaction,
    Optional<String> comment,
    Optional<String> tag,
    List<String> stripped) {
  /** Ends with the line, since another remark may follow. */
  private static final Pattern NO_ROLLBACK = reason("no rollback");

  private static final Pattern LOSES_DATA = reason("loses data");

  public ReversibleChangeset {
    inTheWay = List.copyOf(inTheWay);
    stripped = List.copyOf(stripped);
  }

  /** How a changeset is taken back. */
  public enum Undo {
    /** The changeset says it. */
    WRITTEN,
    /** Liquibase derives it from the change types. */
    GENERATED,
    /** The changeset says that there is nothing to do. */
    EMPTY,
    /** Liquibase refuses to roll it back. */
    NONE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether a rollback does something. */
  public boolean canBeUndone() {
    return undo == Undo.WRITTEN || undo == Undo.GENERATED;
  }

  /** Why there is no rollback, where the comment says so: {@code no rollback: REASON}. */
  public Optional<String> reasonForNone() {
    return said(NO_ROLLBACK);
  }

  /** Why its rollback may lose data, where the comment says so: {@code loses data: REASON}. */
  public Optional<String> reasonForLoss() {
    return said(LOSES_DATA);
  }

  private static Pattern reason(String words) {
    return Pattern.compile("\\b" + words + ":\\s*(?<reason>\\S.*)", Pattern.CASE_INSENSITIVE);
  }

  private Optional<String> said(Pattern remark) {
    return comment
        .map(remark::matcher)
        .filter(Matcher::find)
        .map(found -> found.group("reason").strip());
  }

  /** Whether it says of itself that it may run again without having been taken back. */
  public boolean runsAgain() {
    return declared.runAlways() || declared.runOnChange();
  }
}
