package org.schemaassurance.rehearse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.schemaassurance.model.ChangesetTrace;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.JudgedObject;
import org.schemaassurance.model.Origin;
import org.schemaassurance.model.Outcome;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.RehearsedChangeset;
import org.schemaassurance.model.ReversibleChangeset;
import org.schemaassurance.model.RuleIdentity;
import org.schemaassurance.model.Severity;
import org.schemaassurance.model.StepOutcome;
import org.schemaassurance.model.TrafficStall;
import org.schemaassurance.rehearse.hints.HintFinding;

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
   * @param expected what it should have done, such as {@code its rollback to run}
   */
  void failed(Observation what, String expected, StepOutcome.Failed failed) {
    failed(what, expected, failed, what.advice());
  }

  /** The same with another advice than the usual one. */
  void failed(
      Observation what, String expected, StepOutcome.Failed failed, Optional<String> advice) {
    add(
        what.id(),
        new JudgedObject(changeset.declared().key(), "The changeset", origin()),
        new Outcome.Broken(
            Phrase.of(expected),
            Phrase.of(
                failed.sentence()
                    + failed.sqlState().map(state -> " (SQLSTATE " + state + ")").orElse("")
                    + failed.statement().map(sql -> " in " + abridged(sql)).orElse("")),
            advice),
        what.severity());
  }

  private static String abridged(String sql) {
    String line = LEADING_COMMENTS.matcher(sql).replaceFirst("").strip().replaceAll("\\s+", " ");
    return line.length() > 120 ? line.substring(0, 120) + "…" : line;
  }

  /** Something about an object, of which it is known already how it is told. */
  void broken(Observation what, JudgedObject about, Outcome.Broken broken, Severity severity) {
    add(what.id(), new JudgedObject(about.name(), about.said(), origin()), broken, severity);
  }

  /** What a hint says of the way up. */
  void hint(HintFinding found) {
    hint(found, found.said());
  }

  /** What a hint says of the rollback. */
  void hintOfRollback(HintFinding found) {
    hint(found, found.said() + " in its rollback");
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
    unknown(what, sentence, Optional.empty());
  }

  /** The same, with what to do about it. */
  void unknown(Observation what, String sentence, Optional<String> advice) {
    add(
        what.id(),
        new JudgedObject(changeset.declared().key(), "The changeset", origin()),
        new Outcome.Unknown(sentence, advice),
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
