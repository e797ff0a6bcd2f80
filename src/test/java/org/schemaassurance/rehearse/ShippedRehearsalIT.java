package org.schemaassurance.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.schemaassurance.support.DatabaseExtension;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolRun;

/** The shipped changelog goes up, down and up, changeset by changeset, wherever it is run. */
@ExtendWith(DatabaseExtension.class)
final class ShippedRehearsalIT {
  @Test
  void itIsRehearsedCleanFromNothing(TestDatabase database) {
    ToolRun run = ToolRun.of(ToolRun.environmentWithReference(database), "rehearse", "--strict");

    assertThat(run.status()).as(run.out() + run.err()).isZero();
  }

  /** Tables and rows that were there before any changelog. */
  @Test
  void itIsRehearsedCleanOnAnAdoptedDatabase(TestDatabase database) {
    ToolRun run =
        ToolRun.of(
            ToolRun.environmentWithReference(database),
            "rehearse",
            "--no-rules",
            "--data",
            "demo/legacy.sql");

    assertThat(run.status()).as(run.out() + run.err()).isZero();
  }
}
