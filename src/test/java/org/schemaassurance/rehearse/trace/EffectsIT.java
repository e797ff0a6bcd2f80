package org.schemaassurance.rehearse.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.model.ChangesetTrace;
import org.schemaassurance.model.IndexBuild;
import org.schemaassurance.model.LockMode;
import org.schemaassurance.model.StatementTrace;
import org.schemaassurance.model.TableScan;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;

/** What is told of a statement beside its locks. */
@Template(TracedTables.class)
final class EffectsIT {
  private Tracer tracer;

  @BeforeEach
  void open(TestDatabase database) {
    tracer = Tracer.on(database.settings(), Limits.DEFAULT, Set.of("databasechangelog"));
  }

  @AfterEach
  void close() {
    tracer.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ALTER TABLE bookings ALTER n TYPE bigint              | public.bookings, public.bookings_pkey, public.bookings_status
          ALTER TABLE bookings ADD COLUMN c float8 DEFAULT random() | public.bookings, public.bookings_pkey, public.bookings_status
          ALTER TABLE bookings ADD COLUMN c int DEFAULT 1       |
          ALTER TABLE bookings ALTER status TYPE varchar        |
          ALTER TABLE bookings SET UNLOGGED                     | public.bookings, public.bookings_pkey, public.bookings_status
          ALTER TABLE parents ALTER id TYPE bigint              | public.heirs, public.parents
          CLUSTER bookings USING bookings_status                | public.bookings, public.bookings_pkey, public.bookings_status
          REINDEX INDEX bookings_status                         | public.bookings_status
          TRUNCATE bookings                                     |
          UPDATE bookings SET n = 1                             |
          """)
  void rewrittenIsWhatGotANewFileWithItsContents(String sql, String rewritten) throws SQLException {
    assertThat(String.join(", ", inTransaction(sql).rewritten()))
        .isEqualTo(rewritten == null ? "" : rewritten);
  }

  @ParameterizedTest
  @ValueSource(strings = {"VACUUM FULL strangers", "VACUUM FULL bookings"})
  void whatRunsOutsideOfTransactionsRewritesToo(String sql) throws SQLException {
    assertThat(committed(sql).rewritten()).contains("public." + sql.split(" ")[2]);
  }

  @Test
  void anIndexThatIsBuiltAgainConcurrentlyIsRewritten() throws SQLException {
    StatementTrace traced = committed("REINDEX INDEX CONCURRENTLY bookings_status");

    assertThat(traced.rewritten()).containsExactly("public.bookings_status");
    assertThat(traced.indexes()).isEmpty();
  }

  @Test
  void anEmptiedTableIsNotRewritten() throws SQLException {
    assertThat(inTransaction("TRUNCATE people CASCADE").emptied())
        .containsExactly("public.bookings", "public.people");
    assertThat(inTransaction("TRUNCATE strangers").emptied()).containsExactly("public.strangers");
  }

  @Test
  void indexesAreToldWithHowTheyWereBuilt() throws SQLException {
    assertThat(inTransaction("CREATE INDEX b ON bookings (n)").indexes())
        .containsExactly(new IndexBuild("public.b", "public.bookings", false, false, false));
    assertThat(inTransaction("ALTER TABLE bookings ADD CONSTRAINT b UNIQUE (n)").indexes())
        .containsExactly(new IndexBuild("public.b", "public.bookings", false, true, true));
    assertThat(inTransaction("ALTER TABLE people ADD UNIQUE USING INDEX people_name").indexes())
        .isEmpty();
    assertThat(inTransaction("CREATE INDEX ON measures (value)").indexes())
        .extracting(IndexBuild::table)
        .containsExactly("public.measures_2024");
    assertThat(inTransaction("CREATE TABLE notes (id int PRIMARY KEY)").indexes()).isEmpty();
    assertThat(committed("CREATE UNIQUE INDEX CONCURRENTLY b ON bookings (id)").indexes())
        .containsExactly(new IndexBuild("public.b", "public.bookings", true, true, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ALTER TABLE bookings ADD CHECK (id > 0)               | public.bookings 3000 ACCESS_EXCLUSIVE
          ALTER TABLE bookings ADD CHECK (id > 0) NOT VALID     |
          ALTER TABLE bookings VALIDATE CONSTRAINT bookings_n   | public.bookings 3000 SHARE_UPDATE_EXCLUSIVE
          ALTER TABLE bookings ALTER n SET NOT NULL             | public.bookings 3000 ACCESS_EXCLUSIVE
          ALTER TABLE bookings ADD COLUMN c int DEFAULT 1       |
          CREATE INDEX ON bookings (n)                          | public.bookings 3000 SHARE
          ALTER TABLE strangers ADD CHECK (id > 0)              | public.strangers 0 ACCESS_EXCLUSIVE
          UPDATE bookings SET n = 1                             | public.bookings 3000 ROW_EXCLUSIVE
          UPDATE bookings SET n = 1 WHERE id = 1                |
          SELECT count(n) FROM bookings                         | public.bookings 3000 ACCESS_SHARE
          ALTER TABLE measures ATTACH PARTITION measures_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') | public.measures_2025 500 ACCESS_EXCLUSIVE
          """)
  void scansAreToldWithTheLockThatOthersWaitFor(String sql, String scan) throws SQLException {
    inTransaction("SELECT count(n) FROM bookings"); // whose count the server may not have sent yet

    assertThat(inTransaction(sql).scans().stream().map(EffectsIT::text).toList())
        .isEqualTo(scan == null ? List.of() : List.of(scan));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ALTER TABLE bookings ADD CONSTRAINT c CHECK (id > 0)           | public.bookings.c
          ALTER TABLE bookings ADD CONSTRAINT c CHECK (id > 0) NOT VALID |
          ALTER TABLE people ADD CONSTRAINT c FOREIGN KEY (boss) REFERENCES people | public.people.c
          ALTER TABLE people ADD CONSTRAINT c FOREIGN KEY (boss) REFERENCES people NOT VALID |
          ALTER TABLE bookings ADD COLUMN boss int REFERENCES people     |
          ALTER TABLE bookings VALIDATE CONSTRAINT bookings_n            |
          CREATE TABLE notes (id int CHECK (id > 0))                     |
          """)
  void validatedIsWhatIsAddedAndReadAtOnce(String sql, String constraint) throws SQLException {
    assertThat(String.join(", ", inTransaction(sql).validated()))
        .isEqualTo(constraint == null ? "" : constraint);
  }

  @Test
  void aConstraintThatIsValidatedInTheTransactionThatAddedItIsToldOnce() throws SQLException {
    ChangesetTrace trace =
        transaction(
            "ALTER TABLE bookings ADD CONSTRAINT c CHECK (id > 0) NOT VALID",
            "ALTER TABLE bookings VALIDATE CONSTRAINT c",
            "SELECT count(*) FROM bookings");

    assertThat(trace.statements())
        .extracting(StatementTrace::validated)
        .containsExactly(List.of(), List.of("public.bookings.c"), List.of());
    assertThat(trace.runWhileHeld(trace.strongest("public.bookings").orElseThrow())).hasSize(2);
  }

  @Test
  void aNotNullIsAConstraintSince18() throws SQLException {
    assumeTrue(tracer.connection().getMetaData().getDatabaseMajorVersion() >= 18);

    assertThat(inTransaction("ALTER TABLE bookings ADD CONSTRAINT c NOT NULL n").validated())
        .containsExactly("public.bookings.c");
    assertThat(
            inTransaction("ALTER TABLE bookings ADD CONSTRAINT c NOT NULL n NOT VALID").validated())
        .isEmpty();
  }

  @Test
  void aNotNullThatACheckProvesReadsNothing() throws SQLException {
    ChangesetTrace trace =
        transaction(
            "ALTER TABLE bookings ADD CONSTRAINT c CHECK (n IS NOT NULL)",
            "ALTER TABLE bookings ALTER n SET NOT NULL");

    assertThat(trace.statements().get(1).scans()).isEmpty();
    assertThat(trace.statements().get(1).validated()).isEmpty();
  }

  @Test
  void theLockTimeoutInForceIsTold() throws SQLException {
    ChangesetTrace trace =
        transaction(
            "ALTER TABLE bookings ADD COLUMN a int",
            "SET LOCAL lock_timeout = '2s'",
            "ALTER TABLE people ADD COLUMN a int");

    assertThat(trace.statements())
        .extracting(statement -> statement.lockTimeout().map(Duration::toMillis))
        .containsExactly(Optional.empty(), Optional.empty(), Optional.of(2000L));
  }

  @Test
  void eachLockIsToldWhereItWasTakenOrMadeStronger() throws SQLException {
    ChangesetTrace trace =
        transaction(
            "SELECT count(*) FROM people",
            "SELECT count(*) FROM people",
            "ALTER TABLE people ADD COLUMN a int",
            "UPDATE people SET a = 1");

    assertThat(trace.statements())
        .extracting(statement -> statement.lockOf("public.people"))
        .containsExactly(
            Optional.of(LockMode.ACCESS_SHARE),
            Optional.empty(),
            Optional.of(LockMode.ACCESS_EXCLUSIVE),
            Optional.empty());
    assertThat(trace.statements()).extracting(StatementTrace::transaction).containsOnly(1);
    assertThat(trace.statements().get(3).walBytes()).isGreaterThan(50_000);
  }

  @Test
  void temporaryFilesAreCountedWhereTheServerDoesItInTime() throws SQLException {
    ChangesetTrace trace =
        transaction(
            "SET LOCAL work_mem = '64kB'",
            "SELECT count(*) FROM (SELECT i FROM generate_series(1, 100000) i ORDER BY -i) s");

    if (tracer.connection().getMetaData().getDatabaseMajorVersion() < 15) {
      assertThat(trace.tempBytes()).isEmpty();
    } else {
      assertThat(trace.tempBytes().orElseThrow()).isGreaterThan(100_000);
      assertThat(transaction("SELECT 1").tempBytes()).hasValue(0);
    }
  }

  private StatementTrace inTransaction(String sql) throws SQLException {
    ChangesetTrace trace = transaction(sql);
    assertThat(trace.statements()).hasSize(1);
    return trace.statements().get(0);
  }

  private ChangesetTrace transaction(String... statements) throws SQLException {
    tracer.connection().setAutoCommit(false);
    tracer.begin();
    for (String sql : statements) {
      execute(sql);
    }
    tracer.connection().rollback();
    ChangesetTrace trace = tracer.end();
    tracer.connection().setAutoCommit(true);
    return trace;
  }

  private StatementTrace committed(String sql) throws SQLException {
    tracer.begin();
    execute(sql);
    return tracer.end().statements().get(0);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = tracer.connection().createStatement()) {
      statement.execute(sql);
    }
  }

  private static String text(TableScan scan) {
    return "%s %d %s".formatted(scan.table(), scan.rows(), scan.under().name());
  }
}
