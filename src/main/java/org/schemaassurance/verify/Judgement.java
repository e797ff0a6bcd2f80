package org.schemaassurance.verify;

import java.util.Optional;
import java.util.OptionalLong;
import org.schemaassurance.model.Outcome;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Severity;
import org.schemaassurance.model.StatisticsTable;

/**
 * What a check says of one object.
 *
 * @param object the qualified name of what is judged
 * @param said how a sentence about it begins
 * @param severity overrides the rule's where the check knows better
 * @param violations how many rows violate an invariant, 0 included, where they were counted
 * @param statistics figures to show
 * @param alien whether the object is one that nobody's changeset is known to make
 * @param part of the object, where it is about nothing else: a key or an index, as {@code
 *     ObjectChange} calls it
 * @param there what is there instead, where a changeset may have replaced what is declared
 */
public record Judgement(
    String object,
    String said,
    Outcome outcome,
    Optional<Severity> severity,
    OptionalLong violations,
    Optional<StatisticsTable> statistics,
    boolean alien,
    Optional<String> part,
    Optional<FoundDefinition> there) {
  /** The hint where something is not as a changeset makes it. */
  public static final String APPLY_CHANGELOG = ChangelogAdvice.APPLY_IT + " changed it by hand.";

  /** The hint where the changeset that makes something makes it anew, whatever is there now. */
  public static final String REPEAT_CHANGESET = ChangelogAdvice.REPEAT_IT + " changed it by hand.";

  private static Judgement of(String object, Outcome outcome) {
    return new Judgement(
        object,
        object,
        outcome,
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * It is as declared, and in force.
   *
   * @param sentence names the object
   */
  public static Judgement holds(String object, String sentence) {
    return of(object, new Outcome.Holds(sentence));
  }

  /** It is not as declared, or not in force. */
  public static Judgement broken(String object, Phrase expected, Phrase found, String hint) {
    return of(object, new Outcome.Broken(expected, found, Optional.of(hint)));
  }

  /** The same, where a report's fields and its sentence have the same words. */
  public static Judgement broken(String object, String expected, String found, String hint) {
    return broken(object, Phrase.of(expected), Phrase.of(found), hint);
  }

  /**
   * It is not as a changeset makes it: the changelog was not applied, or somebody else was there.
   */
  public static Judgement notAsBuilt(String object, String expected, String found) {
    return broken(object, expected, found, APPLY_CHANGELOG);
  }

  /** The same, of what a changeset makes anew, whatever is there now. */
  public static Judgement notAsLastBuilt(String object, String expected, String found) {
    return broken(object, expected, found, REPEAT_CHANGESET);
  }

  /** It is not as declared, and what is to be done is not for the check to say. */
  public static Judgement broken(String object, Phrase expected, Phrase found) {
    return of(object, new Outcome.Broken(expected, found, Optional.empty()));
  }

  /**
   * It could not be found out.
   *
   * @param question what could not be done: {@code find out whether …}
   */
  public static Judgement unknown(String object, String question, Refusal refusal) {
    return of(
        object,
        new Outcome.Unknown(
            object + ": could not " + question + ": " + refusal.reason(), refusal.hint()));
  }

  /** A rule was not evaluated. */
  static Judgement notEvaluated(String rule, String reason) {
    String end = reason.endsWith(".") ? "" : ".";
    return of(
        rule,
        new Outcome.Unknown(
            "The rule " + rule + " could not be evaluated: " + reason + end, Optional.empty()));
  }

  /** There is nothing to judge, but figures to show. */
  public static Judgement shown(StatisticsTable statistics) {
    String title = statistics.title();
    return new Judgement(
        title,
        title,
        new Outcome.Holds(title + " were counted"),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.of(statistics),
        false,
        Optional.empty(),
        Optional.empty());
  }

  /** The same, as something to be shown that leaves the verdict. */
  public Judgement asWarning() {
    return new Judgement(
        object,
        said,
        outcome,
        Optional.of(Severity.WARNING),
        violations,
        statistics,
        alien,
        part,
        there);
  }

  /** The same, resting on a count of rows that violate an invariant. */
  public Judgement counted(long rows) {
    return new Judgement(
        object, said, outcome, severity, OptionalLong.of(rows), statistics, alien, part, there);
  }

  /** The same, in a sentence that begins so. */
  public Judgement calling(String words) {
    return new Judgement(
        object, words, outcome, severity, violations, statistics, alien, part, there);
  }

  /** The same, for want of a table: nothing else was looked at. */
  public Judgement forWantOf(QualifiedName table) {
    return outcome instanceof Outcome.Broken broken
        ? new Judgement(
            object,
            said,
            broken.forWantOf(table.toString()),
            severity,
            violations,
            statistics,
            alien,
            part,
            there)
        : this;
  }

  /** The same, of nothing but a part of the object, which has changesets of its own. */
  public Judgement ofPart(String part) {
    return new Judgement(
        object, said, outcome, severity, violations, statistics, alien, Optional.of(part), there);
  }

  /** The same, where a changeset may have made what is there. */
  public Judgement whereIs(FoundDefinition definition) {
    return new Judgement(
        object,
        said,
        outcome,
        severity,
        violations,
        statistics,
        alien,
        part,
        Optional.of(definition));
  }

  /** The same, of an object that came from elsewhere, whatever its table's changeset is. */
  public Judgement ofAlien() {
    return new Judgement(
        object, said, outcome, severity, violations, statistics, true, part, there);
  }

  /** Whether the object is as declared. */
  public boolean holds() {
    return outcome instanceof Outcome.Holds;
  }

  /** Whether it keeps the object from being as declared. */
  public boolean isMoreThanAWarning() {
    return !holds() && severity.isEmpty();
  }
}
