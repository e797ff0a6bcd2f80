package org.schemaassurance.verify;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.model.Acceptance;
import org.schemaassurance.model.FileLine;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.JudgedObject;
import org.schemaassurance.model.Outcome;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.RuleIdentity;
import org.schemaassurance.model.Severity;
import org.schemaassurance.rules.Rule;
import org.schemaassurance.rules.Waiver;

/**
 * Findings that somebody has accepted for a time. What could not be found out cannot be accepted.
 */
public final class Waivers {
  private static final String CHECK = "waiver";
  private static final String SECTION = "Checking waivers";

  private final List<Waiver> waivers;
  private final LocalDate today;

  /**
   * @param today in UTC
   */
  public Waivers(List<Waiver> waivers, LocalDate today) {
    this.waivers = List.copyOf(waivers);
    this.today = today;
  }

  /**
   * The findings with the accepted ones marked, and one more for each waiver that has expired or
   * that accepts nothing.
   *
   * @param asked the rules that were evaluated; a waiver of another rule says nothing about this
   *     run
   */
  public List<Finding> applyTo(List<Finding> findings, List<Rule> asked) {
    List<Finding> result = new ArrayList<>(findings.stream().map(this::waivedIfAccepted).toList());
    Set<String> askedNames = asked.stream().map(Rule::name).collect(Collectors.toSet());
    for (Waiver waiver : waivers) {
      if (askedNames.contains(waiver.rule())) {
        remark(waiver, findings).ifPresent(result::add);
      }
    }
    return result;
  }

  private Finding waivedIfAccepted(Finding finding) {
    return waivers.stream()
        .filter(waiver -> waiver.countsOn(today) && accepts(waiver, finding))
        .findFirst()
        .map(
            waiver ->
                finding.accepted(new Acceptance(waiver.reason(), waiver.owner(), waiver.expires())))
        .orElse(finding);
  }

  private static boolean accepts(Waiver waiver, Finding finding) {
    return finding.status() == Finding.Status.BROKEN
        && finding.rule().name().equals(waiver.rule())
        && finding.object().equals(waiver.object());
  }

  private Optional<Finding> remark(Waiver waiver, List<Finding> findings) {
    boolean needed = findings.stream().anyMatch(finding -> accepts(waiver, finding));
    if (!needed) {
      return Optional.of(
          finding(
              waiver,
              Severity.WARNING,
              "a finding of rule " + waiver.rule(),
              "none, so it waives nothing",
              "Take the waiver out of " + waiver.location().file() + "."));
    }
    if (!waiver.countsOn(today)) {
      return Optional.of(
          finding(
              waiver,
              Severity.ERROR,
              "a waiver that counts",
              "one that expired on " + waiver.expires(),
              "Mend " + waiver.object() + ", or have " + waiver.owner() + " decide anew."));
    }
    return Optional.empty();
  }

  private static Finding finding(
      Waiver waiver, Severity severity, String expected, String actual, String hint) {
    return new Finding(
        new RuleIdentity(waiver.rule(), CHECK, SECTION),
        new FileLine(waiver.location().file(), waiver.location().line()),
        new JudgedObject(waiver.object(), "waiver of " + waiver.object(), Optional.empty()),
        new Outcome.Broken(Phrase.of(expected), Phrase.of(actual), Optional.of(hint)),
        severity);
  }
}
