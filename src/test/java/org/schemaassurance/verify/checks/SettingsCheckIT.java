package org.schemaassurance.verify.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.Sabotage;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.VerifiedRules;

/**
 * In statements and messages {@code APP} is a role that may insert, {@code READER} one that may
 * not, {@code DB} the database.
 */
@Template(SettingsCheckIT.Tables.class)
final class SettingsCheckIT {
  private static final String RULES =
      """
      rules:
        - rule: sessions
          check: settings
          whoever_may: {INSERT: public.orders}
          leads_to: public.orders
          must: {default_text_search_config: [pg_catalog.english, english]}
          must_not: {synchronous_commit: off}
          at_least: {lock_timeout: 2s}
          allowed: [shop.*]
      """;

  static final class Tables implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TABLE orders (id int);
            CREATE SCHEMA archive;
            CREATE TABLE archive.orders (id int);
            CREATE SCHEMA closed;
            CREATE VIEW closed.orders AS SELECT 1;
            """);
      }
    }
  }

  static Stream<Sabotage> sabotages() {
    return Stream.of(
        Sabotage.of(
            "ALTER DATABASE DB SET default_transaction_read_only = on",
            "default_transaction_read_only: expected default_transaction_read_only off, found on for database DB: every transaction starts read-only.",
            "ALTER DATABASE DB RESET default_transaction_read_only"),
        Sabotage.of(
            "ALTER ROLE APP SET default_transaction_read_only = true",
            "APP.default_transaction_read_only: expected default_transaction_read_only off, found true for role APP: every transaction starts read-only.",
            "ALTER ROLE APP IN DATABASE DB SET default_transaction_read_only = no"),
        Sabotage.of(
            "ALTER ROLE APP IN DATABASE DB SET session_replication_role = replica",
            "APP.session_replication_role: expected session_replication_role origin, found replica for role APP in database DB: triggers and foreign keys do not fire there.",
            "ALTER ROLE APP IN DATABASE DB SET session_replication_role = local"),
        Sabotage.of(
            "GRANT READER TO APP; ALTER ROLE APP SET role = READER",
            "APP.role: expected role none, found READER for role APP: sessions start as that role, and have its rights alone.",
            "ALTER ROLE APP SET role = none"),
        Sabotage.of(
            "ALTER ROLE APP SET statement_timeout = 999",
            "APP.statement_timeout: expected statement_timeout 0 or at least 1000 ms, found 999 for role APP, which is milliseconds.",
            "ALTER ROLE APP SET statement_timeout = '100ms'"),
        Sabotage.of(
            "ALTER DATABASE DB SET lock_timeout = '0.1s'",
            "lock_timeout: expected lock_timeout 0 or at least 2000 ms, found 0.1s for database DB.",
            "ALTER DATABASE DB SET lock_timeout = 2000"),
        Sabotage.of(
            "ALTER DATABASE DB SET search_path = nowhere, archive, public",
            "public.orders: expected that the name orders leads to it, or to nothing, found that it leads to archive.orders under search_path nowhere, archive, public of database DB.",
            "ALTER DATABASE DB SET search_path = public, archive"),
        Sabotage.of(
            "GRANT USAGE ON SCHEMA closed TO APP; ALTER ROLE APP SET search_path = \"closed\", public",
            "public.orders: expected that the name orders leads to it, or to nothing, found that it leads to closed.orders under search_path closed, public of role APP.",
            "REVOKE USAGE ON SCHEMA closed FROM APP"),
        Sabotage.of(
            "CREATE SCHEMA APP CREATE TABLE orders (id int); ALTER SCHEMA APP OWNER TO APP",
            "public.orders: expected that the name orders leads to it, or to nothing, found that it leads to APP.orders under search_path \"$user\", public of role APP.",
            "DROP SCHEMA APP CASCADE"),
        Sabotage.of(
            "ALTER DATABASE DB SET default_text_search_config = 'german'",
            "default_text_search_config: expected default_text_search_config pg_catalog.english or english, found german for database DB.",
            "ALTER DATABASE DB SET default_text_search_config = 'english'"),
        Sabotage.of(
            "ALTER DATABASE DB RESET default_text_search_config",
            "default_text_search_config: expected default_text_search_config pg_catalog.english or english, found it is set nowhere.",
            "ALTER DATABASE DB SET default_text_search_config = 'english'"),
        Sabotage.of(
            "ALTER ROLE APP SET synchronous_commit = off",
            "APP.synchronous_commit: expected synchronous_commit not off, found off for role APP.",
            "ALTER ROLE APP SET synchronous_commit = local"),
        Sabotage.of(
            "ALTER ROLE APP SET \"Other\".tenant = 'x y'",
            "APP.Other.tenant: expected nothing set that may change what statements do, found Other.tenant x y for role APP, which cannot be judged.",
            "ALTER ROLE APP RESET \"Other\".tenant"),
        Sabotage.of(
            "ALTER ROLE APP SET search_path = \"$user\", closed",
            "APP.search_path: expected a search_path that leads to public.orders, found \"$user\", closed for role APP, under which their names without a schema lead to nothing.",
            "ALTER ROLE APP SET search_path = \"$user\", public"),
        Sabotage.of(
            "ALTER DATABASE DB SET search_path = 'public, archive'",
            "search_path: expected a search_path that leads to public.orders, found \"public, archive\" for database DB, which is one schema with a comma in its name, under which their names without a schema lead to nothing.",
            "ALTER DATABASE DB SET search_path = 'public', 'archive'"),
        Sabotage.of(
            "ALTER DATABASE DB SET search_path = public, pg_catalog",
            "search_path: expected a search_path with pg_catalog first, or without it, found public, pg_catalog for database DB, under which functions and operators of public stand before the server's.",
            "ALTER DATABASE DB SET search_path = pg_catalog, public"),
        Sabotage.of(
            "ALTER ROLE APP SET session_preload_libraries = 'auto_explain'",
            "APP.session_preload_libraries: expected session_preload_libraries none, found auto_explain for role APP: where one of them is missing, no session begins.",
            "ALTER ROLE APP SET session_preload_libraries = ''"),
        Sabotage.of(
            "ALTER ROLE APP SET row_security = off",
            "APP.row_security: expected row_security on, found off for role APP: where a policy would hide rows, statements fail.",
            "ALTER ROLE APP SET row_security = on"));
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void aSettingThatChangesWhatStatementsDoIsFound(Sabotage sabotage, TestDatabase database)
      throws SQLException {
    String app = database.createRole("app").name();
    String reader = database.createRole("reader").name();
    Sabotage named =
        new Sabotage(
            named(sabotage.sql(), app, reader, database),
            sabotage.findings().stream().map(text -> named(text, app, reader, database)).toList(),
            named(sabotage.repair(), app, reader, database));
    database.execute(
        named(
            """
            GRANT INSERT ON orders TO APP;
            ALTER DATABASE DB SET default_text_search_config = 'english';
            ALTER ROLE READER SET default_transaction_read_only = on;
            ALTER ROLE READER SET statement_timeout = 1;
            """,
            app,
            reader,
            database));

    named.proveWith(database, RULES);
  }

  private static String named(String text, String app, String reader, TestDatabase database) {
    return text.replaceAll("\\bAPP\\b", app)
        .replaceAll("\\bREADER\\b", reader)
        .replaceAll("\\bDB\\b", database.name());
  }

  @ParameterizedTest
  @CsvSource({
    "bytea_output, escape",
    "work_mem, 4MB",
    "timezone, 'UTC'",
    "enable_seqscan, off",
    "shop.tenant, 7",
    "statement_timeout, 0",
    "idle_session_timeout, '1h'",
    "jit, off",
    "standard_conforming_strings, off",
    "transaction_read_only, on",
    "client_encoding, UTF8",
    "session_preload_libraries, auto_explain"
  })
  void whatIsHarmlessOrAllowedIsLeftAlone(String setting, String value, TestDatabase database)
      throws SQLException {
    database.execute(
        "ALTER DATABASE %1$s SET default_text_search_config = 'english'; ALTER DATABASE %1$s SET %2$s = '%3$s'"
            .formatted(database.name(), setting, value));

    assertThat(VerifiedRules.of(database, RULES).messages())
        .isEqualTo(
            setting.equals("client_encoding")
                ? List.of(
                    "client_encoding: expected nothing set that may change what statements do, found client_encoding UTF8 for database "
                        + database.name()
                        + ", which cannot be judged.")
                : List.of());
  }

  private static final String OF_THE_APP =
      """
      rules:
        - {rule: sessions, check: settings, whoever_may: {INSERT: public.orders}, leads_to: public.orders}
        - {rule: orders, check: table, table: public.orders, row_security: true}
      """;

  @Test
  void withoutRowSecurityStatementsFailWhereThereAreTablesWithIt(TestDatabase database)
      throws SQLException {
    String app = database.createRole("app").name();
    database.execute("GRANT INSERT ON orders TO " + app);
    database.execute("ALTER TABLE orders ENABLE ROW LEVEL SECURITY");
    database.execute("CREATE POLICY everybody ON orders USING (true)");
    VerifiedRules.of(database, OF_THE_APP).assertHolds();
    database.execute("ALTER ROLE " + app + " SET row_security = off");

    VerifiedRules broken = VerifiedRules.of(database, OF_THE_APP);

    assertThat(broken.messages())
        .containsExactly(
            app
                + ".row_security: expected row_security on, found off for role "
                + app
                + ": statements of "
                + app
                + " on public.orders fail, which has row security.");
    assertThat(broken.status()).isEqualTo(1);
    database.execute("ALTER ROLE " + app + " BYPASSRLS");
    assertThat(VerifiedRules.of(database, OF_THE_APP).status()).isZero();
    database.execute(
        "ALTER ROLE " + app + " NOBYPASSRLS; ALTER ROLE " + app + " RESET row_security");
    VerifiedRules.of(database, OF_THE_APP).assertHolds();
  }

  /** The owner, and who has its rights, is kept from no row unless that is forced. */
  @Test
  void withoutRowSecurityTheOwnersStatementsDoNotFailUnlessItIsForcedOnThem(TestDatabase database)
      throws SQLException {
    String app = database.createRole("app").name();
    String own = database.createRole("own").name();
    database.execute("GRANT INSERT ON orders TO " + app);
    database.execute(
        "ALTER TABLE orders OWNER TO %2$s; ALTER TABLE orders ENABLE ROW LEVEL SECURITY; CREATE POLICY everybody ON orders USING (true); ALTER ROLE %1$s SET row_security = off; ALTER ROLE %2$s SET row_security = off; GRANT %2$s TO %1$s"
            .formatted(app, own));

    VerifiedRules unforced = VerifiedRules.of(database, OF_THE_APP);
    database.execute("REVOKE %s FROM %s".formatted(own, app));
    VerifiedRules ofTheStranger = VerifiedRules.of(database, OF_THE_APP);
    database.execute("ALTER TABLE orders FORCE ROW LEVEL SECURITY");
    VerifiedRules forced = VerifiedRules.of(database, OF_THE_APP);

    assertThat(unforced.complaints())
        .isNotEmpty()
        .allSatisfy(found -> assertThat(found.severity()).isEqualTo("warning"));
    assertThat(unforced.status()).isZero();
    assertThat(failing(ofTheStranger)).containsExactly("statements of " + app);
    assertThat(failing(forced))
        .containsExactlyInAnyOrder("statements of " + app, "statements of " + own);
  }

  private static List<String> failing(VerifiedRules verified) {
    return verified.messages().stream()
        .filter(message -> message.contains(" on public.orders fail, which has row security."))
        .map(message -> message.replaceAll(".*: (statements of \\S+) on .*", "$1"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "session_user = 'APP'                    | which refuses APP: it runs 'RAISE EXCEPTION 'closed''     | 1",
        "session_user NOT IN ('postgres')        | which refuses APP: it runs 'RAISE EXCEPTION 'closed''     | 1",
        "who = 'x'                               | which may refuse it: it runs 'RAISE EXCEPTION 'closed''  | 0"
      })
  void anEventTriggerThatRefusesWhoLogsInIsFound(
      String condition, String does, int status, TestDatabase database) throws SQLException {
    String app = database.createRole("app").name();
    database.execute("GRANT INSERT ON orders TO " + app);
    closing(condition.replace("APP", app), database);

    VerifiedRules found = VerifiedRules.of(database, OF_LOGINS);

    assertThat(found.messages())
        .containsExactly(
            "closing: expected no event trigger that refuses who logs in, found the event trigger closing on login, "
                + does.replace("APP", app)
                + ".");
    assertThat(found.status()).isEqualTo(status);
    database.execute("DROP EVENT TRIGGER closing");
    VerifiedRules.of(database, OF_LOGINS).assertHolds();
  }

  @Test
  void anEventTriggerThatRefusesOthersIsNothingToSpeakOf(TestDatabase database)
      throws SQLException {
    String app = database.createRole("app").name();
    database.execute("GRANT INSERT ON orders TO " + app);
    closing("session_user NOT IN ('postgres', '" + app + "')", database);

    VerifiedRules.of(database, OF_LOGINS).assertHolds();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "IF session_user = 'APP' THEN RETURN; END IF; RAISE EXCEPTION 'closed'                    | `` | 0",
        "IF session_user = 'x' THEN RETURN; END IF; RAISE EXCEPTION 'closed'                      | which refuses APP: it runs 'RAISE EXCEPTION 'closed'' | 1",
        "IF session_user = 'x' THEN NULL; ELSIF session_user = 'APP' THEN RETURN; END IF; RAISE 'a' | which may refuse it: it runs 'RAISE 'a'' | 0",
        "IF session_user = 'x' THEN RAISE 'a'; ELSE RAISE 'b'; END IF                             | which refuses APP: it runs 'RAISE 'b'' | 1",
        "IF session_user = 'x' THEN RAISE 'a'; END IF; RAISE 'b'                                  | which refuses APP: it runs 'RAISE 'b'' | 1",
        "IF session_user = 'APP' THEN RAISE 'a'; END IF; RAISE 'b'                                | which refuses APP: it runs 'RAISE 'a'' | 1",
        "IF inet_client_addr() IS NULL THEN RAISE 'a'; END IF                                     | which may refuse it: it runs 'RAISE 'a'' | 0",
        "IF current_setting('application_name') <> 'x' THEN RAISE 'a'; END IF                     | which may refuse it: it runs 'RAISE 'a'' | 0",
        "BEGIN RAISE 'a'; EXCEPTION WHEN raise_exception THEN NULL; END                           | which may refuse it: it runs 'RAISE 'a'' | 0"
      })
  void whetherALoginComesToTheErrorIsFollowed(
      String body, String does, int status, TestDatabase database) throws SQLException {
    String app = database.createRole("app").name();
    database.execute("GRANT INSERT ON orders TO " + app);
    closingBy(
        "IF session_user = 'postgres' THEN RETURN; END IF; " + body.replace("APP", app), database);

    VerifiedRules found = VerifiedRules.of(database, OF_LOGINS);

    assertThat(found.messages())
        .isEqualTo(
            does.isEmpty()
                ? List.of()
                : List.of(
                    "closing: expected no event trigger that refuses who logs in, found the event trigger closing on login, "
                        + does.replace("APP", app)
                        + "."));
    assertThat(found.status()).isEqualTo(status);
  }

  /** What a login writes, it writes with the rights of who logs in. */
  @Test
  void anEventTriggerThatWritesWhereWhoLogsInMayNotIsFound(TestDatabase database)
      throws SQLException {
    String app = database.createRole("app").name();
    database.execute("GRANT INSERT ON orders TO " + app + "; CREATE TABLE logins (who name)");
    closingBy("INSERT INTO public.logins (who) VALUES (session_user)", database);

    VerifiedRules found = VerifiedRules.of(database, OF_LOGINS);

    assertThat(found.messages())
        .containsExactly(
            "closing: expected no event trigger that refuses who logs in, found the event trigger closing on login, which refuses "
                + app
                + ": it runs 'INSERT INTO public.logins (who) VALUES (…'.");
    database.execute("GRANT INSERT (who) ON logins TO " + app);
    VerifiedRules.of(database, OF_LOGINS).assertHolds();
    database.execute(
        "REVOKE INSERT ON logins FROM " + app + "; ALTER FUNCTION closing() SECURITY DEFINER");
    VerifiedRules.of(database, OF_LOGINS).assertHolds();
  }

  private static final String OF_LOGINS =
      """
      rules:
        - {rule: sessions, check: settings, whoever_may: {INSERT: public.orders}, leads_to: public.orders}
      """;

  private static void closing(String condition, TestDatabase database) throws SQLException {
    closingBy("IF " + condition + " THEN RAISE EXCEPTION 'closed'; END IF", database);
  }

  private static void closingBy(String statements, TestDatabase database) throws SQLException {
    assumeTrue(
        database.connection().getMetaData().getDatabaseMajorVersion() >= 17,
        "before PostgreSQL 17 no event trigger fires at a login");
    database.execute(
        "CREATE FUNCTION closing() RETURNS event_trigger LANGUAGE plpgsql AS $$DECLARE who text := ''; BEGIN "
            + statements
            + "; END$$; CREATE EVENT TRIGGER closing ON login EXECUTE FUNCTION closing()");
  }
}
