package org.schemaassurance.model;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

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
    Optional<String> changeset) {

  /** By file, then in the order of the file, then by object. */
  public static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::file)
          .thenComparingInt(Finding::line)
          .thenComparing(Finding::rule)
          .thenComparing(Finding::object)
          .thenComparing(Finding::message);

  public Finding withSeverity(Severity other) {
    return new Finding(
        rule, check, section, object, status, other, message, expected, actual, hint, file, line,
        changeset);
  }

  /** The same finding, accepted for a time. */
  public Finding waived(String why) {
    return new Finding(
        rule,
        check,
        section,
        object,
        Status.WAIVED,
        severity,
        message + why,
        expected,
        actual,
        hint,
        file,
        line,
        changeset);
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
