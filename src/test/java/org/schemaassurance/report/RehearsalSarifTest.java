package org.schemaassurance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.schemaassurance.Pages;
import org.schemaassurance.model.RehearsalReport;
import org.schemaassurance.model.TableSizes;
import org.schemaassurance.support.Json;

final class RehearsalSarifTest {
  private static final RehearsalReport REHEARSAL =
      Rehearsals.of(TableSizes.UNKNOWN, Rehearsals.FINE, Rehearsals.BROKEN);

  @Test
  void aFindingStandsAtTheLineOfItsChangesetAndNowhereElse() throws IOException {
    assertThat(read())
        .contains("uri=changelog/a.sql", "startLine=7", "changeset: changelog/a.sql::broken::shop")
        .doesNotContain("relatedLocations", "made by:");
  }

  @Test
  void whatTheRunShowsHasItsPageAsHintsHave() throws IOException {
    assertThat(read())
        .contains(
            "markdown=" + Pages.ofHint("rollback-incomplete"),
            "markdown=" + Pages.ofHint("lock-timeout-missing"));
  }

  @Test
  void whatWasNotRehearsedIsANoteOfTheRun() throws IOException {
    assertThat(read())
        .contains(
            "toolExecutionNotifications=[{level=note, message={text=" + Rehearsals.REMARK + "}}]");
  }

  /** What it says, as Java prints it. */
  private static String read() throws IOException {
    return Json.read(
            Reports.written(
                new SarifReport("1.2", "rehearse", Pages.OF_REHEARSALS), REHEARSAL.report()))
        .toString();
  }
}
