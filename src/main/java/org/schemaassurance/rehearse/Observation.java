package org.schemaassurance.rehearse;

import java.util.Arrays;
import java.util.Optional;
import org.schemaassurance.files.TextResource;
import org.schemaassurance.model.Severity;
import org.schemaassurance.rehearse.hints.Hint;

/** What a run up, down and up can show of a changeset. */
public enum Observation {
  UP_FAILS(
      "up-fails", Severity.ERROR, "Mend the changeset: an update of production would stop here."),
  DEPENDS_ON_DATA(
      "depends-on-data",
      Severity.ERROR,
      "Mend such rows in a changeset before, or look for them in a precondition; and see whether production has any."),
  ROLLBACK_MISSING(
      "rollback-missing",
      Severity.ERROR,
      "Write a rollback; or say in the changeset's comment why there is none: no rollback: REASON."),
  ROLLBACK_FAILS(
      "rollback-fails", Severity.ERROR, "Mend the rollback: it can't be carried out as it is."),
  /** A rollback that would rather not lose anything. */
  ROLLBACK_REFUSES("rollback-refuses", Severity.WARNING, ""),
  ROLLBACK_INCOMPLETE(
      "rollback-incomplete",
      Severity.ERROR,
      "Have the rollback restore what was there before the changeset."),
  ROWS_LOST(
      "rows-lost",
      Severity.ERROR,
      "Have the rollback keep the rows, or refuse (RAISE EXCEPTION) where it would lose them; or say in the changeset's comment why it may: loses data: REASON."),
  ROWS_CHANGED(
      "rows-changed",
      Severity.ERROR,
      "Keep what is overwritten, so that the rollback can restore it; or have it refuse."),
  SEQUENCE_MOVED(
      "sequence-moved",
      Severity.WARNING,
      "Have the rollback set it back, if anything rests on it."),
  SECOND_UP_FAILS(
      "second-up-fails",
      Severity.ERROR,
      "Have the rollback restore what was there before: as it is, the changeset can't be released again."),
  SECOND_UP_DIFFERS(
      "second-up-differs",
      Severity.ERROR,
      "Have the rollback restore what was there before: as it is, a further release makes something else."),
  NOT_IDEMPOTENT(
      "not-idempotent",
      Severity.ERROR,
      "It says that it runs again (runOnChange, runAlways): write it so that it can."),
  /** A mistake of ours. */
  TRACE_CONTRADICTED(
      "trace-contradicted",
      Severity.WARNING,
      "Don't rely on what is said of this changeset's locks, and tell us of it: the trace has missed one."),
  RULE_BROKEN(
      "rule-broken",
      Severity.WARNING,
      "See whether production may run like this until a later changeset mends it; if not, mend it in this one."),
  WHOLE_WAY_DIFFERS(
      "whole-way-differs",
      Severity.ERROR,
      "Mend the rollback, or the order: taken back one by one from the last, the changesets have to restore what was there.");

  private final String id;
  private final Severity severity;
  private final String advice;

  Observation(String id, Severity severity, String advice) {
    this.id = id;
    this.severity = severity;
    this.advice = advice;
  }

  /** As a report names it. */
  public String id() {
    return id;
  }

  /** The one of an id, if there is one. */
  public static Optional<Observation> named(String id) {
    return Arrays.stream(values()).filter(what -> what.id.equals(id)).findFirst();
  }

  /** How much it weighs. */
  public Severity severity() {
    return severity;
  }

  Optional<String> advice() {
    return Optional.of(advice).filter(text -> !text.isEmpty());
  }

  /** Its page, in Markdown, of the form that those of hints have. */
  public String page() {
    return TextResource.required(Hint.class, id + ".md");
  }

  /** The line below the page's heading, which says what it tells. */
  public String firstSentence() {
    return TextResource.firstSentence(page());
  }
}
