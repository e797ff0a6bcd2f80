package org.schemaassurance.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;

/**
 * Pairs of old and new DDL as those who write tools that compare schemas try them: the file of the
 * old schema differs from the live new one both ways, and that of the new one does not.
 */
@Template
final class PairsIT {
  private static final Pattern HEADING = Pattern.compile("(.*?)( \\(same\\))?\n(?s)(.*)");

  private static final String EMPTIED =
      """
      DROP SCHEMA IF EXISTS s CASCADE;
      DROP SCHEMA public CASCADE;
      DO $$
      DECLARE
        made record;
      BEGIN
        FOR made IN SELECT extname AS name FROM pg_catalog.pg_extension WHERE extname <> 'plpgsql' LOOP
          EXECUTE format('DROP EXTENSION IF EXISTS %I CASCADE', made.name);
        END LOOP;
      END $$;
      CREATE SCHEMA public;
      """;

  @TempDir private Path folder;

  private record Pair(String name, boolean same, String before, String after) {
    static Pair of(String text) {
      Matcher heading = HEADING.matcher(text);
      if (!heading.matches()) {
        throw new IllegalStateException("No pair: " + text);
      }
      String[] schemas = heading.group(3).split("-- new:\n", -1);
      return new Pair(heading.group(1), heading.group(2) != null, schemas[0], schemas[1]);
    }
  }

  @Test
  void theOldSchemaDiffersFromTheNewAndTheNewFromNothing(TestDatabase database)
      throws IOException, SQLException {
    SoftAssertions softly = new SoftAssertions();
    List<Pair> pairs = pairs();
    for (Pair pair : pairs) {
      SchemaSnapshot before = filed(built(database, pair.before()));
      SchemaSnapshot live = built(database, pair.after());
      SchemaSnapshot after = filed(live);

      softly
          .assertThat(SnapshotDiff.between(before, live).isEmpty())
          .as(pair.name())
          .isEqualTo(pair.same());
      softly
          .assertThat(SnapshotDiff.between(live, before).isEmpty())
          .as("%s, the other way", pair.name())
          .isEqualTo(pair.same());
      softly.assertThat(SnapshotDiff.between(after, live)).as(pair.name()).isEmpty();
    }
    softly.assertAll();
    assertThat(pairs.size()).isGreaterThan(100);
  }

  private static SchemaSnapshot built(TestDatabase database, String ddl) throws SQLException {
    database.execute(EMPTIED + ddl);
    return LiveSnapshot.of(database);
  }

  /** Through the file and back. */
  private SchemaSnapshot filed(SchemaSnapshot snapshot) throws IOException {
    Path file = Files.writeString(folder.resolve("snapshot.yaml"), LiveSnapshot.text(snapshot));
    return SnapshotFileReader.read(file).snapshot();
  }

  private static List<Pair> pairs() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(PairsIT.class.getResourceAsStream("pairs.sql"))) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("(?m)^-- pair: ", -1)).skip(1).map(Pair::of).toList();
    }
  }
}
