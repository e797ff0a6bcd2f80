package org.schemaassurance.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.changelog.ChangelogRunner;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.sql.BodyDifference;
import org.schemaassurance.support.EmptyTemplate;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;

/** Fails the pull request that changes the changelog and not its snapshot, or the other way. */
@Template(EmptyTemplate.class)
final class CommittedSnapshotIT {
  private static final Path COMMITTED = Path.of("changelog", "schema-snapshot.yaml");
  private static final ChangelogRunner CHANGELOG =
      new ChangelogRunner(Path.of("").toAbsolutePath(), "changelog/master.yaml");

  @Test
  void theCommittedSnapshotIsWhatTheChangelogMakes(TestDatabase database) throws Exception {
    try (Connection connection = database.connect()) {
      CHANGELOG.update(connection);
    }

    assertIsCommitted(Snapshots.of(database));
  }

  /** An earlier release has the first changesets; those that it lacks come behind them. */
  @ParameterizedTest
  @ValueSource(ints = {10, 25, 45})
  void theSchemaOfAnEarlierReleaseBecomesTheSame(int released, TestDatabase database)
      throws Exception {
    try (Connection connection = database.connect()) {
      CHANGELOG.update(connection, released);
    }
    try (Connection connection = database.connect()) {
      CHANGELOG.update(connection);
    }

    assertIsCommitted(Snapshots.of(database));
  }

  private static void assertIsCommitted(SchemaSnapshot made) throws IOException {
    SchemaSnapshot committed = SnapshotFileReader.read(COMMITTED).snapshot();
    String expected = Files.readString(COMMITTED);
    String found = Snapshots.text(made);
    assertThat(SnapshotDiff.between(committed, made))
        .as("'make snapshot' writes it anew:%n%s", BodyDifference.between(expected, found).lines())
        .isEmpty();
    if (committed.serverMajor() == made.serverMajor()) {
      assertThat(found).as("'make snapshot' writes it anew").isEqualTo(expected);
    }
  }
}
