package org.schemaassurance.rehearse.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.schemaassurance.changelog.ChangelogRunner;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.model.ChangesetTrace;
import org.schemaassurance.model.LockMode;
import org.schemaassurance.model.StatementTrace;
import org.schemaassurance.model.TableLock;
import org.schemaassurance.model.TableScan;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;

/** The connection is for Liquibase what the driver's is, and is traced between its borders. */
@Template(TracedTables.class)
final class TracerIT {
  private static final Set<String> LIQUIBASES =
      Set.of("DATABASECHANGELOG", "DATABASECHANGELOGLOCK");

  private Tracer tracer;

  @BeforeEach
  void open(TestDatabase database) {
    tracer = Tracer.on(database.settings(), Limits.DEFAULT, LIQUIBASES);
  }

  @AfterEach
  void close() {
    tracer.close();
  }

  @Test
  void liquibaseRunsOnItAndItsOwnStatementsAreLeftOut(@TempDir Path root, TestDatabase database)
      throws SQLException, IOException {
    Files.writeString(root.resolve("people.csv"), "id,name\n5001,Ann\n5002,Bob\n");
    Files.writeString(
        root.resolve("changelog.yaml"),
        """
        databaseChangeLog:
        - changeSet:
            id: add
            author: a
            changes:
            - addColumn: {tableName: bookings, columns: [{column: {name: more, type: int}}]}
            - loadData: {tableName: people, file: people.csv, relativeToChangelogFile: true}
        - changeSet:
            id: index
            author: a
            runInTransaction: false
            changes:
            - sql: {sql: CREATE INDEX CONCURRENTLY bookings_n ON bookings (n)}
        """);

    tracer.begin();
    new ChangelogRunner(root, "changelog.yaml").update(tracer.connection());
    ChangesetTrace trace = tracer.end();

    assertThat(trace.strongestLocks())
        .extracting(lock -> lock.table() + " " + lock.mode())
        .containsExactly("public.bookings ACCESS EXCLUSIVE", "public.people ROW EXCLUSIVE");
    assertThat(trace.statements())
        .extracting(StatementTrace::sql)
        .anyMatch(sql -> sql.startsWith("ALTER TABLE"))
        .anyMatch(sql -> sql.startsWith("CREATE INDEX CONCURRENTLY"))
        .noneMatch(sql -> sql.toLowerCase(Locale.ROOT).contains("databasechangelog"));
    assertThat(trace.statements()).allMatch(statement -> statement.untraced().isEmpty());
    assertThat(database.value("SELECT count(*) FROM people WHERE id > 5000")).isEqualTo(2L);
  }

  @Test
  void aPathThatAChangesetSetsIsItsOwnAndTheOneThatLiquibaseSetsAgainIsNot(@TempDir Path root)
      throws SQLException, IOException {
    Files.writeString(
        root.resolve("changelog.sql"),
        """
        --liquibase formatted sql
        --changeset a:path
        SET search_path = pg_temp, public;
        --changeset a:next
        CREATE TABLE public.next (id int);
        """);

    tracer.begin();
    new ChangelogRunner(root, "changelog.sql").update(tracer.connection());

    assertThat(tracer.end().statements())
        .extracting(StatementTrace::sql)
        .contains("SET search_path = pg_temp, public", "CREATE TABLE public.next (id int)")
        .noneMatch(sql -> sql.startsWith("SET SEARCH_PATH"));
  }

  @Test
  void itCanBeCastAndUnwrappedAsTheDriversOwn(TestDatabase database) throws Exception {
    Connection connection = tracer.connection();
    CopyManager copies = new CopyManager((BaseConnection) connection);

    copies.copyIn("COPY strangers FROM STDIN", new StringReader("1\n2\n"));
    connection.unwrap(PGConnection.class).getCopyAPI();

    assertThat(database.value("SELECT count(*) FROM strangers")).isEqualTo(2L);
    assertThat(Set.of(connection).contains(tracer.connection())).isTrue();
    assertThat(connection).isNotEqualTo(database.connection());
    try (Statement statement = connection.createStatement()) {
      assertThat(statement.getConnection()).isSameAs(connection);
    }
  }

  @Test
  void preparedStatementsAndBatchesAreTraced() throws SQLException {
    tracer.connection().setAutoCommit(false);
    tracer.begin();
    try (PreparedStatement insert =
            tracer.connection().prepareStatement("INSERT INTO strangers VALUES (?)");
        Statement batch = tracer.connection().createStatement()) {
      for (int i = 0; i < 3; i++) {
        insert.setInt(1, i);
        insert.addBatch();
      }
      assertThat(insert.executeBatch()).containsExactly(1, 1, 1);
      batch.addBatch("INSERT INTO parents VALUES (1)");
      batch.addBatch("DELETE FROM people WHERE false");
      batch.executeBatch();
    }
    tracer.connection().commit();

    assertThat(tracer.end().statements())
        .extracting(StatementTrace::sql)
        .containsExactly(
            "INSERT INTO strangers VALUES (?)",
            "INSERT INTO parents VALUES (1);\nDELETE FROM people WHERE false");
  }

  @Test
  void aTextOfSeveralCommandsIsTracedCommandByCommand() throws SQLException {
    tracer.connection().setAutoCommit(false);
    tracer.begin();
    execute(
        """
        -- Every row
        UPDATE people SET age = 1; /* now */ ALTER TABLE people ADD a int;
        CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END;
        """);
    tracer.connection().commit();

    List<StatementTrace> statements = tracer.end().statements();
    assertThat(statements)
        .extracting(StatementTrace::sql)
        .containsExactly(
            "UPDATE people SET age = 1",
            "ALTER TABLE people ADD a int",
            "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END");
    assertThat(statements.get(0).scans())
        .extracting(TableScan::under)
        .containsExactly(LockMode.ROW_EXCLUSIVE);
    assertThat(statements.get(1).lockOf("public.people")).contains(LockMode.ACCESS_EXCLUSIVE);
  }

  @Test
  void ofATextThatCommitsItselfTheLocksAreKnown() throws SQLException {
    tracer.connection().setAutoCommit(false);
    tracer.begin();
    execute("BEGIN;\nALTER TABLE people ADD a int;\nCOMMIT;\n");
    tracer.connection().commit();

    assertThat(tracer.end().strongest("public.people"))
        .map(TableLock::mode)
        .contains(LockMode.ACCESS_EXCLUSIVE);
  }

  @Test
  void theCommandThatFailedIsKnownAlone() throws SQLException {
    tracer.connection().setAutoCommit(false);
    assertThatThrownBy(() -> execute("SELECT 1; ALTER TABLE nothing ADD a int; SELECT 2"))
        .isInstanceOf(SQLException.class);
    tracer.connection().rollback();

    assertThat(tracer.failed()).contains("ALTER TABLE nothing ADD a int");
    assertThat(tracer.failed()).isEmpty();
  }

  @Test
  void manyInsertsAreLookedAtTogetherAndToldOneByOne(TestDatabase database) throws SQLException {
    database.execute(
        """
        CREATE FUNCTION later() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN IF new.id = 2 THEN LOCK TABLE people IN SHARE MODE; END IF; RETURN new; END $$;
        CREATE TRIGGER later BEFORE INSERT ON strangers FOR EACH ROW EXECUTE FUNCTION later();
        """);
    tracer.connection().setAutoCommit(false);
    tracer.begin();
    for (int i = 0; i < 4; i++) {
      execute("INSERT INTO strangers VALUES (" + i + ")");
    }
    execute("UPDATE strangers SET id = 7");
    execute("INSERT INTO strangers VALUES (2)");
    execute("INSERT INTO strangers SELECT id FROM bookings");
    tracer.connection().commit();
    ChangesetTrace trace = tracer.end();

    assertThat(trace.statements())
        .extracting(statement -> statement.locks().stream().map(TableLock::table).toList())
        .containsExactly(
            List.of("public.strangers"),
            List.of(),
            List.of(),
            List.of("public.people"),
            List.of(),
            List.of(),
            List.of("public.bookings"));
    assertThat(trace.strongest("public.people").map(TableLock::mode)).contains(LockMode.SHARE);
  }

  @Test
  void anInsertThatFailsAmongMany() throws SQLException {
    tracer.connection().setAutoCommit(false);
    tracer.begin();
    execute("INSERT INTO people VALUES (2001, 'a')");
    execute("INSERT INTO people VALUES (2002, 'b')");
    assertThatThrownBy(() -> execute("INSERT INTO people VALUES (2002, 'c')"))
        .hasMessageContaining("duplicate key");
    tracer.connection().rollback();

    assertThat(tracer.end().statements())
        .extracting(StatementTrace::sqlState)
        .containsExactly(Optional.empty(), Optional.empty(), Optional.of("23505"));
  }

  @Test
  void aConnectionThatIsLostSaysWhy() throws SQLException {
    tracer.begin();

    assertThatThrownBy(
            () ->
                execute(
                    "DO $$ BEGIN COMMIT; PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(1); END $$"))
        .hasMessageContaining("terminating connection due to administrator command");
    assertThat(tracer.connection().isClosed()).isTrue();
  }

  @Test
  void aResultOutlivesTheTransactionThatWasPutAroundItsQuery() throws SQLException {
    tracer.begin();
    try (Statement statement = tracer.connection().createStatement();
        ResultSet rows = statement.executeQuery("SELECT id FROM people ORDER BY id")) {
      int read = 0;
      while (rows.next()) {
        read++;
      }
      assertThat(read).isEqualTo(1000);
    }
    assertThat(tracer.end().strongest("public.people")).isPresent();
  }

  @Test
  void aLockIsHeldUntilTheCommit() throws SQLException, InterruptedException {
    tracer.connection().setAutoCommit(false);
    tracer.begin();
    execute("ALTER TABLE people ADD COLUMN a int");
    execute("SELECT pg_sleep(0.3)");
    tracer.connection().commit();
    execute("SELECT pg_sleep(2)");
    tracer.connection().commit();
    ChangesetTrace trace = tracer.end();

    assertThat(trace.strongest("public.people").map(TableLock::held).orElseThrow())
        .isBetween(Duration.ofMillis(300), Duration.ofMillis(2000));
    assertThat(trace.statements()).extracting(StatementTrace::transaction).containsExactly(1, 1, 2);
  }

  @Test
  void aStatementThatFailsFailsAsItWouldAndSaysSo() throws SQLException {
    tracer.connection().setAutoCommit(false);
    tracer.begin();

    assertThatThrownBy(() -> execute("ALTER TABLE people ADD CHECK (id > 5)"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("is violated by some row");
    assertThatThrownBy(() -> execute("SELECT 1")).hasMessageContaining("aborted");
    tracer.connection().rollback();
    ChangesetTrace trace = tracer.end();

    assertThat(trace.statements())
        .extracting(StatementTrace::sqlState)
        .containsExactly(Optional.of("23514"), Optional.of("25P02"));
    assertThat(trace.statements().get(0).untraced())
        .contains("it failed, and the server gave its locks back before they were looked at");
  }

  @Test
  void aStatementThatFailsOutsideOfTransactionsLeavesTheConnectionAsItWas() throws SQLException {
    tracer.begin();
    assertThatThrownBy(() -> execute("CREATE UNIQUE INDEX CONCURRENTLY b ON bookings (status)"))
        .hasMessageContaining("could not create unique index");
    assertThatThrownBy(() -> execute("ALTER TABLE people ADD CHECK (id > 5)"))
        .hasMessageContaining("is violated by some row");
    assertThatThrownBy(() -> execute("LOCK TABLE people"))
        .hasMessageContaining("transaction block");
    execute("SELECT 1");

    assertThat(tracer.connection().getAutoCommit()).isTrue();
    assertThat(tracer.end().statements())
        .extracting(StatementTrace::sqlState)
        .containsExactly(
            Optional.of("23505"), Optional.of("23514"), Optional.of("25P01"), Optional.empty());
  }

  @Test
  void aDeferredConstraintFailsTheStatementThatCommits(TestDatabase database) throws SQLException {
    database.execute(
        "ALTER TABLE people ADD FOREIGN KEY (boss) REFERENCES people DEFERRABLE INITIALLY DEFERRED");
    tracer.begin();

    assertThatThrownBy(() -> execute("UPDATE people SET boss = -1 WHERE id = 1"))
        .hasMessageContaining("violates foreign key constraint");
    assertThat(tracer.end().statements().get(0).sqlState()).contains("23503");
  }

  @Test
  void settingsThatHaveToComeFirstInATransactionStillDo() throws SQLException {
    tracer.connection().setAutoCommit(false);
    tracer.begin();
    execute("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE");
    execute("SET TRANSACTION READ WRITE");
    execute("UPDATE people SET age = 1 WHERE id = 1");
    tracer.connection().rollback();

    assertThat(tracer.end().strongest("public.people").map(TableLock::mode))
        .contains(LockMode.ROW_EXCLUSIVE);
  }

  @Test
  void namesAreFoundUnderTheSearchPathOfTheSession(TestDatabase database) throws SQLException {
    database.execute("CREATE TABLE elsewhere.bookings (id int)");
    execute("SET search_path TO elsewhere");
    tracer.begin();
    execute("CREATE INDEX CONCURRENTLY ON bookings (id)");
    execute("CREATE INDEX CONCURRENTLY ON \"public\".bookings (id)");

    assertThat(tracer.end().strongestLocks())
        .extracting(TableLock::table)
        .containsExactly("elsewhere.bookings", "public.bookings");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SET lock_timeout = '100ms'      | CREATE INDEX CONCURRENTLY ON bookings (n) | its timeout of 100 ms is too short for stopping it, so that locks may have gone unseen
          SET statement_timeout = '200ms' | VACUUM people                             | its timeout of 200 ms is too short for stopping it, so that locks may have gone unseen
          SELECT 1                        | VACUUM                                    | it is about 9 tables, too many for stopping it at each, so that locks may have gone unseen
          SELECT 1                        | DO $$ BEGIN ALTER TABLE people ADD a int; COMMIT; END $$ | it may commit by itself, so that locks may have been given back before they were looked at
          """)
  void whatCouldNotBeFoundOutIsTold(String before, String sql, String reason) throws SQLException {
    execute(before);
    tracer.begin();
    execute(sql);

    assertThat(tracer.end().statements())
        .extracting(StatementTrace::untraced)
        .containsExactly(Optional.of(reason));
  }

  @Test
  void aLongStatementIsWatchedWhileItRuns() throws SQLException {
    tracer.begin();
    execute(
        "DO $$ BEGIN ALTER TABLE people ADD a int; PERFORM pg_sleep(0.2); COMMIT; PERFORM 1 FROM bookings; PERFORM pg_sleep(0.2); END $$");

    assertThat(tracer.end().strongestLocks())
        .extracting(lock -> lock.table() + " " + lock.mode())
        .containsExactly("public.bookings ACCESS SHARE", "public.people ACCESS EXCLUSIVE");
  }

  @Test
  void aLockThatABlockGivesBackIsSeenIfItWasHeldForAWhile() throws SQLException {
    tracer.connection().setAutoCommit(false);
    tracer.begin();
    execute(
        "DO $$ BEGIN ALTER TABLE people ADD a int; PERFORM pg_sleep(0.2); RAISE 'no'; EXCEPTION WHEN raise_exception THEN END $$");
    tracer.connection().commit();

    assertThat(tracer.end().strongest("public.people").map(TableLock::mode))
        .contains(LockMode.ACCESS_EXCLUSIVE);
  }

  @Test
  void aLockTimeoutThatIsLongEnoughIsNotUsedUpByStoppingTheStatement() throws SQLException {
    execute("SET lock_timeout = '300ms'");
    tracer.begin();
    for (int i = 0; i < 10; i++) {
      execute("REINDEX TABLE CONCURRENTLY bookings");
    }

    assertThat(tracer.end().statements())
        .allMatch(statement -> statement.untraced().isEmpty() && statement.sqlState().isEmpty())
        .allMatch(statement -> statement.took().compareTo(Duration.ofMillis(300)) < 0);
  }

  @Test
  void tablesOfTheChangesetItselfAreNobodysConcern() throws SQLException {
    tracer.begin();
    execute("CREATE TABLE notes (id int PRIMARY KEY, n int)");
    execute("CREATE INDEX ON notes (n)");
    execute("CREATE TEMPORARY TABLE heap (n int)");
    execute("ALTER TABLE notes ADD COLUMN more int");
    execute("CREATE INDEX CONCURRENTLY ON heap (n)");
    execute("VACUUM notes, heap");

    assertThat(tracer.end().statements())
        .allMatch(statement -> statement.locks().isEmpty() && statement.indexes().isEmpty());
  }

  @Test
  void outsideOfItsBordersNothingIsRecordedAndNothingElseIsSent() throws SQLException {
    execute("ALTER TABLE people ADD COLUMN a int");
    tracer.begin();
    ChangesetTrace trace = tracer.end();
    execute("ALTER TABLE people ADD COLUMN b int");

    assertThat(trace.statements()).isEmpty();
    assertThat(trace.strongestLocks()).isEqualTo(List.of());
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = tracer.connection().createStatement()) {
      statement.execute(sql);
    }
  }
}
