package org.schemaassurance.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.connect.Reader;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;
import org.schemaassurance.verify.DataQueries.Answer;

/** Whatever a query does, there is an answer, and the next query gets its own. */
@Template(GuardedQueriesIT.Rows.class)
final class GuardedQueriesIT {

  static final class Rows implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE SCHEMA "Odd";
            CREATE TABLE "Odd"."T.t" (id int, name text);
            INSERT INTO "Odd"."T.t" SELECT n, 'name ' || n FROM generate_series(1, 1000) AS n;
            CREATE SEQUENCE numbers;
            CREATE FUNCTION deletes() RETURNS int LANGUAGE sql AS 'DELETE FROM "Odd"."T.t"; SELECT 1';
            CREATE FUNCTION harmless(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a';
            CREATE VIEW deleting AS SELECT deletes() AS id;
            """);
      }
    }
  }

  /** Long enough for any query here that has an answer, on a busy machine, too. */
  private static final Duration LIMIT = Duration.ofSeconds(4);

  @FunctionalInterface
  private interface Asking {
    void ask(GuardedQueries queries);
  }

  private static void ask(ConnectionSettings settings, Asking asking) {
    try (ReadOnlySession session = ReadOnlySession.open(settings, "test", LIMIT)) {
      GuardedQueries queries = new GuardedQueries(session, true, QueryRights.REDUCED);
      asking.ask(queries);
      assertThat(queries.rows("SELECT 1 AS one", 5))
          .isEqualTo(new Answer.Rows(List.of("one"), List.of(List.of("1")), 1));
    }
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        arguments("SELECT * FROM", "syntax error at or near \")\"."),
        arguments(
            "SELECT 1; SELECT 2",
            "expected one query, found a second statement behind a semicolon."),
        arguments(
            "SELECT 1) AS a; DELETE FROM \"Odd\".\"T.t\"; SELECT * FROM (SELECT 1",
            "a parenthesis is closed that was not opened."),
        arguments(
            "DELETE FROM \"Odd\".\"T.t\" RETURNING id",
            "expected a query that begins with SELECT, WITH, VALUES or TABLE, found 'delete'."),
        arguments("WITH d AS (DELETE FROM \"Odd\".\"T.t\" RETURNING id) SELECT id FROM d", null),
        arguments(
            "WITH d AS (INSERT INTO \"Odd\".\"T.t\" VALUES (0) RETURNING id) SELECT id FROM d",
            null),
        arguments("SELECT id FROM \"Odd\".\"T.t\" FOR UPDATE", null),
        arguments("SELECT id FROM \"Odd\".\"T.t\" FOR KEY SHARE", null),
        arguments("SELECT pg_catalog.nextval('public.numbers') AS id", null),
        arguments("SELECT public.deletes() AS id", null),
        arguments("SELECT \"public\".U&\"d\\0065letes\"() AS id", null),
        arguments("SELECT id FROM public.deleting", null),
        arguments("SELECT 1 AS id INTO public.copy", null),
        arguments("SELECT pg_catalog.set_config('statement_timeout', '0', true) AS id", null),
        arguments("SELECT pg_catalog.pg_sleep(0.1)::text AS id", null),
        arguments("SELECT pg_catalog.pg_read_file('PG_VERSION') AS id", null),
        arguments("SELECT pg_catalog.pg_cancel_backend(1) AS id", null),
        arguments("SELECT pg_catalog.pg_advisory_lock(1)::text AS id", null),
        arguments("SELECT pg_catalog.lo_create(0) AS id", null),
        arguments(
            "SELECT pg_catalog.query_to_xml('DELETE FROM \"Odd\".\"T.t\"', true, true, '')::text AS id",
            null),
        arguments("SELECT * FROM T", "relation \"t\" does not exist."),
        arguments("SELECT 1 / 0 AS id", "division by zero."),
        arguments(
            "SELECT count(*) AS id FROM pg_catalog.generate_series(1, 100000000000)",
            "it took too long: canceling statement due to statement timeout."));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aQueryThatIsNotAnsweredSaysWhyAndChangesNothing(
      String query, String reason, TestDatabase database) throws SQLException {
    ask(
        database.settings(),
        queries -> {
          for (Answer answer :
              List.of(queries.rows(query, 10), queries.count(query, List.of("id"), 5))) {
            assertThat(answer).isInstanceOf(Answer.Refused.class);
            String told = ((Answer.Refused) answer).reason();
            assertThat(told).endsWith(".").doesNotContain("\n").doesNotContain("Exception");
            if (reason != null) {
              assertThat(told).isEqualTo(reason);
            }
          }
        });
    assertThat(database.value("SELECT count(*) FROM \"Odd\".\"T.t\"")).isEqualTo(1000L);
    assertThat(database.value("SELECT is_called FROM numbers")).isEqualTo(false);
  }

  @Test
  void whatAQueryOfAnOrdinaryRuleNeedsMayBeCalled(TestDatabase database) {
    ask(
        database.settings(),
        queries -> {
          assertThat(
                  queries.rows(
                      "SELECT public.harmless(n) AS n, now() > '2000-01-01' AS now, lower('A') AS lower,"
                          + " count(*) OVER () AS all FROM generate_series(1, 2) AS n WHERE n IN (1, 3)",
                      5))
              .isEqualTo(
                  new Answer.Rows(
                      List.of("n", "now", "lower", "all"),
                      List.of(List.of("1", "t", "a", "1")),
                      1));
        });
  }

  @Test
  void theRowsThatViolateAreCountedAndAFewKeysComeAlong(TestDatabase database) {
    ask(
        database.settings(),
        queries -> {
          assertThat(
                  queries.count(
                      "SELECT id, name FROM \"Odd\".\"T.t\" ORDER BY id", List.of("id"), 2))
              .isEqualTo(new Answer.Rows(List.of("id"), List.of(List.of("1"), List.of("2")), 1000));
          assertThat(queries.count("SELECT id FROM \"Odd\".\"T.t\" WHERE false", List.of("id"), 2))
              .isEqualTo(new Answer.Rows(List.of("id"), List.of(), 0));
          assertThat(queries.count("SELECT 1 AS \"O\"\"dd\"", List.of("O\"dd"), 2))
              .isEqualTo(new Answer.Rows(List.of("O\"dd"), List.of(List.of("1")), 1));
          assertThat(queries.rows("TABLE \"Odd\".\"T.t\"", 3))
              .isInstanceOfSatisfying(
                  Answer.Rows.class, rows -> assertThat(rows.rows()).hasSize(3));
        });
  }

  @Test
  void aKeyThatIsNoColumnOrTwoIsRefused(TestDatabase database) {
    ask(
        database.settings(),
        queries -> {
          assertThat(queries.count("SELECT 1 AS a", List.of("b"), 5))
              .isInstanceOfSatisfying(
                  Answer.Refused.class,
                  refused ->
                      assertThat(refused.reason()).isEqualTo("column \"b\" does not exist."));
          assertThat(queries.count("SELECT 1 AS a, 2 AS a", List.of("a"), 5))
              .isInstanceOfSatisfying(
                  Answer.Refused.class,
                  refused ->
                      assertThat(refused.reason())
                          .isEqualTo("column reference \"a\" is ambiguous."));
        });
  }

  @Test
  void aHugeCellIsCutOff(TestDatabase database) {
    ask(
        database.settings(),
        queries -> {
          String query = "SELECT pg_catalog.repeat('x', 10000000) AS id";
          for (Answer answer :
              List.of(queries.rows(query, 1), queries.count(query, List.of("id"), 1))) {
            assertThat(((Answer.Rows) answer).rows().get(0).get(0)).hasSizeLessThan(1000);
          }
        });
  }

  @Test
  void theGrantsThatAreNamedOneAfterTheOtherAreEnough(TestDatabase database) throws SQLException {
    TestRole role = database.createRole("reader");
    String query = "SELECT id FROM \"Odd\".\"T.t\"";
    for (String denied : List.of("schema Odd", "table T.t")) {
      Answer answer = answer(database.settings(role), query);
      if (answer instanceof Answer.Refused refused) {
        assertThat(refused.reason()).isEqualTo("permission denied for " + denied + ".");
        database.execute(refused.hint().orElseThrow());
      }
    }
    assertThat(answer(database.settings(role), query)).isInstanceOf(Answer.Rows.class);
  }

  @Test
  void whatRowSecurityKeepsFromNobodyIsAnswered(TestDatabase database) throws SQLException {
    database.execute(
        """
        CREATE TABLE open (id int); INSERT INTO open VALUES (1), (2);
        ALTER TABLE open ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON open USING (true) WITH CHECK (false);
        CREATE TABLE half (id int); INSERT INTO half VALUES (1), (2);
        ALTER TABLE half ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON half USING (id = 1);
        CREATE VIEW through AS SELECT half.id FROM half;
        GRANT SELECT ON open, half, through TO PUBLIC;
        """);
    TestRole role = database.createRole("reader");
    for (ConnectionSettings settings : List.of(database.settings(), database.settings(role))) {
      ask(
          settings,
          queries -> {
            assertThat(rows(queries, "SELECT count(*) FROM public.open")).containsExactly("2");
            assertThat(queries.count("SELECT id FROM public.open", List.of("id"), 5))
                .isEqualTo(new Answer.Rows(List.of("id"), List.of(List.of("1"), List.of("2")), 2));
            for (String hidden :
                List.of(
                    "SELECT 1 FROM public.open, public.half",
                    "SELECT 1 FROM public.open WHERE EXISTS (SELECT FROM public.half WHERE id = 3)",
                    "SELECT id FROM public.half")) {
              assertRefusedForAPolicy(queries.rows(hidden, 1));
            }
          });
    }

    database.execute("CREATE POLICY q ON open AS RESTRICTIVE FOR SELECT USING (id = 1)");
    ask(
        database.settings(role),
        queries ->
            assertThat(queries.rows("SELECT id FROM public.open", 1))
                .isInstanceOf(Answer.Refused.class));
  }

  private static void assertRefusedForAPolicy(Answer answer) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused ->
                assertThat(refused.reason())
                    .startsWith("query would be affected by row-level security policy"));
  }

  /** Nobody mightier than who uses the database, and nobody from whom a row is hidden. */
  @Test
  void aSuperusersQueriesAreAskedAsWhomPoliciesShowEverything(TestDatabase database)
      throws SQLException {
    TestRole app = database.createRole("app");
    TestRole half = database.createRole("half");
    TestRole mighty = database.createRole("a_mighty_one");
    database.execute(
        """
        CREATE TABLE kept (id int); INSERT INTO kept VALUES (1), (2);
        ALTER TABLE kept ENABLE ROW LEVEL SECURITY;
        CREATE POLICY app ON kept TO %1$s USING (true);
        CREATE POLICY half ON kept TO %2$s USING (id = 1);
        CREATE TABLE unread (id int);
        CREATE VIEW through AS SELECT id FROM kept; ALTER VIEW through OWNER TO %1$s;
        GRANT SELECT ON kept, through TO %1$s, %2$s;
        CREATE POLICY mighty ON kept TO %3$s USING (true);
        GRANT SELECT ON kept, unread TO %3$s; GRANT pg_signal_backend TO %3$s;
        """
            .formatted(app.name(), half.name(), mighty.name()));
    ask(
        database.settings(),
        queries -> {
          assertThat(rows(queries, "SELECT CURRENT_USER, count(*) FROM public.kept"))
              .containsExactly(app.name(), "2");
          // The next one has the reader's rights again.
          assertThat(
                  rows(
                      queries,
                      "SELECT CURRENT_USER FROM public.unread RIGHT JOIN (SELECT 1) AS one ON true"))
              .containsExactly("pg_read_all_data");
          for (String unanswered :
              List.of(
                  "SELECT 1 FROM public.kept, public.unread",
                  "SELECT 1 FROM public.through",
                  "SELECT 1 FROM public.kept, pg_catalog.pg_stats")) {
            assertRefusedForAPolicy(queries.rows(unanswered, 1));
          }
        });

    database.execute("CREATE POLICY fewer ON kept AS RESTRICTIVE USING (id = 2)");
    ask(
        database.settings(),
        queries ->
            assertThat(queries.rows("SELECT id FROM public.kept", 1))
                .isInstanceOf(Answer.Refused.class));
  }

  /** As which of them a superuser's queries of a table are asked; none where that says so. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ALTER TABLE kept OWNER TO ROLE | ROLE",
        "ALTER TABLE kept OWNER TO ROLE; ALTER TABLE kept FORCE ROW LEVEL SECURITY | none",
        "ALTER TABLE kept OWNER TO ROLE; ALTER TABLE kept FORCE ROW LEVEL SECURITY; CREATE POLICY p ON kept TO ROLE USING (true) | ROLE",
        "ALTER ROLE ROLE BYPASSRLS; GRANT SELECT ON kept TO ROLE | ROLE",
        "ALTER ROLE ROLE BYPASSRLS; GRANT SELECT (id) ON kept TO ROLE | ROLE",
        "ALTER ROLE ROLE BYPASSRLS CREATEROLE; GRANT SELECT ON kept TO ROLE | none",
        "ALTER ROLE ROLE BYPASSRLS REPLICATION; GRANT SELECT ON kept TO ROLE | none",
        "ALTER ROLE ROLE BYPASSRLS; GRANT postgres TO ROLE | none",
        "CREATE POLICY p ON kept TO ROLE USING (true); GRANT SELECT ON kept TO ROLE; GRANT pg_monitor TO ROLE | none",
        "CREATE POLICY p ON kept TO ROLE USING (true); GRANT SELECT ON kept TO ROLE; ALTER TABLE kept_1 ENABLE ROW LEVEL SECURITY | none",
        "CREATE POLICY p ON kept TO ROLE USING (true); GRANT SELECT ON kept TO ROLE | ROLE"
      })
  void whoIsAskedForASuperuser(String changes, String who, TestDatabase database)
      throws SQLException {
    TestRole role = database.createRole("one");
    database.execute(
        """
        CREATE TABLE kept (id int) PARTITION BY RANGE (id);
        CREATE TABLE kept_1 PARTITION OF kept FOR VALUES FROM (0) TO (9);
        INSERT INTO kept VALUES (1), (2);
        ALTER TABLE kept ENABLE ROW LEVEL SECURITY;
        """);
    database.execute(changes.replaceAll("(?<=TO |ALTER ROLE )ROLE", role.name()));
    ask(
        database.settings(),
        queries -> {
          String query = "SELECT CURRENT_USER, count(*) FROM public.kept";
          if (who.equals("none")) {
            assertRefusedForAPolicy(queries.rows(query, 1));
            assertThat(queries.role()).isEqualTo("pg_read_all_data");
          } else {
            assertThat(rows(queries, query)).containsExactly(role.name(), "2");
            assertThat(queries.role()).isEqualTo("pg_read_all_data, " + role.name());
          }
        });
  }

  @Test
  void aSuperusersQueriesHaveTheRightsOfAReader(TestDatabase database) throws SQLException {
    database.execute("CREATE TABLE closed (id int); ALTER TABLE closed ENABLE ROW LEVEL SECURITY");
    ask(
        database.settings(),
        queries -> {
          assertThat(queries.role()).isEqualTo("pg_read_all_data");
          assertThat(rows(queries, "SELECT CURRENT_USER, count(*) FROM \"Odd\".\"T.t\""))
              .containsExactly("pg_read_all_data", "1000");
          assertThat(rows(queries, "SELECT CURRENT_USER FROM pg_catalog.pg_stat_activity LIMIT 1"))
              .containsExactly("pg_monitor");
          assertThat(queries.rows("SELECT id FROM public.closed", 1))
              .isEqualTo(
                  new Answer.Refused(
                      "query would be affected by row-level security policy for table \"closed\"; the query ran with the rights of pg_read_all_data.",
                      Optional.of("--own-rights asks with those of postgres.")));
          assertThat(queries.rows("SELECT * FROM information_schema.triggers", 1))
              .isEqualTo(
                  new Answer.Refused(
                      "it was not sent, since it asks information_schema.triggers, which shows pg_read_all_data less than there is.",
                      Optional.of(
                          "Ask pg_catalog; --own-rights asks with the rights of the connecting role.")));
          assertThat(
                  queries.rows(
                      "SELECT 1 FROM \"Odd\".\"T.t\", pg_catalog.pg_stat_activity LIMIT 1", 1))
              .isInstanceOfSatisfying(
                  Answer.Refused.class,
                  refused ->
                      assertThat(refused.reason())
                          .isEqualTo(
                              "it was not sent, since it asks for tables and for pg_catalog.pg_stat_get_activity(), and no one role that only reads sees both."));
        });
    try (ReadOnlySession session = open(database.settings())) {
      GuardedQueries own = new GuardedQueries(session, true, QueryRights.OWN);
      assertThat(own.role()).isEqualTo("postgres");
      assertThat(rows(own, "SELECT CURRENT_USER, count(*) FROM public.closed"))
          .containsExactly("postgres", "0");
    }
  }

  @Test
  void aMemberOfTheReadersTakesTheirRightsUnlessItWouldSeeLess(TestDatabase database)
      throws SQLException {
    TestRole member = database.createRole("member");
    database.execute("GRANT pg_read_all_data TO " + member.name());
    TestRole mightier = database.createRole("mightier", "BYPASSRLS");
    database.execute("GRANT pg_read_all_data TO " + mightier.name());
    ask(
        database.settings(member),
        queries ->
            assertThat(rows(queries, "SELECT CURRENT_USER")).containsExactly("pg_read_all_data"));
    ask(
        database.settings(mightier),
        queries ->
            assertThat(rows(queries, "SELECT CURRENT_USER")).containsExactly(mightier.name()));
  }

  @Test
  void theServerItselfKeepsAReaderFromEverythingElse(TestDatabase database) throws SQLException {
    for (String harm :
        List.of(
            "SELECT pg_catalog.pg_read_file('PG_VERSION')",
            "SELECT pg_catalog.pg_drop_replication_slot('none')",
            "SELECT pg_catalog.pg_create_restore_point('none')",
            "SELECT pg_catalog.pg_reload_conf()",
            "SELECT pg_catalog.pg_cancel_backend("
                + database.value("SELECT pg_backend_pid()")
                + ")",
            "SELECT pg_catalog.lo_import('PG_VERSION')")) {
      try (ReadOnlySession session = open(database.settings())) {
        session.actAs(Reader.DATA.role());
        assertThatThrownBy(() -> session.query(harm, row -> row.next()))
            .as(harm)
            .isInstanceOf(SQLException.class)
            .hasMessageMatching("(?s).*(permission denied|read-only|must be).*");
        session.renew();
        assertThat(session.query("SELECT CURRENT_USER", GuardedQueriesIT::first))
            .isEqualTo("postgres");
      }
    }
  }

  /** An ALTER TABLE that waits for a query must not keep waiting for the queries behind it. */
  @Test
  void aTableIsLockedNoLongerThanItsOwnQueryTakes(TestDatabase database) throws Exception {
    database.execute("CREATE TABLE busy (id int)");
    try (ReadOnlySession session = open(database.settings());
        Connection altering = database.connect();
        Statement statement = altering.createStatement()) {
      GuardedQueries queries = new GuardedQueries(session, true, QueryRights.REDUCED);
      assertThat(queries.rows("SELECT id FROM public.busy", 1)).isInstanceOf(Answer.Rows.class);
      statement.execute("SET lock_timeout = '2s'");
      CompletableFuture<Answer> another =
          CompletableFuture.supplyAsync(
              () -> queries.rows("SELECT count(*) FROM pg_catalog.generate_series(1, 3000000)", 1));
      statement.execute("ALTER TABLE busy ADD COLUMN more int");
      assertThat(database.value("SELECT count(*) FROM busy")).isEqualTo(0L);
      assertThat(another.get(30, TimeUnit.SECONDS)).isNotNull();
    }
  }

  private static ReadOnlySession open(ConnectionSettings settings) {
    return ReadOnlySession.open(settings, "test", Duration.ofSeconds(20));
  }

  private static List<String> rows(GuardedQueries queries, String query) {
    return ((Answer.Rows) queries.rows(query, 1)).rows().get(0);
  }

  private static String first(ResultSet rows) throws SQLException {
    rows.next();
    return rows.getString(1);
  }

  private static Answer answer(ConnectionSettings settings, String query) {
    try (ReadOnlySession session = ReadOnlySession.open(settings, "test", LIMIT)) {
      return new GuardedQueries(session, true, QueryRights.REDUCED).rows(query, 1);
    }
  }

  static Stream<Arguments> hints() {
    String path = "Queries of rules run with an empty search_path: ";
    return Stream.of(
        arguments("SELECT * FROM deleting", path + "write schema.table."),
        arguments("SELECT * FROM public.gone", null),
        arguments("SELECT * FROM gone.gone", null),
        arguments("SELECT b.id FROM public.deleting AS a", null),
        arguments("SELECT nothing FROM \"Odd\".\"T.t\"", null),
        arguments(
            "SELECT nam FROM \"Odd\".\"T.t\"",
            "Perhaps you meant to reference the column \"T.t.name\"."),
        arguments(
            "SELECT harmless(1)", path + "write schema.function; and an argument may need a cast."),
        arguments("SELECT gone.f(1)", null),
        arguments("SELECT '1'::odd_type", path + "write schema.type."),
        arguments("SELECT 1 / 0", null),
        arguments("SELECT 'x'::integer", null),
        arguments("SELECT 2147483647 + 1", null),
        arguments("SELECT id, count(*) FROM \"Odd\".\"T.t\"", null),
        arguments("SELECT 1 FROM pg_class ORDER BY 2", null),
        arguments("SELECT convert_from('\\xff', 'UTF8')", "A text in the rows, or one that"),
        arguments("SELECT current_setting('no.such')", null),
        arguments("SELECT pg_sleep(60)", null));
  }

  @ParameterizedTest
  @MethodSource("hints")
  void aHintFitsOrThereIsNone(String query, String hint, TestDatabase database) {
    ask(
        database.settings(),
        queries -> {
          Answer.Refused refused = (Answer.Refused) queries.rows(query, 5);
          if (hint != null) {
            assertThat(refused.hint()).get().asString().startsWith(hint);
          } else {
            assertThat(refused.hint().orElse(""))
                .as(refused.reason())
                .doesNotContain("search_path")
                .doesNotContain("lock")
                .doesNotContain("UTF-8");
          }
        });
  }

  @Test
  void aLockThatSomebodyHoldsIsNoMatterOfNames(TestDatabase database) throws SQLException {
    try (Connection other = database.connect();
        Statement statement = other.createStatement();
        ReadOnlySession session =
            ReadOnlySession.open(database.settings(), "test", Duration.ofSeconds(30))) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE \"Odd\".\"T.t\"");
      session.connection().createStatement().execute("SET LOCAL lock_timeout = '50ms'");

      Answer answer =
          new GuardedQueries(session, true, QueryRights.REDUCED)
              .rows("SELECT id FROM \"Odd\".\"T.t\"", 1);

      assertThat(((Answer.Refused) answer).hint())
          .contains("Somebody holds a lock on it: try again when that is gone.");
      other.rollback();
    }
  }
}
