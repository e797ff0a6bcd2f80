package org.schemaassurance.changelog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.schemaassurance.support.TestDatabase;

/** The shipped changelog, and what the tests of this package share around it. */
final class ChangelogFiles {
  static final Path ROOT = Path.of("").toAbsolutePath();
  static final String MASTER = "changelog/master.yaml";

  private ChangelogFiles() {}

  static ChangelogRunner runner() {
    return new ChangelogRunner(ROOT, MASTER);
  }

  /** A named file of this package's resources. */
  static String sql(String name) throws IOException {
    try (InputStream file = ChangelogFiles.class.getResourceAsStream(name + ".sql")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Everything in the catalog, sorted, but the tool's own schema and Liquibase's tables. */
  static List<List<Object>> catalog(TestDatabase database) throws IOException, SQLException {
    return database.rows(sql("catalog"));
  }
}
