package org.schemaassurance.rehearse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.schemaassurance.drift.Difference;
import org.schemaassurance.drift.DriftFindings;
import org.schemaassurance.drift.SnapshotDiff;
import org.schemaassurance.model.ChangesetTrace;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.JudgedObject;
import org.schemaassurance.model.Origin;
import org.schemaassurance.model.Outcome;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.RehearsedChangeset;
import org.schemaassurance.model.ReversibleChangeset;
import org.schemaassurance.model.RuleIdentity;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.Severity;
import org.schemaassurance.model.StepOutcome;
import org.schemaassurance.model.TrafficStall;
import org.schemaassurance.rehearse.hints.HintFinding;
import org.schemaassurance.rehearse.rows.ContentChange;

/** What is to be said of one changeset, as it comes. */
final class Notes {
  private static final String CHECK = "rehearse";

  /** The rule of a changeset of which nothing is to be said. */
  private static final String FINE = "up-down-up";

  /** What explains a statement is read where it stands. */
  private static final Pattern LEADING_COMMENTS =
      Pattern.compile("^(?:\\s+|--[^\\n]*\\n|/\\*(?:[^*]|\\*(?!/))*+\\*/)+");

  private final ReversibleChangeset changeset;
  private final List<Finding> findings = new ArrayList<>();

  Notes(ReversibleChangeset changeset) {
    this.changeset = changeset;
  }

  /** Something about the changeset as a whole. */
  void broken(Observation what, Phrase expected, Phrase found) {
    broken(what, changeset.declared().key(), "The changeset", expected, found);
  }

  /**
   * Something about an object.
   *
   * @param object its qualified name
   * @param said how a sentence about it begins
   */
  void broken(Observation what, String object, String said, Phrase expected, Phrase found) {
    add(
        what.id(),
        new JudgedObject(object, said, origin()),
        new Outcome.Broken(expected, found, what.advice()),
        what.severity());
  }

  /**
   * A step that failed.
   *
   * @param step what was expected to run, such as {@code its rollback}
   */
  void failed(Observation what, String step, StepOutcome.Failed failed) {
    failed(what, step, failed, what.advice());
  }

  /** The same with another advice than the usual one. */
  void failed(Observation what, String step, StepOutcome.Failed failed, Optional<String> advice) {
    add(
        what.id(),
        new JudgedObject(changeset.declared().key(), "The changeset", origin()),
        new Outcome.Broken(
            Phrase.of(step + " to run"),
            Phrase.of(
                failed.sentence()
                    + failed.sqlState().map(state -> " (SQLSTATE " + state + ")").orElse("")
                    + failed.statement().map(sql -> " of " + abridged(sql)).orElse("")),
            advice),
        what.severity());
  }

  private static String abridged(String sql) {
    String line = LEADING_COMMENTS.matcher(sql).replaceFirst("").strip().replaceAll("\\s+", " ");
    return line.length() > 120 ? line.substring(0, 120) + "…" : line;
  }

  /**
   * What differs between two states that should be the same. The order of columns alone is a
   * warning: nothing but a new table brings a column back to its place.
   *
   * @param when words behind the object, such as {@code after the rollback}
   * @return whether they are the same
   */
  boolean compare(Observation what, String when, SchemaSnapshot expected, SchemaSnapshot found) {
    List<Difference> differences = SnapshotDiff.between(expected, found);
    List<Finding> told = told(expected, differences);
    for (int number = 0; number < told.size(); number++) {
      Finding difference = told.get(number);
      Outcome.Broken broken = (Outcome.Broken) difference.outcome();
      add(
          what.id(),
          new JudgedObject(difference.object(), difference.about().said() + " " + when, origin()),
          broken.withHint(what.advice()),
          differences.get(number).isOfColumnOrder() ? Severity.WARNING : what.severity());
    }
    return differences.isEmpty();
  }

  /**
   * That there is no rollback, or an empty one.
   *
   * @param changed rows that it would have to restore, where nothing else tells what
   */
  void rollbackMissing(List<ContentChange> changed) {
    String there = changeset.undo() == ReversibleChangeset.Undo.EMPTY ? "an empty one" : "none";
    String left =
        changed.stream()
            .map(change -> change.object() + " " + change.said())
            .collect(Collectors.joining("; "));
    broken(
        Observation.ROLLBACK_MISSING,
        Phrase.of("a rollback"),
        Phrase.of(left.isEmpty() ? there : there + ", though " + left));
  }

  /**
   * What a rollback has made of the rows that were there before the changeset.
   *
   * @return whether none is lost or changed; a sequence may have moved
   */
  boolean compareRows(List<ContentChange> changes) {
    changes.forEach(this::rowsChanged);
    return !ContentChange.areOfRows(changes);
  }

  private void rowsChanged(ContentChange change) {
    Optional<String> reason = changeset.reasonForLoss();
    if (change.isLoss() && reason.isPresent()) {
      accepted("%s %s, accepted: %s".formatted(change.object(), change.said(), reason.get()));
      return;
    }
    Observation what =
        change.isLoss()
            ? Observation.ROWS_LOST
            : change instanceof ContentChange.SequenceMoved
                ? Observation.SEQUENCE_MOVED
                : Observation.ROWS_CHANGED;
    broken(
        what,
        change.object().toString(),
        change.object() + " after the rollback",
        Phrase.of("the rows that were there before"),
        Phrase.of("that it " + change.said()));
  }

  /** What a changeset has made of rows that has run once more without having been taken back. */
  void repeatedRows(List<ContentChange> changes) {
    for (ContentChange change : changes) {
      if (!(change instanceof ContentChange.SequenceMoved)) {
        broken(
            Observation.NOT_IDEMPOTENT,
            change.object().toString(),
            change.object() + " after it ran again",
            Phrase.of("the rows that were there before"),
            Phrase.of("that it " + change.said()));
      }
    }
  }

  private static List<Finding> told(SchemaSnapshot expected, List<Difference> differences) {
    return new DriftFindings(
            new DriftFindings.Expectation(expected, "", Map.of(), object -> Optional.empty()))
        .ofAlone(differences);
  }

  /** What a hint says of the way up. */
  void hint(HintFinding found) {
    hint(found, found.said());
  }

  /** What a hint says of the rollback. */
  void hintOfRollback(HintFinding found) {
    hint(found, "In its rollback " + found.said());
  }

  private void hint(HintFinding found, String said) {
    String id = found.hint().id();
    add(
        id,
        new JudgedObject(found.object(), said, origin()),
        new Outcome.Broken(
            Phrase.of("no " + id).saying(""),
            Phrase.of(found.sentence()),
            Optional.of("rehearse --explain " + id)),
        found.severity());
  }

  /**
   * Who worked on a table waited for the changeset, which has no lock there that the trace tells.
   */
  void contradicted(TrafficStall stall, ChangesetTrace trace) {
    broken(
        Observation.TRACE_CONTRADICTED,
        stall.of(),
        stall.of(),
        Phrase.of(
            "no %s to wait, since the trace tells %s"
                .formatted(
                    stall.kind(),
                    trace
                        .strongest(stall.of())
                        .map(lock -> "no stronger lock than " + lock.mode())
                        .orElse("no lock"))),
        Phrase.of("a stall of " + stall.stalled().toMillis() + " ms"));
  }

  /** A rule or a behaviour that held before. */
  void ruleBroken(Finding rule) {
    add(
        Observation.RULE_BROKEN.id(),
        new JudgedObject(rule.object(), "Rule " + rule.rule().name(), origin()),
        new Outcome.Broken(
            Phrase.of("to hold as before"),
            Phrase.of(rule.message()),
            Observation.RULE_BROKEN.advice()),
        Observation.RULE_BROKEN.severity());
  }

  /** That something could not be found out. */
  void unknown(Observation what, String sentence) {
    add(
        what.id(),
        new JudgedObject(changeset.declared().key(), "The changeset", origin()),
        new Outcome.Unknown(sentence, Optional.empty()),
        Severity.ERROR);
  }

  /** Something that is as it should be. */
  void holds(String sentence) {
    holds(FINE, sentence);
  }

  /** Something that would be broken, had the changeset's comment not said why. */
  void accepted(String sentence) {
    holds(RehearsedChangeset.ACCEPTED, sentence);
  }

  /** That rows were in its way, which are nobody's fault. */
  void withoutMadeUpRows(StepOutcome.Failed ofRows) {
    holds(
        RehearsedChangeset.WITHOUT_MADE_UP_ROWS,
        "The changeset was rehearsed without rows that are made up, since it fails on them: %s. What it does to rows is not known."
            .formatted(ofRows.sentence().replaceFirst("\\.$", "")));
  }

  /** That whether rows were in its way is not known. */
  void withMadeUpRowsAlone() {
    holds(
        RehearsedChangeset.WITHOUT_MADE_UP_ROWS,
        "The changeset fails on rows that are made up, and whether it runs without them is not known: the reference server's role may not remove them.");
  }

  private void holds(String rule, String sentence) {
    add(
        rule,
        new JudgedObject(changeset.declared().key(), "The changeset", origin()),
        new Outcome.Holds(sentence),
        Severity.ERROR);
  }

  /** Whether nothing has been said of whether it goes up, down and up. */
  boolean areEmpty() {
    return findings.isEmpty();
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** A changeset that was rehearsed, with these where they are of it. */
  RehearsedChangeset addedTo(RehearsedChangeset rehearsed) {
    return rehearsed.changeset() == changeset && !findings.isEmpty()
        ? rehearsed.with(findings)
        : rehearsed;
  }

  private Optional<Origin> origin() {
    return Optional.of(new Origin(changeset.declared().key(), changeset.declared().place()));
  }

  private void add(String rule, JudgedObject about, Outcome outcome, Severity severity) {
    findings.add(
        new Finding(
            new RuleIdentity(rule, CHECK, "Rehearsing " + changeset.declared().file()),
            changeset.declared().place(),
            about,
            outcome,
            severity));
  }
}
