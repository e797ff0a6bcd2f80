package org.schemaassurance.acceptance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.Acceptance;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.JudgedObject;
import org.schemaassurance.model.Outcome;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.RuleIdentity;
import org.schemaassurance.model.Severity;
import org.schemaassurance.model.SourceLocation;

/** An entry of a file by which findings are accepted for a time. */
public sealed interface Accepted permits Waiver, ChangesetWaiver, Ignored {
  /** The qualified name of what it is about. */
  String object();

  Acceptance acceptance();

  /** Where it stands. */
  SourceLocation location();

  /** Whether it speaks of what is broken here. */
  boolean means(Finding broken);

  /** How a remark about the entry itself is worded. */
  Wording wording();

  /**
   * The words of a remark about an entry.
   *
   * @param said how the sentence begins
   * @param entry what it calls the entry
   * @param counting what is expected when its time is over
   * @param needed what is expected of an entry that nothing needs
   * @param unneeded what is found then
   * @param toMend what somebody has to mend when its time is over
   */
  record Wording(
      RuleIdentity rule,
      String said,
      String entry,
      String counting,
      String needed,
      String unneeded,
      String toMend) {}

  /** A finding about the entry: that it accepts nothing, or that its time is over. */
  default Optional<Finding> remark(List<Finding> findings, LocalDate today) {
    Wording words = wording();
    if (findings.stream().noneMatch(this::means)) {
      return Optional.of(
          remark(
              Severity.WARNING,
              words.needed(),
              words.unneeded(),
              "Take the " + words.entry() + " out of " + location().file() + "."));
    }
    return acceptance().countsOn(today)
        ? Optional.empty()
        : Optional.of(
            remark(
                Severity.ERROR,
                words.counting(),
                "one that expired on " + acceptance().expires(),
                "Mend " + words.toMend() + ", or have " + acceptance().owner() + " decide anew."));
  }

  private Finding remark(Severity severity, String expected, String found, String hint) {
    return new Finding(
        wording().rule(),
        location().fileLine(),
        new JudgedObject(object(), wording().said(), Optional.empty()),
        new Outcome.Broken(Phrase.of(expected), Phrase.of(found), Optional.of(hint)),
        severity);
  }
}
