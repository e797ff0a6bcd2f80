package org.schemaassurance.model;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one rule found of one object.
 *
 * @param rule the rule's name in its file
 * @param check the kind of check
 * @param section the heading under which a person reads it
 * @param object the qualified name
 * @param message names object, expected and found in one sentence
 * @param hint what to do next
 * @param file where the rule stands, relative to where the tool was started
 * @param line 1-based
 * @param changeset {@code file::id::author} of the changeset that creates the object
 * @param details what only some findings have
 */
public record Finding(
    String rule,
    String check,
    String section,
    String object,
    Status status,
    Severity severity,
    String message,
    Optional<String> expected,
    Optional<String> actual,
    Optional<String> hint,
    String file,
    int line,
    Optional<String> changeset,
    Details details) {

  /** By file, then in the order of the file, then by object. */
  public static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::file)
          .thenComparingInt(Finding::line)
          .thenComparing(Finding::rule)
          .thenComparing(Finding::object)
          .thenComparing(Finding::message);

  /**
   * What only some findings have.
   *
   * @param changesetStart where the changeset stands
   * @param violations how many rows violate an invariant, 0 included, where they were counted
   * @param waiver why the finding is accepted, by whom, and how long
   */
  public record Details(
      Optional<FileLine> changesetStart, OptionalLong violations, Optional<String> waiver) {
    public static final Details NONE =
        new Details(Optional.empty(), OptionalLong.empty(), Optional.empty());
  }

  /** A finding without details. */
  public Finding(
      String rule,
      String check,
      String section,
      String object,
      Status status,
      Severity severity,
      String message,
      Optional<String> expected,
      Optional<String> actual,
      Optional<String> hint,
      String file,
      int line,
      Optional<String> changeset) {
    this(
        rule,
        check,
        section,
        object,
        status,
        severity,
        message,
        expected,
        actual,
        hint,
        file,
        line,
        changeset,
        Details.NONE);
  }

  public Finding withSeverity(Severity other) {
    return with(status, other, message, details);
  }

  /** The same finding, with the line at which its changeset stands. */
  public Finding madeAt(FileLine changesetStart) {
    return with(
        status,
        severity,
        message,
        new Details(Optional.of(changesetStart), details.violations(), details.waiver()));
  }

  /** The same finding, with the number of rows that violate the invariant. */
  public Finding counted(long violations) {
    return with(
        status,
        severity,
        message,
        new Details(details.changesetStart(), OptionalLong.of(violations), details.waiver()));
  }

  /**
   * The same finding, accepted for a time.
   *
   * @param why the reason, who decided, and until when
   */
  public Finding waived(String why) {
    return with(
        Status.WAIVED,
        severity,
        message + " (" + why + ")",
        new Details(details.changesetStart(), details.violations(), Optional.of(why)));
  }

  private Finding with(
      Status newStatus, Severity newSeverity, String newMessage, Details newDetails) {
    return new Finding(
        rule,
        check,
        section,
        object,
        newStatus,
        newSeverity,
        newMessage,
        expected,
        actual,
        hint,
        file,
        line,
        changeset,
        newDetails);
  }

  /** Whether the finding makes the verdict broken. */
  public boolean breaksVerdict() {
    return status == Status.BROKEN && severity == Severity.ERROR;
  }

  /** Whether the finding is shown and leaves the verdict. */
  public boolean isWarning() {
    return status == Status.BROKEN && severity == Severity.WARNING;
  }

  /** The three honest answers, and one that somebody has accepted for a time. */
  public enum Status {
    HOLDS,
    BROKEN,
    /** Could not be found out. */
    UNKNOWN,
    WAIVED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
