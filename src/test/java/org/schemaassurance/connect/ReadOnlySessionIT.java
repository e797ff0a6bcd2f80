package org.schemaassurance.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.model.Target;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;

@Template
final class ReadOnlySessionIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @Test
  void aWriteIsRefusedByTheServerAlsoToASuperuser(TestDatabase database) throws SQLException {
    database.execute("CREATE TABLE public.t (id int)");
    try (ReadOnlySession session = open(database.settings())) {
      assertThatThrownBy(() -> session.attempt(run("INSERT INTO public.t VALUES (1)")))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("cannot execute INSERT in a read-only transaction");
      assertThatThrownBy(() -> session.attempt(run("SET TRANSACTION READ WRITE")))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("transaction read-write mode");
      assertThat(value(session, "SHOW transaction_read_only")).isEqualTo("on");
    }
    assertThat(database.value("SELECT count(*) FROM t")).isEqualTo(0L);
  }

  @Test
  void theTransactionKeepsItsFirstView(TestDatabase database) throws SQLException {
    database.execute("CREATE TABLE public.t (id int)");
    try (ReadOnlySession session = open(database.settings())) {
      database.execute("INSERT INTO public.t VALUES (1)");

      assertThat(value(session, "SELECT count(*) FROM public.t")).isEqualTo("0");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          transaction_isolation       | repeatable read
          search_path                 | ''
          quote_all_identifiers       | off
          row_security                | off
          DateStyle                   | ISO, MDY
          IntervalStyle               | postgres
          TimeZone                    | UTC
          bytea_output                | hex
          extra_float_digits          | 1
          lc_monetary                 | C
          standard_conforming_strings | on
          jit                         | off
          application_name            | schema-assurance verify
          statement_timeout           | 30s
          lock_timeout                | 5s
          """)
  void aSettingOfTheDatabaseDoesNotReachTheTransaction(
      String setting, String expected, TestDatabase database) throws SQLException {
    String name = "ALTER DATABASE " + database.name() + " SET ";
    database.execute(
        name
            + "search_path = public; "
            + name
            + "quote_all_identifiers = on; "
            + name
            + "DateStyle = 'German'; "
            + name
            + "IntervalStyle = 'iso_8601'; "
            + name
            + "bytea_output = 'escape'; "
            + name
            + "extra_float_digits = 0; "
            + name
            + "statement_timeout = 0; "
            + name
            + "default_transaction_isolation = 'serializable'; "
            + name
            + "default_transaction_read_only = on");
    try (ReadOnlySession session = open(database.settings())) {
      assertThat(value(session, "SHOW " + setting)).isEqualTo(expected);
    }
  }

  @Test
  void nothingIsLeftBehindInTheSession(TestDatabase database) throws SQLException {
    TestRole role = database.createRole("reader");
    try (Connection ordinary = database.connect(role);
        ReadOnlySession session = open(database.settings(role))) {
      List<String> before = settings(ordinary);
      assertThat(settings(session.connection())).isNotEqualTo(before);

      session.connection().rollback();

      // What a pooler would hand to its next client.
      assertThat(settings(session.connection())).containsExactlyElementsOf(before);
      assertThat(
              value(session, "SELECT pg_catalog.count(*) FROM pg_catalog.pg_prepared_statements"))
          .isEqualTo("0");
    }
  }

  @Test
  void itTellsWhereItIs(TestDatabase database) throws SQLException {
    TestRole role = database.createRole("reader");
    try (ReadOnlySession session = open(database.settings(role))) {
      assertThat(session.target())
          .isEqualTo(
              new Target(
                  database.host(),
                  database.port(),
                  database.name(),
                  role.name(),
                  database.server().version(),
                  false));
      assertThat(session.serverVersionNumber() / 10_000)
          .isEqualTo(database.server().majorVersion());
    }
  }

  @Test
  void aFailedQueryDoesNotEndTheTransaction(TestDatabase database) throws SQLException {
    try (ReadOnlySession session = open(database.settings())) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> session.attempt(run("SELECT 1/0")))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("division by zero");
        assertThat(value(session, "SHOW search_path")).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"COMMIT", "ROLLBACK", "SELECT 1; COMMIT"})
  void workThatEndsTheTransactionIsFoundOut(String sql, TestDatabase database) {
    try (ReadOnlySession session = open(database.settings())) {
      assertThatThrownBy(() -> session.attempt(run(sql)))
          .isInstanceOf(UndeterminedException.class)
          .hasMessageStartingWith("A query has ended the read-only transaction");
      assertThatThrownBy(() -> session.attempt(run("CREATE TABLE public.t ()")))
          .as("what comes next is still read-only")
          .hasMessageContaining("read-only transaction");
    }
  }

  @Test
  void aForeignQueryGivesItsRows(TestDatabase database) throws SQLException {
    try (ReadOnlySession session = open(database.settings())) {
      assertThat(session.query("SELECT 'a;b' AS \"c;d\" -- ; e\n;", ReadOnlySessionIT::firstValue))
          .isEqualTo("a;b");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1; COMMIT; CREATE TABLE public.t ()",
        "SELECT 1; COMMIT; BEGIN READ WRITE; CREATE TABLE public.t (); SELECT 2",
        "COMMIT",
        "COMMIT AND CHAIN",
        "SELECT 'it''s'; COMMIT; CREATE TABLE public.t ()",
        "SELECT E'\\''; COMMIT; CREATE TABLE public.t (); --'",
        "SELECT $a$ $b$ $a$; COMMIT; CREATE TABLE public.t ()",
        "/* /* */ */ SELECT 1; COMMIT; CREATE TABLE public.t ()",
        "SET TRANSACTION READ WRITE",
        "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE",
        "SELECT pg_catalog.set_config('transaction_read_only', 'off', false)",
        "DO 'BEGIN COMMIT; CREATE TABLE public.t (); END'",
        "CREATE TABLE public.t ()",
        "SELECT 1 AS a INTO public.t",
        "WITH w AS (SELECT 1) INSERT INTO public.t SELECT * FROM w",
        "EXPLAIN ANALYZE CREATE TABLE public.t AS SELECT 1",
        ""
      })
  void noForeignQueryGetsAWriteThrough(String sql, TestDatabase database) throws SQLException {
    try (ReadOnlySession session = open(database.settings())) {
      assertThatThrownBy(() -> session.query(sql, ReadOnlySessionIT::firstValue))
          .isInstanceOfAny(SQLException.class, UndeterminedException.class);
      assertThatThrownBy(() -> session.query("CREATE TABLE public.t ()", rows -> 0))
          .as("the transaction, or the next one, is read-only")
          .isInstanceOfAny(SQLException.class, UndeterminedException.class);
    }
    assertThat(database.value("SELECT count(*) FROM pg_class WHERE relname = 't'")).isEqualTo(0L);
  }

  @Test
  void aPolicyThatHidesRowsMakesAnError(TestDatabase database) throws SQLException {
    TestRole role = database.createRole("reader");
    database.execute(
        "CREATE TABLE public.t (id int); ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;"
            + " GRANT SELECT ON public.t TO "
            + role.name());
    try (ReadOnlySession session = open(database.settings(role))) {
      assertThatThrownBy(() -> session.attempt(run("SELECT * FROM public.t")))
          .hasMessageContaining("row-level security");
    }
  }

  @Test
  void anotherThreadCanCancelTheQuery(TestDatabase database) throws SQLException {
    try (ReadOnlySession session = open(database.settings())) {
      CompletableFuture<Void> query = CompletableFuture.runAsync(() -> sleep(session));
      Awaitility.await()
          .until(
              () ->
                  database.value(
                      "SELECT count(*) FROM pg_stat_activity WHERE query ~ 'pg_sleep' AND state = 'active' AND application_name = 'schema-assurance verify'"),
              Long.valueOf(1)::equals);

      session.cancel();

      assertThatThrownBy(query::get)
          .isInstanceOf(ExecutionException.class)
          .hasMessageContaining("canceling statement due to user request");
      assertThat(value(session, "SHOW transaction_read_only")).isEqualTo("on");
    }
  }

  @Test
  void aQueryThatTakesTooLongIsEnded(TestDatabase database) {
    try (ReadOnlySession session =
        ReadOnlySession.open(database.settings(), "verify", Duration.ofSeconds(1))) {
      assertThatThrownBy(() -> session.attempt(run("SELECT pg_catalog.pg_sleep(60)")))
          .hasMessageContaining("statement timeout");
    }
  }

  @Test
  void aConnectionThatIsGoneCanBeClosed(TestDatabase database) throws SQLException {
    ReadOnlySession session = open(database.settings());
    database.value(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'schema-assurance verify'");

    session.close();

    assertThat(session.connection().isClosed()).isTrue();
  }

  @Test
  void aHotStandbyCanBeReadButNotWritten() throws IOException, SQLException {
    try (EmbeddedPostgres standby =
        EmbeddedPostgres.builder()
            .setDataDirectoryCustomizer(ReadOnlySessionIT::makeStandby)
            .start()) {
      ConnectionSettings settings =
          ConnectionSettings.of(
              new ServerAddress("127.0.0.1", standby.getPort()),
              "postgres",
              "postgres",
              Optional.empty());
      try (ReadOnlySession session = open(settings)) {
        assertThat(value(session, "SELECT pg_catalog.pg_is_in_recovery()")).isEqualTo("t");
        assertThatThrownBy(() -> session.attempt(run("SELECT 1/0")))
            .hasMessageContaining("division by zero");
        assertThat(value(session, "SHOW search_path")).isEmpty();
      }
      assertThatThrownBy(() -> WritableSession.open(settings, "backfill"))
          .isInstanceOf(UndeterminedException.class)
          .hasMessage(
              "The server at 127.0.0.1:%d is a standby, which can't be written to: name its primary."
                  .formatted(standby.getPort()));
    }
  }

  private static void makeStandby(File dataDirectory) {
    try {
      Files.createFile(dataDirectory.toPath().resolve("standby.signal"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ReadOnlySession open(ConnectionSettings settings) {
    return ReadOnlySession.open(settings, "verify", TIMEOUT);
  }

  private static SqlWork<Boolean> run(String sql) {
    return connection -> {
      try (Statement statement = connection.createStatement()) {
        return statement.execute(sql);
      }
    };
  }

  private static void sleep(ReadOnlySession session) {
    try {
      session.attempt(run("SELECT pg_catalog.pg_sleep(60)"));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String firstValue(ResultSet rows) throws SQLException {
    assertThat(rows.next()).isTrue();
    return rows.getString(1);
  }

  private static String value(ReadOnlySession session, String sql) throws SQLException {
    return session.attempt(connection -> value(connection, sql));
  }

  /** Without those of the driver: its name, and READ ONLY for each transaction that it begins. */
  private static List<String> settings(Connection connection) throws SQLException {
    String sql =
        """
        SELECT name || '=' || setting FROM pg_catalog.pg_settings
        WHERE name NOT IN ('application_name', 'transaction_read_only')
        ORDER BY name
        """;
    List<String> settings = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        settings.add(result.getString(1));
      }
    }
    return settings;
  }

  private static String value(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      assertThat(result.next()).isTrue();
      return result.getString(1);
    }
  }
}
