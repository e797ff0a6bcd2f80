package org.schemaassurance.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.schemaassurance.model.FileLine;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Finding.Status;
import org.schemaassurance.model.JudgedObject;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.MutationReport.Fate;
import org.schemaassurance.model.Outcome;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.RuleIdentity;
import org.schemaassurance.model.Severity;

final class DetectionTest {
  private static final Mutant MUTANT =
      new Mutant("table", "public.bookings", "unlogged", "", "check: table");

  @Test
  void aBrokenAnUnknownAndAWarningNotice() {
    assertThat(fate(finding("public.bookings", Status.BROKEN, Severity.ERROR)))
        .isEqualTo(new Fate.Killed(List.of("a-rule"), List.of()));
    assertThat(fate(finding("public.bookings", Status.UNKNOWN, Severity.ERROR)))
        .isInstanceOf(Fate.Killed.class);
    assertThat(fate(finding("public.bookings", Status.BROKEN, Severity.WARNING)))
        .isInstanceOf(Fate.Killed.class);
  }

  @Test
  void whatHoldsNoticesNothing() {
    assertThat(fate(finding("public.bookings", Status.HOLDS, Severity.ERROR)))
        .isEqualTo(new Fate.Survived("No rule noticed."));
  }

  @Test
  void aFindingThatDoesNotNameTheObjectIsNoNotice() {
    assertThat(fate(finding("public.bookings_old", Status.BROKEN, Severity.ERROR)))
        .isInstanceOf(Fate.Survived.class);
    assertThat(fate(finding("other.public.bookings", Status.BROKEN, Severity.ERROR)))
        .isInstanceOf(Fate.Survived.class);
  }

  @Test
  void whatWasFoundBeforeTheSabotageIsNoNotice() {
    Finding known = finding("public.bookings", Status.BROKEN, Severity.WARNING);

    assertThat(new Detection(List.of(known)).fate(MUTANT, List.of(known)))
        .isInstanceOf(Fate.Survived.class);
  }

  @Test
  void aDeclaredMutantIsNoticedByItsOwnRuleAlone() {
    Mutant declared = new Mutant("data", "x", "y", "", "", Optional.of("another-rule"));
    Finding finding = finding("public.bookings", Status.BROKEN, Severity.ERROR);

    assertThat(new Detection(List.of()).fate(declared, List.of(finding)))
        .isInstanceOf(Fate.Survived.class);
  }

  private static Fate fate(Finding finding) {
    return new Detection(List.of()).fate(MUTANT, List.of(finding));
  }

  private static Finding finding(String object, Status status, Severity severity) {
    return new Finding(
        new RuleIdentity("a-rule", "table", "a section"),
        new FileLine("rules.yaml", 1),
        new JudgedObject(object, object, Optional.empty()),
        outcome(object, status),
        severity);
  }

  private static Outcome outcome(String object, Status status) {
    return switch (status) {
      case HOLDS -> new Outcome.Holds(object + " is there");
      case UNKNOWN -> new Outcome.Unknown(object + ": permission denied.", Optional.empty());
      default ->
          new Outcome.Broken(
              Phrase.of("a logged table"), Phrase.of("an UNLOGGED one"), Optional.empty());
    };
  }
}
