package org.schemaassurance.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.schemaassurance.changelog.ChangelogRunner;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.support.EmptyTemplate;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;

/** The tables have two origins, and a database may meet the one after the other. */
@Template(EmptyTemplate.class)
final class OwnTablesIT {
  private static final String TABLES =
      """
      SELECT c.relname, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity::text,
        pg_catalog.pg_get_expr(d.adbin, d.adrelid)
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
      LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
      WHERE c.oid IN ('schema_assurance.backfill_job'::regclass, 'schema_assurance.backfill_run'::regclass)
      UNION ALL
      SELECT c.conrelid::regclass::text, c.conname, pg_catalog.pg_get_constraintdef(c.oid), c.convalidated, '', NULL
      FROM pg_catalog.pg_constraint c
      WHERE c.conrelid IN ('schema_assurance.backfill_job'::regclass, 'schema_assurance.backfill_run'::regclass)
        AND c.contype <> 'n'
      ORDER BY 1, 2
      """;

  @Test
  void theChangelogAndTheToolMakeTheSame(TestDatabase database) throws SQLException {
    try (WritableSession session = WritableSession.open(database.settings(), "test")) {
      OwnTables.require(session);
    }
    List<List<Object>> madeByTheTool = database.rows(TABLES);
    database.execute("DROP TABLE schema_assurance.backfill_job, schema_assurance.backfill_run");
    database.execute("DROP SCHEMA schema_assurance");
    try (Connection connection = database.connect()) {
      new ChangelogRunner(Path.of("").toAbsolutePath(), "changelog/master.yaml").update(connection);
    }

    assertThat(database.rows(TABLES)).hasSizeGreaterThan(20).isEqualTo(madeByTheTool);
  }
}
