package org.schemaassurance.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;

/**
 * Schemas of real kinds of applications: the snapshot of each that a server of every major version
 * has made is none but the live database on the version that runs the tests. {@code make
 * snapshots-of-versions} writes them anew.
 */
@Template
final class AcrossVersionsIT {
  private static final int OLDEST = 14;
  private static final int NEWEST = 18;

  /** A folder; then the snapshots of the running version go there, and nothing is compared. */
  private static final String WRITE_TO = "schemaassurance.write-snapshots";

  static List<Path> schemas() {
    return Schemas.all();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void theSnapshotsOfAllVersionsAreTheLiveDatabase(Path schema, TestDatabase database)
      throws IOException, SQLException {
    Schemas.build(database, schema);
    SchemaSnapshot live = LiveSnapshot.of(database);
    if (System.getProperty(WRITE_TO) != null) {
      Files.writeString(
          Path.of(System.getProperty(WRITE_TO)).resolve(snapshotName(schema, live.serverMajor())),
          LiveSnapshot.text(live));
      return;
    }

    for (int major = OLDEST; major <= NEWEST; major++) {
      SchemaSnapshot taken =
          SnapshotFileReader.read(schema.resolveSibling(snapshotName(schema, major))).snapshot();

      assertThat(taken.serverMajor()).isEqualTo(major);
      assertThat(SnapshotDiff.between(taken, live)).as("taken on %d", major).isEmpty();
      assertThat(SnapshotDiff.between(live, taken)).as("taken on %d", major).isEmpty();
    }
    assertThat(LiveSnapshot.text(live))
        .isEqualTo(
            Files.readString(schema.resolveSibling(snapshotName(schema, live.serverMajor()))));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void twoSnapshotsOfOneDatabaseAreTheSameBytes(Path schema, TestDatabase database)
      throws IOException, SQLException {
    Schemas.build(database, schema);
    String first = LiveSnapshot.text(database);
    database.execute(
        """
        VACUUM;
        DO $$ BEGIN
          EXECUTE format('ALTER DATABASE %I SET quote_all_identifiers = on', current_database());
          EXECUTE format('ALTER DATABASE %I SET enable_seqscan = off', current_database());
          EXECUTE format('ALTER DATABASE %I SET lc_monetary = ''C''', current_database());
        END $$;
        """);

    assertThat(LiveSnapshot.text(database)).isEqualTo(first);
  }

  @Test
  void thereAreAtLeastSixOfThem() {
    assertThat(schemas()).hasSizeGreaterThanOrEqualTo(6);
  }

  private static String snapshotName(Path schema, int major) {
    return schema.getFileName().toString().replace(".sql", "." + major + ".yaml");
  }
}
