package org.schemaassurance.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.support.EmptyTemplate;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestServer;

/** A schema that went through its own text is the same schema. */
@Template
final class DumpAndRestoreIT {
  private static final Pattern MAJOR = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

  @TempDir private Path folder;

  static List<Path> schemas() {
    return Schemas.all();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void everythingMadeAgainFromItsOwnTextIsNoDifference(Path schema, TestDatabase database)
      throws IOException, SQLException {
    Schemas.build(database, schema);
    SchemaSnapshot before = LiveSnapshot.of(database);

    Schemas.execute(database, resource("made-again.sql"));

    assertThat(SnapshotDiff.between(before, LiveSnapshot.of(database))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void dumpAndRestoreIsNoDifference(Path schema, TestDatabase database) throws Exception {
    Schemas.build(database, schema);
    SchemaSnapshot before = LiveSnapshot.of(database);
    assumeTrue(pgDumpMajor() >= before.serverMajor(), "there is no pg_dump for this server");

    Path dump = folder.resolve("dump.sql");
    run(database, "pg_dump", "--schema-only", "--file", dump.toString(), database.name());
    try (TestDatabase restored = TestServer.shared().createDatabase(EmptyTemplate.class)) {
      run(
          restored,
          "psql",
          "--no-psqlrc",
          "--quiet",
          "--set",
          "ON_ERROR_STOP=1",
          "--file",
          dump.toString(),
          restored.name());

      // Rows are not in it, so views that keep some have none.
      restored.execute(
          """
          DO $$
          DECLARE
            view text;
          BEGIN
            FOR view IN SELECT oid::regclass FROM pg_class WHERE relkind = 'm' AND NOT relispopulated LOOP
              EXECUTE 'REFRESH MATERIALIZED VIEW ' || view;
            END LOOP;
          END $$;
          """);
      // Settings of the database are in the dump of a whole server alone.
      assertThat(SnapshotDiff.between(before, LiveSnapshot.of(restored)))
          .filteredOn(difference -> !difference.object().endsWith(" of the database"))
          .isEmpty();
    }
  }

  private static int pgDumpMajor() throws InterruptedException {
    try {
      Process version = new ProcessBuilder("pg_dump", "--version").start();
      String text = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      version.waitFor();
      Matcher major = MAJOR.matcher(text);
      return major.find() ? Integer.parseInt(major.group(1)) : 0;
    } catch (IOException notInstalled) {
      return 0;
    }
  }

  private static void run(TestDatabase database, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)));
    builder
        .environment()
        .putAll(
            Map.of(
                "PGHOST", database.host(),
                "PGPORT", String.valueOf(database.port()),
                "PGUSER", database.server().superuser(),
                "PGPASSWORD", database.server().password().orElse("")));
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s", said).isZero();
  }

  private static String resource(String name) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(DumpAndRestoreIT.class.getResourceAsStream(name))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
