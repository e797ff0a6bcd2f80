package org.schemaassurance.model;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one rule found of one object.
 *
 * @param place where the rule stands, the file relative to where the tool was started
 * @param severity how much it weighs if it is broken
 * @param violations how many rows violate an invariant, 0 included, where they were counted
 */
public record Finding(
    RuleIdentity rule,
    FileLine place,
    JudgedObject about,
    Outcome outcome,
    Severity severity,
    OptionalLong violations) {

  private static final Comparator<Finding> BY_OBJECT =
      Comparator.comparing(Finding::object).thenComparing(Finding::message);

  /**
   * By file, then in the order of the file, then by object; those of one changelog stay in its
   * order, which the names of changesets do not tell.
   */
  public static final Comparator<Finding> ORDER =
      Comparator.comparing((Finding finding) -> finding.place().file())
          .thenComparingInt(finding -> finding.place().line())
          .thenComparing(finding -> finding.rule().name())
          .thenComparing((one, other) -> one.isOfChangelog() ? 0 : BY_OBJECT.compare(one, other));

  /** A finding that rests on no count. */
  public Finding(
      RuleIdentity rule, FileLine place, JudgedObject about, Outcome outcome, Severity severity) {
    this(rule, place, about, outcome, severity, OptionalLong.empty());
  }

  private boolean isOfChangelog() {
    return rule.check().equals("changelog");
  }

  /** The qualified name of what it is about. */
  public String object() {
    return about.name();
  }

  public Status status() {
    if (outcome instanceof Outcome.Holds) {
      return Status.HOLDS;
    } else if (outcome instanceof Outcome.Broken) {
      return Status.BROKEN;
    }
    return outcome instanceof Outcome.Unknown ? Status.UNKNOWN : Status.WAIVED;
  }

  /** Object, expected and found in one sentence. */
  public String message() {
    return outcome.sentenceAbout(about);
  }

  /** What was expected, of what is broken. */
  public Optional<String> expected() {
    return broken().map(Outcome.Broken::expected);
  }

  /** What there is instead, of what is broken. */
  public Optional<String> actual() {
    return broken().map(Outcome.Broken::found);
  }

  /** What to do next. */
  public Optional<String> hint() {
    return outcome instanceof Outcome.Unknown unknown
        ? unknown.hint()
        : broken().flatMap(Outcome.Broken::hint);
  }

  /** {@code file::id::author} of the changeset that creates the object. */
  public Optional<String> changeset() {
    return about.origin().map(Origin::changeset);
  }

  /** Who has made the object, where it is known: behind "made by". */
  public Optional<String> makers() {
    return about.origin().map(Origin::makers);
  }

  /** The table that is not there, so that nothing else was looked at; empty if that is not why. */
  public Optional<String> missingTable() {
    return broken().flatMap(Outcome.Broken::missing);
  }

  private Optional<Outcome.Broken> broken() {
    if (outcome instanceof Outcome.Waived waived) {
      return Optional.of(waived.broken());
    }
    return outcome instanceof Outcome.Broken broken ? Optional.of(broken) : Optional.empty();
  }

  public Finding withSeverity(Severity other) {
    return new Finding(rule, place, about, outcome, other, violations);
  }

  /** The same finding, accepted for a time; what is not broken cannot be accepted, and stays. */
  public Finding accepted(Acceptance acceptance) {
    return outcome instanceof Outcome.Broken broken
        ? new Finding(
            rule, place, about, new Outcome.Waived(broken, acceptance), severity, violations)
        : this;
  }

  /** Whether the finding makes the verdict broken. */
  public boolean breaksVerdict() {
    return status() == Status.BROKEN && severity == Severity.ERROR;
  }

  /** Whether the finding is shown and leaves the verdict. */
  public boolean isWarning() {
    return status() == Status.BROKEN && severity == Severity.WARNING;
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
