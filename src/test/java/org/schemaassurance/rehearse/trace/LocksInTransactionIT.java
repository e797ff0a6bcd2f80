package org.schemaassurance.rehearse.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.jdbc.PgConnection;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.model.ChangesetTrace;
import org.schemaassurance.model.LockMode;
import org.schemaassurance.model.StatementTrace;
import org.schemaassurance.model.TableLock;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;

/**
 * What the tracer says of a statement in a transaction is what {@code pg_locks} says to another
 * session of one that was driven by hand: BEGIN, the statement, a look, ROLLBACK.
 */
@Template(TracedTables.class)
final class LocksInTransactionIT {
  private static TestDatabase database;

  @BeforeAll
  static void keep(TestDatabase shared) {
    database = shared;
  }

  /** Each mode by LOCK TABLE, then the manual's statements, strongest lock last. */
  static Stream<String> statements() {
    return Stream.of(
        "LOCK TABLE bookings IN ACCESS SHARE MODE",
        "LOCK TABLE bookings IN ROW SHARE MODE",
        "LOCK TABLE bookings IN ROW EXCLUSIVE MODE",
        "LOCK TABLE bookings IN SHARE UPDATE EXCLUSIVE MODE",
        "LOCK TABLE bookings IN SHARE MODE",
        "LOCK TABLE bookings IN SHARE ROW EXCLUSIVE MODE",
        "LOCK TABLE bookings IN EXCLUSIVE MODE",
        "LOCK TABLE bookings IN ACCESS EXCLUSIVE MODE",
        "LOCK TABLE measures IN EXCLUSIVE MODE",
        "SELECT count(*) FROM bookings",
        "TABLE new_bookings",
        "SELECT * FROM bookings JOIN people ON people.id = person FOR UPDATE OF bookings",
        "SELECT * FROM bookings FOR SHARE",
        "SELECT * FROM bookings FOR KEY SHARE",
        "INSERT INTO bookings VALUES (9000, 1, 'new', 1)",
        "UPDATE bookings SET n = 2 WHERE id = 1",
        "UPDATE bookings SET person = 2 WHERE id = 1",
        "DELETE FROM bookings WHERE id = 1",
        "INSERT INTO bookings VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET n = 3",
        "WITH gone AS (DELETE FROM bookings WHERE id = 1 RETURNING id) SELECT * FROM gone",
        "TRUNCATE measures",
        "TRUNCATE people CASCADE",
        "ANALYZE bookings",
        "CREATE INDEX ON bookings (n)",
        "CREATE UNIQUE INDEX ON bookings (id, n)",
        "CREATE INDEX ON measures (value)",
        "DROP INDEX bookings_status",
        "ALTER INDEX bookings_status RENAME TO bookings_state",
        "ALTER INDEX bookings_status SET (fillfactor = 70)",
        "REINDEX TABLE bookings",
        "REINDEX INDEX bookings_status",
        "ALTER INDEX bookings_status SET TABLESPACE pg_default",
        "CLUSTER bookings USING bookings_status",
        "CREATE TRIGGER again BEFORE INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION touch()",
        "CREATE CONSTRAINT TRIGGER late AFTER INSERT ON bookings DEFERRABLE FOR EACH ROW EXECUTE FUNCTION touch()",
        "DROP TRIGGER bookings_touch ON bookings",
        "ALTER TRIGGER bookings_touch ON bookings RENAME TO touched",
        "ALTER TABLE bookings DISABLE TRIGGER bookings_touch",
        "ALTER TABLE bookings ENABLE ALWAYS TRIGGER bookings_touch",
        "DROP FUNCTION touch() CASCADE",
        "CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN old; END $$",
        "ALTER TABLE bookings ADD COLUMN more int",
        "ALTER TABLE bookings ADD COLUMN more float8 DEFAULT random()",
        "ALTER TABLE bookings ADD COLUMN boss int REFERENCES people",
        "ALTER TABLE bookings DROP COLUMN n",
        "ALTER TABLE bookings ALTER status SET DEFAULT 'old'",
        "ALTER TABLE bookings ALTER status DROP DEFAULT",
        "ALTER TABLE bookings ALTER status SET NOT NULL",
        "ALTER TABLE people ALTER name DROP NOT NULL",
        "ALTER TABLE bookings ALTER n TYPE bigint",
        "ALTER TABLE bookings ALTER status TYPE varchar",
        "ALTER TABLE bookings ALTER status SET STATISTICS 200",
        "ALTER TABLE bookings ALTER status SET STORAGE EXTERNAL",
        "ALTER TABLE bookings ADD CHECK (id > 0)",
        "ALTER TABLE bookings ADD CHECK (id > 0) NOT VALID",
        "ALTER TABLE bookings VALIDATE CONSTRAINT bookings_n",
        "ALTER TABLE bookings DROP CONSTRAINT bookings_n",
        "ALTER TABLE people ADD FOREIGN KEY (boss) REFERENCES people",
        "ALTER TABLE bookings ADD FOREIGN KEY (n) REFERENCES people NOT VALID",
        "ALTER TABLE bookings DROP CONSTRAINT bookings_person_fkey",
        "ALTER TABLE bookings ADD UNIQUE (n)",
        "ALTER TABLE people ADD UNIQUE USING INDEX people_name",
        "ALTER TABLE bookings ADD EXCLUDE USING btree (n WITH =)",
        "ALTER TABLE bookings SET (fillfactor = 70)",
        "ALTER TABLE bookings SET (autovacuum_enabled = false)",
        "ALTER TABLE bookings SET UNLOGGED",
        "ALTER TABLE bookings RENAME TO reservations",
        "ALTER TABLE bookings RENAME COLUMN n TO number",
        "ALTER TABLE bookings RENAME CONSTRAINT bookings_n TO bookings_number",
        "ALTER TABLE bookings SET SCHEMA elsewhere",
        "ALTER TABLE bookings OWNER TO pg_database_owner",
        "ALTER TABLE bookings CLUSTER ON bookings_status",
        "ALTER TABLE bookings SET WITHOUT CLUSTER",
        "ALTER TABLE bookings REPLICA IDENTITY FULL",
        "ALTER TABLE people REPLICA IDENTITY USING INDEX people_name",
        "ALTER TABLE bookings ENABLE ROW LEVEL SECURITY",
        "ALTER TABLE bookings FORCE ROW LEVEL SECURITY",
        "ALTER TABLE strangers INHERIT parents",
        "ALTER TABLE heirs NO INHERIT parents",
        "ALTER TABLE parents ADD COLUMN more int",
        "ALTER TABLE measures ATTACH PARTITION measures_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')",
        "ALTER TABLE measures DETACH PARTITION measures_2024",
        "CREATE TABLE measures_2026 PARTITION OF measures FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
        "CREATE TABLE notes (booking int REFERENCES bookings)",
        "CREATE TABLE copies AS SELECT * FROM bookings",
        "CREATE TABLE likes (LIKE bookings INCLUDING ALL)",
        "CREATE STATISTICS more ON n, status FROM bookings",
        "DROP STATISTICS bookings_person",
        "COMMENT ON TABLE bookings IS 'of lessons'",
        "COMMENT ON COLUMN bookings.n IS 'how many'",
        "COMMENT ON CONSTRAINT bookings_n ON bookings IS 'some'",
        "GRANT SELECT ON bookings TO PUBLIC",
        "REVOKE ALL ON bookings FROM PUBLIC",
        "CREATE RULE no_more AS ON INSERT TO bookings DO ALSO NOTHING",
        "DROP RULE strangers_none ON strangers",
        "CREATE POLICY more ON bookings USING (false)",
        "ALTER POLICY bookings_all ON bookings USING (false)",
        "DROP POLICY bookings_all ON bookings",
        "CREATE VIEW old_bookings AS SELECT * FROM bookings WHERE status = 'old'",
        "DROP VIEW new_bookings",
        "CREATE MATERIALIZED VIEW sums AS SELECT sum(n) FROM bookings",
        "REFRESH MATERIALIZED VIEW totals",
        "REFRESH MATERIALIZED VIEW CONCURRENTLY totals",
        "DROP MATERIALIZED VIEW totals",
        "DROP TABLE strangers",
        "DROP TABLE people CASCADE",
        "DROP TABLE IF EXISTS nothing",
        "DO $$ BEGIN PERFORM 1 FROM people; ALTER TABLE bookings ADD COLUMN more int; END $$");
  }

  @ParameterizedTest
  @MethodSource("statements")
  void locksAreThoseOfPgLocks(String sql) throws SQLException {
    Map<String, LockMode> byHand = byHand(sql);

    try (Tracer tracer = tracer()) {
      StatementTrace traced = inTransaction(tracer, sql);

      assertThat(modes(traced)).isEqualTo(byHand);
      assertThat(traced.untraced()).isEmpty();
    }
  }

  @Test
  void locksOfMergeAreThoseOfPgLocks() throws SQLException {
    assumeTrue(database.connection().getMetaData().getDatabaseMajorVersion() >= 15);

    locksAreThoseOfPgLocks(
        "MERGE INTO bookings b USING people p ON p.id = b.id WHEN MATCHED THEN UPDATE SET n = p.age");
  }

  private static StatementTrace inTransaction(Tracer tracer, String sql) throws SQLException {
    tracer.connection().setAutoCommit(false);
    tracer.begin();
    execute(tracer.connection(), sql);
    tracer.connection().rollback();
    ChangesetTrace trace = tracer.end();
    assertThat(trace.statements()).hasSize(1);
    return trace.statements().get(0);
  }

  private static Tracer tracer() {
    return Tracer.on(database.settings(), Limits.DEFAULT, Set.of("databasechangelog"));
  }

  private static Map<String, LockMode> modes(StatementTrace trace) {
    return trace.locks().stream()
        .collect(
            Collectors.toMap(
                lock -> lock.table() + lock.index().map(index -> " by " + index).orElse(""),
                TableLock::mode,
                (a, b) -> a,
                TreeMap::new));
  }

  /**
   * Independent of the tracer: another session reads pg_locks of this one. Of indexes those alone
   * that others could open but for this lock, and are locked better than the table.
   */
  private static Map<String, LockMode> byHand(String sql) throws SQLException {
    try (Connection session = database.connect()) {
      session.setAutoCommit(false);
      execute(session, sql);
      int backend = session.unwrap(PgConnection.class).getBackendPID();
      Map<String, LockMode> modes = new TreeMap<>();
      for (List<Object> row :
          database.rows(
              """
              SELECT n.nspname || '.' || c.relname, l.mode
              FROM pg_locks l
              JOIN pg_class c ON c.oid = l.relation
              JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE l.pid = $1 AND c.relkind IN ('r', 'p', 'm')
                AND n.nspname IN ('public', 'elsewhere')
              UNION ALL
              SELECT format('public.%s by public.%s', t.relname, c.relname), l.mode
              FROM pg_locks l
              JOIN pg_class c ON c.oid = l.relation
              JOIN pg_index x ON x.indexrelid = c.oid
              JOIN pg_class t ON t.oid = x.indrelid AND t.relnamespace = 'public'::regnamespace
              WHERE l.pid = $1 AND l.mode = 'AccessExclusiveLock' AND NOT EXISTS (
                SELECT FROM pg_locks AS better
                WHERE better.pid = l.pid AND better.relation = t.oid AND better.mode = l.mode)
              """
                  .replace("$1", String.valueOf(backend)))) {
        LockMode mode = LockMode.ofCatalogName((String) row.get(1));
        modes.merge((String) row.get(0), mode, (a, b) -> a.isStrongerThan(b) ? a : b);
      }
      session.rollback();
      return modes;
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
