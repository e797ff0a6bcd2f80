package org.schemaassurance.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.schemaassurance.drift.Difference.ChangedFact;
import org.schemaassurance.model.JudgedObject;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.Outcome;
import org.schemaassurance.model.Severity;

final class MismatchesTest {
  private static String said(ChangedFact fact) {
    Difference difference =
        new Difference(
            Difference.Kind.CHANGED,
            ObjectKind.SEQUENCE,
            "public.numbers",
            "sequence public.numbers",
            Severity.ERROR,
            List.of(fact));
    return new Outcome.Broken(Mismatches.of(difference), Optional.empty())
        .sentenceAbout(new JudgedObject("public.numbers", "public.numbers", Optional.empty()));
  }

  @Test
  void whatPostgresqlHasAValueForIsTheUsualOneWhereNobodyHasSetIt() {
    assertThat(said(new ChangedFact("cache", Optional.empty(), Optional.of("50"))))
        .isEqualTo("public.numbers: expected the usual cache, found cache 50.");
    assertThat(said(new ChangedFact("storage", Optional.of("main"), Optional.empty())))
        .isEqualTo("public.numbers: expected storage main, found the usual storage.");
  }

  @Test
  void whatThereNeedNotBeIsToldAsNone() {
    assertThat(said(new ChangedFact("default", Optional.empty(), Optional.of("0"))))
        .isEqualTo("public.numbers: expected no default, found default 0.");
  }
}
