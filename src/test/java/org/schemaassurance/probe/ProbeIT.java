package org.schemaassurance.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.ProbedRules;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;
import org.schemaassurance.support.ToolRun;

/** One behaviour of a shop: an order reserves its article. */
@Template(ProbeIT.Shop.class)
final class ProbeIT {
  private static final String ORDERED =
      """
      behaviours:
        - behaviour: an order takes its article off the shelf
          as: {whoever_may: INSERT, on: public.orders}
          given: INSERT INTO public.articles VALUES (-1, 10);
          when: INSERT INTO orders (article, pieces) VALUES (-1, 3);
          then:
            - {query: "SELECT pieces FROM public.articles WHERE id = -1", rows: [[7]]}
      """;

  /** Articles, and orders with a trigger. */
  static final class Shop implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TABLE articles (id integer PRIMARY KEY, pieces integer NOT NULL CHECK (pieces >= 0));
            CREATE TABLE orders (id bigserial PRIMARY KEY, article integer REFERENCES articles, pieces integer);
            CREATE FUNCTION reserve() RETURNS trigger LANGUAGE plpgsql AS
              'BEGIN UPDATE public.articles SET pieces = pieces - NEW.pieces WHERE id = NEW.article; RETURN NEW; END';
            CREATE TRIGGER reserve BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION reserve();
            """);
      }
    }
  }

  @Test
  void whatHappensHoldsAndLeavesNoRow(TestDatabase shop) throws SQLException {
    ProbedRules probed = ProbedRules.of(shop, ORDERED);

    assertThat(probed.messages())
        .containsExactly("public.orders, as postgres: an order takes its article off the shelf");
    assertThat(probed.status()).isZero();
    assertThat(shop.value("SELECT count(*) FROM articles")).isEqualTo(0L);
    assertThat(shop.value("SELECT count(*) FROM orders")).isEqualTo(0L);
  }

  @Test
  void whatDoesNotHappenIsBrokenWithTheTriggersOnItsWay(TestDatabase shop) throws SQLException {
    shop.execute(
        """
        CREATE FUNCTION undo() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN UPDATE public.articles SET pieces = 10 WHERE id = NEW.article; RETURN NULL; END';
        CREATE TRIGGER undo AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION undo();
        """);

    ProbedRules probed = ProbedRules.of(shop, ORDERED);

    assertThat(probed.messages())
        .containsExactly(
            "public.orders, as postgres: expected that an order takes its article off the shelf"
                + " (7 of SELECT pieces FROM public.articles WHERE id = -1), found 10"
                + " (on the way: public.orders.reserve, public.orders.undo).");
    assertThat(probed.status()).isEqualTo(1);
  }

  @Test
  void eachRoleThatMayTriesItAndOneThatLacksARightIsNamed(TestDatabase shop) throws SQLException {
    TestRole whole = role(shop, "whole", "GRANT SELECT, UPDATE ON articles TO %s");
    TestRole lacking = role(shop, "lacking", "GRANT SELECT ON articles TO %s");
    shop.createRole("reader");

    ProbedRules probed = ProbedRules.of(shop, ORDERED);

    assertThat(probed.messages())
        .containsExactlyInAnyOrder(
            "public.orders, as " + whole.name() + ": an order takes its article off the shelf",
            "public.orders, as "
                + lacking.name()
                + ": expected that an order takes its article off the shelf, found that it fails:"
                + " permission denied for table articles (SQLSTATE 42501), in SQL statement"
                + " \"UPDATE public.articles SET pieces = pieces - NEW.pieces WHERE id ="
                + " NEW.article\", in PL/pgSQL function reserve() line 1 at SQL statement.");
    assertThat(probed.status()).isEqualTo(1);
    drop(shop, whole, lacking);
  }

  @Test
  void whoWritesThroughAViewAloneIsNotTriedAndTold(TestDatabase shop) throws SQLException {
    TestRole app = shop.createRole("app");
    shop.execute(
        "CREATE VIEW ordered AS SELECT * FROM orders; GRANT INSERT ON ordered TO " + app.name());

    ToolRun probed = ToolRun.of(ToolRun.environment(shop), "probe", "--rules", file(ORDERED));

    assertThat(probed.out())
        .contains("as postgres: an order takes its article off the shelf")
        .contains(app.name() + " (public.ordered)");
    assertThat(probed.status()).isZero();
    drop(shop, app);
  }

  @Test
  void aRoleWhoseRightsMayNotBeTakenIsUnknownWithTheGrant(TestDatabase shop) throws SQLException {
    TestRole app = role(shop, "app", "GRANT SELECT, UPDATE ON articles TO %s");
    TestRole prober = role(shop, "prober", "GRANT ALL ON articles TO %s");
    shop.execute("REVOKE INSERT ON orders FROM " + prober.name());

    ProbedRules probed = ProbedRules.of(ToolRun.environment(shop, prober), ORDERED);

    assertThat(probed.messages())
        .containsExactly(
            "public.orders, as %s: whether an order takes its article off the shelf is not known: %s may not take the rights of %s."
                .formatted(app.name(), prober.name(), app.name()));
    assertThat(probed.findings().get(0).hint())
        .isEqualTo("GRANT " + app.name() + " TO " + prober.name() + ";");
    assertThat(probed.status()).isEqualTo(3);

    shop.execute(probed.findings().get(0).hint());
    assertThat(ProbedRules.of(ToolRun.environment(shop, prober), ORDERED).status()).isZero();
    drop(shop, prober, app);
  }

  @Test
  void theRolesSettingsCount(TestDatabase shop) throws SQLException {
    TestRole app = role(shop, "app", "GRANT SELECT, UPDATE ON articles TO %s");
    TestRole reader = shop.createRole("reader");
    shop.execute("GRANT " + reader.name() + " TO " + app.name());

    assertThat(messageUnder(shop, app, "default_transaction_read_only", "on"))
        .endsWith(
            "found that it fails: cannot execute INSERT in a read-only transaction (SQLSTATE 25006);"
                + " default_transaction_read_only is on for role "
                + app.name()
                + ".");
    assertThat(messageUnder(shop, app, "role", reader.name()))
        .endsWith(
            "found that it fails: permission denied for table orders (SQLSTATE 42501); sessions of "
                + app.name()
                + " act as "
                + reader.name()
                + ".");
    assertThat(messageUnder(shop, app, "session_replication_role", "replica")).contains("found 10");
    shop.execute(
        "CREATE SCHEMA old; CREATE TABLE old.orders (LIKE public.orders); ALTER TABLE old.orders ALTER id DROP NOT NULL; GRANT ALL ON SCHEMA old TO PUBLIC; GRANT ALL ON old.orders TO PUBLIC");
    assertThat(messageUnder(shop, app, "search_path", "old, public")).contains("found 10");
    assertThat(messageUnder(shop, app, "search_path", "pg_catalog"))
        .endsWith(
            "an order takes its article off the shelf; its search_path leads to no such table, so"
                + " the schema was searched as well");
    drop(shop, app, reader);
  }

  @Test
  void aTimeoutOfTheRoleThatIsTooShortIsBroken(TestDatabase shop) throws SQLException {
    TestRole app = role(shop, "app", "GRANT SELECT, UPDATE ON articles TO %s");
    shop.execute(
        "CREATE OR REPLACE FUNCTION reserve() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN PERFORM pg_sleep(0.5); UPDATE public.articles SET pieces = pieces - NEW.pieces WHERE id = NEW.article; RETURN NEW; END'");

    assertThat(messageUnder(shop, app, "statement_timeout", "30"))
        .contains(
            "found that it fails: canceling statement due to statement timeout (SQLSTATE 57014)")
        .endsWith("; statement_timeout of " + app.name() + " is that short.");
    assertThat(ProbedRules.of(shop, ORDERED).status()).isZero();
    drop(shop, app);
  }

  private static String messageUnder(TestDatabase shop, TestRole role, String name, String value)
      throws SQLException {
    shop.execute("ALTER ROLE %s SET %s = %s".formatted(role.name(), name, value));
    ProbedRules probed = ProbedRules.of(shop, ORDERED);
    shop.execute("ALTER ROLE %s RESET %s".formatted(role.name(), name));
    assertThat(probed.messages()).hasSize(1);
    return probed.messages().get(0);
  }

  @Test
  void whoeverHoldsARowMakesItUnknownAndNotBroken(TestDatabase shop) throws SQLException {
    try (Connection other = shop.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE articles IN ACCESS EXCLUSIVE MODE");

      ProbedRules probed = ProbedRules.of(shop, ORDERED);

      assertThat(probed.messages())
          .containsExactly(
              "public.orders, as postgres: whether an order takes its article off the shelf is not"
                  + " known: the stage could not be set: canceling statement due to lock timeout"
                  + " (SQLSTATE 55P03).");
      assertThat(probed.status()).isEqualTo(3);
      other.rollback();
    }
  }

  @Test
  void aStageWhoseKeysAreTakenSaysWhatToDo(TestDatabase shop) throws SQLException {
    shop.execute("INSERT INTO articles VALUES (-1, 10)");

    ProbedRules probed = ProbedRules.of(shop, ORDERED);

    assertThat(probed.status()).isEqualTo(3);
    assertThat(probed.findings())
        .singleElement()
        .satisfies(found -> assertThat(found.message()).contains("articles_pkey"))
        .extracting(ProbedRules.Found::hint)
        .isEqualTo("Rows of somebody else have these values: give the behaviour's others.");
  }

  @Test
  void deferredTriggersFire(TestDatabase shop) throws SQLException {
    shop.execute(
        """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''too late''; END';
        CREATE CONSTRAINT TRIGGER late AFTER INSERT ON orders DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse();
        """);

    assertThat(ProbedRules.of(shop, ORDERED).messages())
        .singleElement()
        .asString()
        .contains("found that it fails: too late (SQLSTATE P0001)");
  }

  @Test
  void aFailureCanBeWhatHasToHappen(TestDatabase shop) throws SQLException {
    String tooMany =
        """
        behaviours:
          - behaviour: nobody orders more than there is
            given: INSERT INTO public.articles VALUES (-1, 1);
            when: INSERT INTO public.orders (article, pieces) VALUES (-1, 3);
            error: "23514"
        """;
    assertThat(ProbedRules.of(shop, tooMany).status()).isZero();

    shop.execute("ALTER TABLE articles DROP CONSTRAINT articles_pieces_check");
    assertThat(ProbedRules.of(shop, tooMany).messages())
        .containsExactly(
            "As postgres: expected that nobody orders more than there is (a failure with SQLSTATE"
                + " 23514), found no failure (on the way: public.orders.reserve).");

    shop.execute("ALTER TABLE orders DROP COLUMN pieces");
    assertThat(ProbedRules.of(shop, tooMany).messages())
        .singleElement()
        .asString()
        .contains("found column \"pieces\" of relation \"orders\" does not exist (SQLSTATE 42703)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EXECUTE 'x'; COPY articles TO PROGRAM 'true';",
        "EXECUTE 'COPY public.articles TO PROGRAM ''true''';",
        "PERFORM dblink_exec('dbname=other', 'DELETE FROM t');",
        "PERFORM setval('orders_id_seq', 7);",
        "PERFORM deeper();"
      })
  void whatActsOutsideOfTheTransactionIsNotTried(String body, TestDatabase shop)
      throws SQLException {
    shop.execute(
        "CREATE FUNCTION deeper() RETURNS void LANGUAGE plpgsql AS 'BEGIN PERFORM lo_import(''/etc/passwd''); END'");
    shop.execute(
        "CREATE FUNCTION act() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN "
            + body
            + " RETURN NULL; END $f$;"
            + "CREATE TRIGGER act AFTER UPDATE ON articles FOR EACH ROW EXECUTE FUNCTION act()");

    ProbedRules probed = ProbedRules.of(shop, ORDERED);

    assertThat(probed.messages())
        .singleElement()
        .asString()
        .contains("is not known: it was not tried, since public.");
    assertThat(probed.status()).isEqualTo(3);
  }

  @Test
  void whatOutlastsARollbackIsToldBeforehand(TestDatabase shop) throws SQLException {
    ProbedRules probed = ProbedRules.of(shop, ORDERED);

    assertThat(probed.run().err())
        .isEqualTo(
            "These sequences may advance, which no rollback takes back: public.orders_id_seq.\n");
    assertThat(shop.value("SELECT last_value FROM orders_id_seq")).isEqualTo(1L);
    assertThat(shop.value("SELECT is_called FROM orders_id_seq")).isEqualTo(true);
  }

  @Test
  void aDryRunPrintsTheStatementsAndSendsNone(TestDatabase shop) throws SQLException {
    ToolRun dry =
        ToolRun.of(ToolRun.environment(shop), "probe", "--dry-run", "--rules", file(ORDERED));

    assertThat(dry.out())
        .contains(
            "-- These sequences may advance, which no rollback takes back: public.orders_id_seq.\n")
        .contains("-- an order takes its article off the shelf, as postgres (target/")
        .contains("BEGIN;\nSET TRANSACTION READ WRITE;\n")
        .containsSubsequence(
            "SET LOCAL lock_timeout = 250;\n",
            "INSERT INTO public.articles VALUES (-1, 10);\n",
            "INSERT INTO orders (article, pieces) VALUES (-1, 3);\n",
            "SET CONSTRAINTS ALL IMMEDIATE;\n",
            "SELECT pieces FROM public.articles WHERE id = -1;\n",
            "ROLLBACK;\n");
    assertThat(dry.status()).isZero();
    assertThat(shop.value("SELECT is_called FROM orders_id_seq")).isEqualTo(false);
  }

  @Test
  void verifySaysHowManyThereAre(TestDatabase shop) {
    String rules = ORDERED + "rules: [{rule: a, check: table, table: public.orders}]\n";

    ToolRun verified = ToolRun.of(ToolRun.environment(shop), "verify", "--rules", file(rules));

    assertThat(verified.out())
        .contains("· 1 behaviour is declared beside these rules: 'probe' tries it.\n");
    assertThat(verified.status()).isZero();
  }

  @Test
  void aTableThatIsMissingIsBroken(TestDatabase shop) throws SQLException {
    shop.execute("DROP TABLE orders");

    assertThat(ProbedRules.of(shop, ORDERED).messages())
        .containsExactly(
            "public.orders: expected that an order takes its article off the shelf, found no such"
                + " table.");
  }

  private static String file(String rules) {
    try {
      Path file = Files.createTempFile(Path.of("target"), "behaviours", ".yaml");
      file.toFile().deleteOnExit();
      Files.writeString(file, rules);
      return file.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TestRole role(TestDatabase shop, String name, String... grants)
      throws SQLException {
    TestRole role = shop.createRole(name);
    shop.execute(
        "GRANT USAGE ON SCHEMA public TO %1$s; GRANT INSERT ON orders TO %1$s; GRANT USAGE ON orders_id_seq TO %1$s"
            .formatted(role.name()));
    for (String grant : List.of(grants)) {
      shop.execute(grant.formatted(role.name()));
    }
    return role;
  }

  private static void drop(TestDatabase shop, TestRole... roles) throws SQLException {
    for (TestRole role : roles) {
      shop.execute("DROP OWNED BY " + role.name());
    }
  }
}
