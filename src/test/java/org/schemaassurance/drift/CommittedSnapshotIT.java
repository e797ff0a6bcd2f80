package org.schemaassurance.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.schemaassurance.catalog.SnapshotReader;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.sql.BodyDifference;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.verify.ShippedExample;

/** Fails the pull request that changes the changelog and not its snapshot, or the other way. */
@Template(ShippedExample.class)
final class CommittedSnapshotIT {
  private static final Path COMMITTED = Path.of("changelog", "schema-snapshot.yaml");

  @Test
  void theCommittedSnapshotIsWhatTheChangelogMakes(TestDatabase database) throws IOException {
    SchemaSnapshot made = snapshot(database);
    SnapshotDocument committed = SnapshotFileReader.read(COMMITTED);

    assertThat(SnapshotDiff.between(committed.snapshot(), made))
        .as(
            "'make snapshot' writes it anew: %s",
            BodyDifference.between(text(), text(made)).lines())
        .isEmpty();
    if (committed.snapshot().serverMajor() == made.serverMajor()) {
      assertThat(text(made)).as("'make snapshot' writes it anew").isEqualTo(text());
    }
  }

  private static String text() throws IOException {
    return Files.readString(COMMITTED);
  }

  private static String text(SchemaSnapshot snapshot) throws IOException {
    StringWriter text = new StringWriter();
    SnapshotFile.write(snapshot, text);
    return text.toString();
  }

  private static SchemaSnapshot snapshot(TestDatabase database) {
    try (ReadOnlySession session =
        ReadOnlySession.open(database.settings(), "test", Duration.ofMinutes(1))) {
      return SnapshotReader.read(session, Set.of());
    }
  }
}
