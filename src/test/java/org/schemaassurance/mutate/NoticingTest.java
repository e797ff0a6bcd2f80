package org.schemaassurance.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Finding.Status;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.MutationReport.Fate;
import org.schemaassurance.model.Severity;

final class NoticingTest {
  private static final Mutant MUTANT =
      new Mutant("table", "public.bookings", "unlogged", "", "check: table");

  @Test
  void aBrokenAnUnknownAndAWarningNotice() {
    assertThat(fate(finding("public.bookings", Status.BROKEN, Severity.ERROR)))
        .isEqualTo(new Fate.Killed(List.of("a-rule")));
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

    assertThat(new Noticing(List.of(known)).fate(MUTANT, List.of(known)))
        .isInstanceOf(Fate.Survived.class);
  }

  @Test
  void aDeclaredMutantIsNoticedByItsOwnRuleAlone() {
    Mutant declared = new Mutant("data", "x", "y", "", "", Optional.of("another-rule"));
    Finding finding = finding("public.bookings", Status.BROKEN, Severity.ERROR);

    assertThat(new Noticing(List.of()).fate(declared, List.of(finding)))
        .isInstanceOf(Fate.Survived.class);
  }

  private static Fate fate(Finding finding) {
    return new Noticing(List.of()).fate(MUTANT, List.of(finding));
  }

  private static Finding finding(String object, Status status, Severity severity) {
    return new Finding(
        "a-rule",
        "table",
        "a section",
        object,
        status,
        severity,
        object + ": expected a logged table.",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "rules.yaml",
        1,
        Optional.empty());
  }
}
