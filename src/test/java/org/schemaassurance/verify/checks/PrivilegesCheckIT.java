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
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.Sabotage;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.VerifiedRules;

/** {@code APP} and {@code OTHER} in statements and messages are roles of the test. */
@Template(PrivilegesCheckIT.Tables.class)
final class PrivilegesCheckIT {
  private static final String OF_OBJECTS =
      """
      rules:
        - rule: orders
          check: privileges
          on: public.orders
          grants: {APP: [INSERT, "SELECT (id, item)"]}
          denied: {PUBLIC: [DELETE, TRUNCATE], OTHER: "UPDATE (item)"}
          only: [INSERT, UPDATE]
          owner: postgres
        - {rule: schema, check: privileges, on: schema public, grants: {APP: USAGE}}
        - {rule: price, check: privileges, on: "function public.price(int, text)", only: EXECUTE, grants: {PUBLIC: EXECUTE}}
        - {rule: sequence, check: privileges, on: sequence public.orders_id_seq, denied: {PUBLIC: UPDATE}}
        - {rule: type, check: privileges, on: type public.mood, grants: {APP: USAGE}}
        - {rule: database, check: privileges, on: database, grants: {APP: CONNECT}}
      """;

  private static final String OF_WHOEVER =
      """
      rules:
        - rule: whoever
          check: privileges
          whoever_may: INSERT
          on: public.orders
          must_be_able_to:
            SELECT: public.stock (item)
            UPDATE, DELETE: public.stock
      """;

  private static final String OF_FUNCTIONS =
      """
      rules:
        - {rule: definers, check: privileges, definer_functions_of: public, owners: [postgres], callers: [APP]}
      """;

  static final class Tables implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TYPE mood AS ENUM ('a');
            CREATE FUNCTION price(int, text) RETURNS int LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION guarded() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS 'SELECT 1';
            REVOKE EXECUTE ON FUNCTION guarded() FROM PUBLIC;
            CREATE TABLE stock (item int PRIMARY KEY, n int);
            CREATE TABLE orders (id serial PRIMARY KEY, item int REFERENCES stock, cost int DEFAULT price(1, 'a') CHECK (price(cost, '') > 0));
            CREATE INDEX ON orders ((price(item, '') + 1)) WHERE price(item, '') > 0;
            """);
      }
    }
  }

  static Stream<Sabotage> sabotagesOfObjects() {
    return Stream.of(
        Sabotage.of(
            "REVOKE SELECT (item), INSERT ON orders FROM APP",
            "public.orders: expected INSERT, SELECT (id, item) for APP, found no INSERT, SELECT (item).",
            "GRANT INSERT, SELECT (item) ON orders TO APP"),
        Sabotage.of(
            "GRANT DELETE ON orders TO PUBLIC",
            "public.orders: expected no DELETE, TRUNCATE for PUBLIC, found DELETE.",
            "REVOKE DELETE ON orders FROM PUBLIC"),
        new Sabotage(
            "GRANT UPDATE ON orders TO OTHER",
            List.of(
                "public.orders: expected no UPDATE (item) for OTHER, found UPDATE (item).",
                "public.orders: expected that nobody but APP and the owner may INSERT, UPDATE, found UPDATE for OTHER."),
            "REVOKE UPDATE ON orders FROM OTHER"),
        Sabotage.of(
            "GRANT INSERT (cost) ON orders TO OTHER",
            "public.orders: expected that nobody but APP and the owner may INSERT, UPDATE, found INSERT for OTHER.",
            "REVOKE INSERT (cost) ON orders FROM OTHER"),
        Sabotage.of(
            "GRANT INSERT ON orders TO PUBLIC",
            "public.orders: expected that nobody but APP and the owner may INSERT, UPDATE, found INSERT for PUBLIC.",
            "REVOKE INSERT ON orders FROM PUBLIC"),
        Sabotage.of(
            "ALTER TABLE orders OWNER TO OTHER; REVOKE UPDATE ON orders FROM OTHER",
            "public.orders: expected owner postgres, found OTHER.",
            "ALTER TABLE orders OWNER TO postgres"),
        Sabotage.of(
            "REVOKE USAGE ON SCHEMA public FROM PUBLIC",
            "schema public: expected USAGE for APP, found no USAGE.",
            "GRANT USAGE ON SCHEMA public TO PUBLIC"),
        Sabotage.of(
            "DROP FUNCTION price(int, text) CASCADE",
            "public.price(integer, text): expected a function with the rights as declared, found no such function.",
            "CREATE FUNCTION price(int, text) RETURNS int LANGUAGE sql AS 'SELECT 1'"),
        Sabotage.of(
            "GRANT UPDATE ON SEQUENCE orders_id_seq TO PUBLIC",
            "public.orders_id_seq: expected no UPDATE for PUBLIC, found UPDATE.",
            "REVOKE UPDATE ON SEQUENCE orders_id_seq FROM PUBLIC"),
        Sabotage.of(
            "REVOKE USAGE ON TYPE mood FROM PUBLIC",
            "public.mood: expected USAGE for APP, found no USAGE.",
            "GRANT USAGE ON TYPE mood TO PUBLIC"));
  }

  @ParameterizedTest
  @MethodSource("sabotagesOfObjects")
  void whatARoleMayDoWithAnObjectIsAsDeclared(Sabotage sabotage, TestDatabase database)
      throws SQLException {
    Roles roles = Roles.of(database);
    database.execute(roles.in("GRANT INSERT, SELECT (id, item) ON orders TO APP"));

    roles.in(sabotage).proveWith(database, roles.in(OF_OBJECTS));
  }

  static Stream<Sabotage> sabotagesOfWhoever() {
    return Stream.of(
        Sabotage.of(
            "REVOKE SELECT ON stock FROM APP",
            "public.stock: expected that whoever may INSERT on public.orders has SELECT (item), found that APP has not.",
            "GRANT SELECT (item) ON stock TO APP"),
        Sabotage.of(
            "CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_catalog.now(); RETURN NEW; END'; CREATE TRIGGER look BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION look(); REVOKE USAGE ON SCHEMA pg_catalog FROM PUBLIC",
            "schema pg_catalog: expected that whoever may INSERT on public.orders has USAGE, since the trigger look calls what is in it, found that APP has not.",
            "GRANT USAGE ON SCHEMA pg_catalog TO PUBLIC"),
        Sabotage.of(
            "REVOKE EXECUTE ON FUNCTION int4gt(int, int) FROM PUBLIC",
            "pg_catalog.int4gt(integer, integer): expected that whoever may INSERT on public.orders has EXECUTE, since the constraint orders_cost_check calls it, the index orders_expr_idx calls it, the operator > calls it, found that APP has not.",
            "GRANT EXECUTE ON FUNCTION int4gt(int, int) TO PUBLIC"),
        Sabotage.of(
            "REVOKE UPDATE, DELETE ON stock FROM APP",
            "public.stock: expected that whoever may INSERT on public.orders has UPDATE, DELETE, found that APP has not.",
            "GRANT UPDATE, DELETE ON stock TO APP"),
        Sabotage.of(
            "REVOKE USAGE ON SEQUENCE orders_id_seq FROM APP",
            "public.orders_id_seq: expected that whoever may INSERT on public.orders has USAGE, since the default of id takes its next value, found that APP has not.",
            "GRANT UPDATE ON SEQUENCE orders_id_seq TO APP"),
        Sabotage.of(
            "REVOKE EXECUTE ON FUNCTION price(int, text) FROM PUBLIC",
            "public.price(integer, text): expected that whoever may INSERT on public.orders has EXECUTE, since the constraint orders_cost_check calls it, the default of cost calls it, the index orders_expr_idx calls it, found that APP has not.",
            "GRANT EXECUTE ON FUNCTION price(int, text) TO PUBLIC"),
        Sabotage.of(
            "REVOKE USAGE ON SCHEMA public FROM PUBLIC",
            "schema public: expected that whoever may INSERT on public.orders has USAGE, since the table is in it, found that APP has not.",
            "GRANT USAGE ON SCHEMA public TO APP"),
        Sabotage.of(
            "GRANT INSERT (item) ON orders TO OTHER; GRANT SELECT, UPDATE ON stock TO OTHER; GRANT USAGE ON SEQUENCE orders_id_seq TO OTHER",
            "public.stock: expected that whoever may INSERT on public.orders has DELETE, found that OTHER has not.",
            "REVOKE INSERT (item) ON orders FROM OTHER"),
        Sabotage.of(
            "CREATE VIEW ordered AS SELECT item FROM orders; GRANT INSERT ON ordered TO OTHER; GRANT SELECT, UPDATE ON stock TO OTHER; GRANT USAGE ON SEQUENCE orders_id_seq TO OTHER; CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER look BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION look(); CREATE VIEW shelf AS SELECT * FROM stock; GRANT DELETE ON shelf TO OTHER",
            "public.stock: expected that whoever may INSERT on public.orders has DELETE, found that OTHER has not: it writes through public.ordered, and triggers' functions run with its own rights.",
            // Nothing but the role itself deletes then.
            "DROP TRIGGER look ON orders"),
        Sabotage.of(
            "ALTER TABLE stock OWNER TO OTHER; REVOKE UPDATE ON stock FROM OTHER",
            "public.stock: expected that its owner OTHER has UPDATE, with whose rights the server checks orders_item_fkey of public.orders, found that OTHER has not.",
            "GRANT UPDATE (n) ON stock TO OTHER"),
        Sabotage.of(
            "ALTER ROLE APP NOLOGIN",
            "APP: expected that it can log in, or a member of it, for it was granted INSERT on public.orders, found NOLOGIN, and no member.",
            "ALTER ROLE APP LOGIN"),
        Sabotage.of(
            "ALTER ROLE APP VALID UNTIL '2020-02-03 UTC'",
            "APP: expected that it can log in, or a member of it, for it was granted INSERT on public.orders, found a password that was VALID UNTIL 2020-02-03 00:00:00+00.",
            "ALTER ROLE APP VALID UNTIL 'infinity'"),
        Sabotage.of(
            "ALTER ROLE APP CONNECTION LIMIT 0",
            "APP: expected that it can log in, or a member of it, for it was granted INSERT on public.orders, found CONNECTION LIMIT 0.",
            "ALTER ROLE APP CONNECTION LIMIT -1"),
        Sabotage.of(
            "DO $$ BEGIN EXECUTE format('REVOKE CONNECT ON DATABASE %I FROM PUBLIC', current_database()); END $$",
            "APP: expected that it can log in, or a member of it, for it was granted INSERT on public.orders, found no CONNECT on the database.",
            "DO $$ BEGIN EXECUTE format('GRANT CONNECT ON DATABASE %I TO APP', current_database()); END $$"),
        Sabotage.of(
            "ALTER ROLE APP NOLOGIN; GRANT APP TO OTHER; ALTER ROLE OTHER CONNECTION LIMIT 0",
            "APP: expected that it can log in, or a member of it, for it was granted INSERT on public.orders, found only OTHER, which can't: CONNECTION LIMIT 0.",
            "ALTER ROLE OTHER CONNECTION LIMIT -1"),
        new Sabotage(
            "ALTER ROLE OTHER NOINHERIT; ALTER ROLE APP NOLOGIN; GRANT APP TO OTHER; REVOKE DELETE ON stock FROM APP",
            List.of(
                "public.stock: expected that whoever may INSERT on public.orders has DELETE, found that APP has not.",
                "APP: expected that somebody who logs in may INSERT on public.orders at once, found only OTHER, who may not before SET ROLE APP: it does not inherit."),
            "GRANT DELETE ON stock TO APP; ALTER ROLE APP LOGIN"),
        Sabotage.of(
            "ALTER TABLE stock RENAME n TO m; ALTER TABLE stock RENAME item TO thing",
            "public.stock: expected a column item on which somebody may have SELECT, found no such column.",
            "ALTER TABLE stock RENAME thing TO item"));
  }

  @ParameterizedTest
  @MethodSource("sabotagesOfWhoever")
  void whoeverMayWriteMayDoWhatItTakes(Sabotage sabotage, TestDatabase database)
      throws SQLException {
    Roles roles = Roles.of(database);
    database.execute(
        roles.in(
            "GRANT INSERT ON orders TO APP; GRANT SELECT (item), UPDATE, DELETE ON stock TO APP; GRANT USAGE ON SEQUENCE orders_id_seq TO APP"));

    roles.in(sabotage).proveWith(database, OF_WHOEVER);
  }

  /** Not once for each of its columns. */
  @Test
  void aTableThatIsMissingIsSaidOnce(TestDatabase database) throws SQLException {
    database.execute("DROP TABLE stock CASCADE");

    assertThat(VerifiedRules.of(database, OF_WHOEVER).messages())
        .contains(
            "public.stock: expected a table on which somebody may have SELECT, UPDATE, DELETE, found no such table.")
        .noneMatch(message -> message.contains("no such column"));
  }

  /** What is found along the search_path takes no right on its schema: an INSERT tells. */
  @Test
  void withoutQualifiedNamesNothingInPgCatalogIsNeeded(TestDatabase database) throws SQLException {
    Roles roles = Roles.of(database);
    database.execute(
        roles.in(
            "CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.cost := 1 + 1; RETURN NEW; END'; CREATE TRIGGER look BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION look(); GRANT INSERT ON orders TO APP; GRANT SELECT (item), UPDATE, DELETE ON stock TO APP; GRANT USAGE ON SEQUENCE orders_id_seq TO APP; REVOKE USAGE ON SCHEMA pg_catalog FROM PUBLIC"));

    VerifiedRules.of(database, OF_WHOEVER).assertHolds();
    database.execute(roles.in("SET ROLE APP; INSERT INTO orders DEFAULT VALUES; RESET ROLE"));
  }

  @Test
  void itHoldsWhereNobodyMayWrite(TestDatabase database) {
    VerifiedRules.of(database, OF_WHOEVER).assertHolds();
  }

  @Test
  void aSecondRoleThatCanLogInMakesItAWarning(TestDatabase database) throws SQLException {
    Roles roles = Roles.of(database);
    database.execute(
        roles.in(
            "GRANT INSERT ON orders TO APP, OTHER; GRANT ALL ON stock, orders_id_seq TO APP, OTHER; ALTER ROLE APP NOLOGIN"));

    VerifiedRules verified = VerifiedRules.of(database, OF_WHOEVER);

    assertThat(verified.status()).isZero();
    assertThat(verified.complaints())
        .singleElement()
        .satisfies(found -> assertThat(found.object()).isEqualTo(roles.in("APP")));
    database.execute(roles.in("ALTER ROLE APP LOGIN"));
  }

  static Stream<Sabotage> owners() {
    return Stream.of(
        Sabotage.of(
            "ALTER TABLE orders OWNER TO APP; GRANT SELECT ON orders TO OTHER",
            "APP: expected that somebody who may INSERT on public.orders cannot alter or replace what comes of it, found the owner of public.orders.",
            "ALTER TABLE orders OWNER TO postgres; GRANT INSERT ON orders TO APP"),
        Sabotage.of(
            "GRANT OTHER TO APP; ALTER FUNCTION price(int, text) OWNER TO OTHER",
            "APP: expected that somebody who may INSERT on public.orders cannot alter or replace what comes of it, found the owner of public.price(integer, text).",
            "REVOKE OTHER FROM APP"),
        Sabotage.of(
            "ALTER SCHEMA mine OWNER TO APP; DO $$ BEGIN EXECUTE format('ALTER DATABASE %I OWNER TO APP', current_database()); END $$",
            "APP: expected that somebody who may INSERT on public.orders cannot alter or replace what comes of it, found the owner of schema mine, THIS DATABASE.",
            "ALTER SCHEMA mine OWNER TO postgres; DO $$ BEGIN EXECUTE format('ALTER DATABASE %I OWNER TO postgres', current_database()); END $$"));
  }

  @ParameterizedTest
  @MethodSource("owners")
  void whoeverMayWriteOwnsNothingOfIt(Sabotage sabotage, TestDatabase database)
      throws SQLException {
    Roles roles = Roles.of(database);
    database.execute(
        roles.in(
            "GRANT INSERT ON orders TO APP; ALTER TABLE stock OWNER TO OTHER; CREATE SCHEMA mine"));

    Sabotage named = roles.in(sabotage);
    String owned = "database " + database.name();
    new Sabotage(
            named.sql(),
            named.findings().stream().map(text -> text.replace("THIS DATABASE", owned)).toList(),
            named.repair())
        .proveWith(
            database,
            """
            rules:
              - rule: owners
                check: privileges
                whoever_may: INSERT
                on: public.orders
                must_not_own:
                  [public.orders, "function public.price(int, text)", schema mine, database]
            """);
  }

  @Test
  void whoOwnsTheDatabaseOwnsTheSchemaPublic(TestDatabase database) throws SQLException {
    assumeTrue(database.connection().getMetaData().getDatabaseMajorVersion() >= 15);
    Roles roles = Roles.of(database);
    database.execute(
        roles.in(
            "GRANT INSERT ON orders TO APP; ALTER DATABASE %s OWNER TO APP"
                .formatted(database.name())));

    assertThat(
            VerifiedRules.of(
                    database,
                    """
                    rules:
                      - {rule: owners, check: privileges, whoever_may: INSERT, on: public.orders, must_not_own: [schema public]}
                    """)
                .complaints())
        .singleElement()
        .satisfies(
            found -> assertThat(found.message()).endsWith("found the owner of schema public."));
  }

  @Test
  void aRoleOfMembersThatDoNotInheritIsAWarning(TestDatabase database) throws SQLException {
    Roles roles = Roles.of(database);
    database.execute(
        roles.in(
            "GRANT INSERT ON orders TO APP; GRANT ALL ON stock, orders_id_seq TO APP;"
                + " ALTER ROLE APP NOLOGIN; ALTER ROLE OTHER NOINHERIT; GRANT APP TO OTHER"));

    VerifiedRules verified = VerifiedRules.of(database, OF_WHOEVER);

    assertThat(verified.status()).isZero();
    assertThat(verified.complaints())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.object()).isEqualTo(roles.in("APP"));
              assertThat(found.hint())
                  .isEqualTo(
                      roles.in(
                          "Let it inherit: up to PostgreSQL 15 by ALTER ROLE OTHER INHERIT, from 16 on by GRANT APP TO OTHER WITH INHERIT TRUE."));
            });
    database.execute(roles.in("ALTER ROLE APP LOGIN"));
    VerifiedRules.of(database, OF_WHOEVER).assertHolds();
  }

  static Stream<Sabotage> sabotagesOfFunctions() {
    return Stream.of(
        Sabotage.of(
            "ALTER FUNCTION guarded() RESET search_path",
            "public.guarded(): expected a search_path of its own that ends with pg_temp, found none: whoever calls it chooses what its names mean, and it runs with the rights of postgres.",
            "ALTER FUNCTION guarded() SET search_path = ''"),
        Sabotage.of(
            "ALTER FUNCTION guarded() OWNER TO OTHER",
            "public.guarded(): expected owner postgres, found OTHER.",
            "ALTER FUNCTION guarded() OWNER TO postgres; REVOKE ALL ON FUNCTION guarded() FROM OTHER"),
        Sabotage.of(
            "GRANT EXECUTE ON FUNCTION guarded() TO PUBLIC",
            "public.guarded(): expected EXECUTE for APP alone, found EXECUTE for PUBLIC.",
            "REVOKE EXECUTE ON FUNCTION guarded() FROM PUBLIC"));
  }

  @ParameterizedTest
  @MethodSource("sabotagesOfFunctions")
  void aFunctionWithItsOwnersRightsIsSafe(Sabotage sabotage, TestDatabase database)
      throws SQLException {
    Roles roles = Roles.of(database);

    roles.in(sabotage).proveWith(database, roles.in(OF_FUNCTIONS));
  }

  @Test
  void aRoleIsMightyByItselfOnlyIfItIsNamed(TestDatabase database) throws SQLException {
    Roles roles = Roles.of(database);
    String rules =
        roles.in(
            """
            rules:
              - {rule: mighty, check: privileges, attributes: {BYPASSRLS: [APP], replication: []}}
            """);
    database.execute(roles.in("ALTER ROLE APP BYPASSRLS"));

    assertThat(ofRole("OTHER", roles, VerifiedRules.of(database, rules))).isEmpty();
    database.execute(roles.in("ALTER ROLE OTHER BYPASSRLS REPLICATION"));

    List<VerifiedRules.Found> mighty = ofRole("OTHER", roles, VerifiedRules.of(database, rules));
    assertThat(mighty)
        .extracting(VerifiedRules.Found::message)
        .containsExactlyInAnyOrder(
            roles.in(
                "OTHER: expected a role without BYPASSRLS, found one that has it: no policy hides a row from it."),
            roles.in(
                "OTHER: expected a role without REPLICATION, found one that has it: it reads every change of every database."));
    for (VerifiedRules.Found found : mighty) {
      database.execute(found.hint());
    }
    assertThat(ofRole("OTHER", roles, VerifiedRules.of(database, rules))).isEmpty();
  }

  /** Roles are the server's, and other tests have theirs. */
  private static List<VerifiedRules.Found> ofRole(
      String role, Roles roles, VerifiedRules verified) {
    return verified.complaints().stream()
        .filter(found -> found.object().equals(roles.in(role)))
        .toList();
  }

  static Stream<Sabotage> sabotagesOfDefaults() {
    return Stream.of(
        Sabotage.of(
            "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT ON TABLES TO PUBLIC",
            "schema public: expected default privileges for nobody but the owner and APP, found INSERT, SELECT for PUBLIC on tables that postgres makes.",
            "ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA public REVOKE INSERT, SELECT ON TABLES FROM PUBLIC;"),
        Sabotage.of(
            "ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO OTHER",
            "all schemas: expected default privileges for nobody but the owner and APP, found EXECUTE for OTHER on functions that postgres makes.",
            "ALTER DEFAULT PRIVILEGES FOR ROLE postgres REVOKE EXECUTE ON FUNCTIONS FROM OTHER;"),
        Sabotage.of(
            "ALTER DEFAULT PRIVILEGES FOR ROLE APP IN SCHEMA public GRANT USAGE ON SEQUENCES TO OTHER",
            "schema public: expected default privileges for nobody but the owner and APP, found USAGE for OTHER on sequences that APP makes.",
            "ALTER DEFAULT PRIVILEGES FOR ROLE APP IN SCHEMA public REVOKE USAGE ON SEQUENCES FROM OTHER;"));
  }

  @ParameterizedTest
  @MethodSource("sabotagesOfDefaults")
  void whatIsMadeLaterGivesRightsToThoseWhoAreNamed(Sabotage sabotage, TestDatabase database)
      throws SQLException {
    Roles roles = Roles.of(database);
    database.execute(
        roles.in(
            "CREATE SCHEMA beside; ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO APP;"
                + "ALTER DEFAULT PRIVILEGES IN SCHEMA beside GRANT ALL ON TABLES TO PUBLIC"));

    roles
        .in(sabotage)
        .proveWith(
            database,
            roles.in(
                """
                rules:
                  - {rule: later, check: privileges, default_privileges_of: public, grantees: APP}
                """));
  }

  @Test
  void whatMustNotBeOwnedAndIsNotThereIsTold(TestDatabase database) throws SQLException {
    Roles roles = Roles.of(database);
    database.execute(roles.in("GRANT INSERT ON orders TO APP"));
    String rules =
        """
        rules:
          - {rule: owners, check: privileges, whoever_may: INSERT, on: public.orders, must_not_own: ["function public.%s(integer, text)"]}
        """;

    VerifiedRules.of(database, rules.formatted("price")).assertHolds();
    assertThat(VerifiedRules.of(database, rules.formatted("prize")).messages())
        .containsExactly(
            "public.prize(integer, text): expected a function that somebody owns who may not INSERT on public.orders, found no such function.");
  }

  /** What a finding says to do works when it is pasted. */
  @Test
  void whatIsToBeDoneIsAStatement(TestDatabase database) throws SQLException {
    Roles roles = Roles.of(database);
    database.execute(
        roles.in(
            """
            GRANT INSERT ON orders TO APP;
            ALTER TABLE stock OWNER TO OTHER; REVOKE ALL ON stock FROM OTHER;
            REVOKE EXECUTE ON FUNCTION price(int, text) FROM PUBLIC;
            REVOKE USAGE ON SCHEMA public FROM PUBLIC;
            """));

    for (VerifiedRules.Found found : VerifiedRules.of(database, OF_WHOEVER).complaints()) {
      database.execute(found.hint());
    }

    VerifiedRules.of(database, OF_WHOEVER).assertHolds();
  }

  /** Two roles that can log in. */
  private record Roles(String app, String other) {
    static Roles of(TestDatabase database) throws SQLException {
      return new Roles(database.createRole("app").name(), database.createRole("other").name());
    }

    String in(String text) {
      return text.replaceAll("\\bAPP\\b", app).replaceAll("\\bOTHER\\b", other);
    }

    Sabotage in(Sabotage sabotage) {
      return new Sabotage(
          in(sabotage.sql()),
          sabotage.findings().stream().map(this::in).toList(),
          in(sabotage.repair()));
    }
  }
}
