package org.schemaassurance.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.schemaassurance.drift.Difference.ChangedFact;
import org.schemaassurance.model.JudgedObject;
import org.schemaassurance.model.Mismatch;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.Outcome;
import org.schemaassurance.model.Severity;

final class MismatchesTest {
  private static List<Mismatch> mismatches(ChangedFact fact) {
    return Mismatches.of(
        new Difference(
            Difference.Kind.CHANGED,
            ObjectKind.SEQUENCE,
            "public.numbers",
            "sequence public.numbers",
            Severity.ERROR,
            List.of(fact),
            Map.of(),
            Map.of()));
  }

  private static String said(ChangedFact fact) {
    return new Outcome.Broken(mismatches(fact), Optional.empty())
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
  void whatIsExpectedAndFoundSaysSoInFull() {
    assertThat(mismatches(new ChangedFact("cache", Optional.empty(), Optional.of("50"))))
        .extracting(told -> told.expected().brief(), told -> told.found().brief())
        .containsExactly(tuple("cache: the usual", "cache: 50"));
    assertThat(mismatches(new ChangedFact("default", Optional.of("0"), Optional.empty())))
        .extracting(told -> told.expected().brief(), told -> told.found().brief())
        .containsExactly(tuple("default: 0", "default: none"));
  }

  @Test
  void whatThereNeedNotBeIsToldAsNone() {
    assertThat(said(new ChangedFact("default", Optional.empty(), Optional.of("0"))))
        .isEqualTo("public.numbers: expected no default, found default 0.");
  }
}
