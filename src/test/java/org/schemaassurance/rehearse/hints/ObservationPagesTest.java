package org.schemaassurance.rehearse.hints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schemaassurance.LintPage;
import org.schemaassurance.Pages;
import org.schemaassurance.rehearse.Observation;

final class ObservationPagesTest {
  @ParameterizedTest
  @EnumSource
  void eachHasAPageOfTheFormThatHintsHave(Observation what) {
    assertThat(what.page()).startsWith("# " + what.id() + "\n");
    assertThat(what.firstSentence()).endsWith(".");
    assertThat(what.page())
        .contains(
            "\n## Problem\n", "\n## In production\n", "\n## Example\n", "\n## The safe way\n");
  }

  /** What contradicts the trace is a fault of ours, of which no example is known. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TRACE_CONTRADICTED")
  void eachShowsTheSafeWayAsSqlAndAsChangeTypes(Observation what) {
    assertThat(HintPage.of(what.id(), what.page()).good()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void eachIsExplainedBesideTheHints(Observation what) {
    assertThat(Pages.ofHint(what.id())).isEqualTo(what.page());
    assertThat(Pages.hints()).extracting(LintPage::id).contains(what.id(), "table-rewrite");
    assertThat(Pages.OF_REHEARSALS.page(what.id(), "rehearse")).isPresent();
  }

  @Test
  void whatARehearsalNeverTellsIsRefusedWithTheNearest() {
    assertThatThrownBy(() -> Pages.ofHint("rollback-incomplet"))
        .hasMessage(
            "A rehearsal tells nothing that is called 'rollback-incomplet'. Did you mean"
                + " 'rollback-incomplete'?");
  }
}
