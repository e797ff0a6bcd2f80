package org.schemaassurance.verify.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.Sabotage;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.VerifiedRules;

@Template(FunctionCheckIT.Functions.class)
final class FunctionCheckIT {
  private static final String RULES =
      """
      rules:
        - rule: plain
          check: function
          function: public.f(int, varchar)
          returns: int
          language: plpgsql
          body: |
            BEGIN
              RETURN length('Text') + a; -- what it is
            END
        - rule: odd
          check: function
          function: '"S"."F.f"()'
          returns: setof text
          language: sql
          volatility: stable
          security: definer
          strict: true
          settings: [search_path=pg_catalog, work_mem=8MB]
        - rule: table
          check: function
          function: public.pairs()
          returns: TABLE(a integer, b text)
      """;
  private static final String WRITES =
      "rules: [{rule: writes, check: function, function: public.writes()}]";
  private static final String OBJECT = "public.f(integer, character varying): expected ";
  private static final String HEALTHY =
      "CREATE OR REPLACE FUNCTION f(a int, b varchar) RETURNS int LANGUAGE plpgsql AS"
          + " $$BEGIN RETURN length('Text') + a; END$$";

  static final class Functions implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE SCHEMA "S";
            CREATE FUNCTION "S"."F.f"() RETURNS SETOF text LANGUAGE sql STABLE STRICT SECURITY DEFINER
              SET work_mem = '8MB' SET search_path = pg_catalog AS 'SELECT ''a''';
            CREATE FUNCTION pairs() RETURNS TABLE (a int, b text) LANGUAGE sql AS 'SELECT 1, ''b''';
            """
                + HEALTHY);
      }
    }
  }

  private static Sabotage instead(String word, String other, String difference) {
    assertThat(HEALTHY).contains(word);
    return Sabotage.of(
        HEALTHY.replace(word, other),
        OBJECT + difference,
        "DROP FUNCTION f(int, varchar); " + HEALTHY);
  }

  private static Sabotage altered(String alteration, String difference, String back) {
    return Sabotage.of(
        "ALTER FUNCTION f(int, varchar) " + alteration,
        OBJECT + difference,
        "ALTER FUNCTION f(int, varchar) " + back);
  }

  static Stream<Sabotage> sabotages() {
    return Stream.of(
        instead(
            "'Text'",
            "'text'",
            "the declared body (with \"BEGIN\"), found another body (with \"BEGIN RETURN length('text') + a; END\")."),
        instead(
            "+ a",
            "+ b",
            "the declared body (with \"BEGIN\"), found another body (with \"BEGIN RETURN length('Text') + b; END\")."),
        instead(
            "RETURN length('Text') + a;",
            "RETURN 0;",
            "the declared body (with \"BEGIN\"), found another body (with \"BEGIN RETURN 0; END\")."),
        altered("IMMUTABLE", "volatility volatile, found immutable.", "VOLATILE"),
        altered("SECURITY DEFINER", "SECURITY INVOKER, found DEFINER.", "SECURITY INVOKER"),
        altered("STRICT", "called on NULL input, found STRICT.", "CALLED ON NULL INPUT"),
        altered(
            "SET search_path = public", "settings none, found search_path=public.", "RESET ALL"),
        altered(
            "SET session_replication_role = replica",
            "settings none, found session_replication_role=replica.",
            "RESET ALL"),
        Sabotage.of(
            "DROP FUNCTION f(int, varchar)",
            OBJECT + "a function of that signature, found none of that name.",
            HEALTHY),
        Sabotage.of(
            "ALTER FUNCTION f(int, varchar) SET SCHEMA \"S\"",
            OBJECT
                + "a function of that signature, found one of that name only elsewhere: \"S\".f(integer, character varying).",
            "ALTER FUNCTION \"S\".f(int, varchar) SET SCHEMA public"),
        Sabotage.of(
            "DROP FUNCTION f(int, varchar); CREATE FUNCTION f(bigint, varchar) RETURNS int LANGUAGE sql AS 'SELECT 1'",
            OBJECT
                + "a function of that signature, found only public.f(bigint, character varying).",
            "DROP FUNCTION f(bigint, varchar); " + HEALTHY),
        Sabotage.of(
            "DROP FUNCTION f(int, varchar); CREATE PROCEDURE f(a int, b varchar) LANGUAGE plpgsql AS 'BEGIN END'",
            OBJECT + "a function, found procedure.",
            "DROP PROCEDURE f(int, varchar); " + HEALTHY),
        Sabotage.of(
            "DROP FUNCTION f(int, varchar); " + HEALTHY.replace("RETURNS int", "RETURNS bigint"),
            OBJECT + "result int, found bigint.",
            "DROP FUNCTION f(int, varchar); " + HEALTHY),
        Sabotage.of(
            "DROP FUNCTION pairs(); CREATE FUNCTION pairs() RETURNS TABLE (a int, b int) LANGUAGE sql AS 'SELECT 1, 2'",
            "public.pairs(): expected result TABLE(a integer, b text), found TABLE(a integer, b integer).",
            "DROP FUNCTION pairs(); CREATE FUNCTION pairs() RETURNS TABLE (a int, b text) LANGUAGE sql AS 'SELECT 1, ''b'''"),
        Sabotage.of(
            "ALTER FUNCTION \"S\".\"F.f\"() RESET search_path",
            "\"S\".\"F.f\"(): expected settings search_path=pg_catalog, work_mem=8MB, found work_mem=8MB.",
            "ALTER FUNCTION \"S\".\"F.f\"() SET search_path = pg_catalog"),
        Sabotage.of(
            "ALTER FUNCTION \"S\".\"F.f\"() SECURITY INVOKER",
            "\"S\".\"F.f\"(): expected SECURITY DEFINER, found INVOKER.",
            "ALTER FUNCTION \"S\".\"F.f\"() SECURITY DEFINER"),
        Sabotage.of(
            "CREATE FUNCTION f(bigint, varchar) RETURNS int LANGUAGE sql AS 'SELECT 1'",
            "public.f(bigint, character varying): expected no other public.f than public.f(integer, character varying), found this overload, which calls may reach instead.",
            "DROP FUNCTION f(bigint, varchar)"),
        Sabotage.of(
            "CREATE FUNCTION f(int, varchar, int DEFAULT 1) RETURNS int LANGUAGE sql AS 'SELECT 1'",
            "public.f(integer, character varying, integer): expected no other public.f than public.f(integer, character varying), found this overload, which calls may reach instead.",
            "DROP FUNCTION f(int, varchar, int)"),
        Sabotage.of(
            "CREATE FUNCTION f(VARIADIC text[]) RETURNS int LANGUAGE sql AS 'SELECT 1'",
            "public.f(text[]): expected no other public.f than public.f(integer, character varying), found this overload, which calls may reach instead.",
            "DROP FUNCTION f(VARIADIC text[])"));
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void eachWayToBeAnotherFunctionIsFound(Sabotage sabotage, TestDatabase database)
      throws SQLException {
    sabotage.proveWith(database, RULES);
  }

  @Test
  void anotherLanguageIsFoundTogetherWithItsBody(TestDatabase database) throws SQLException {
    database.execute(
        "CREATE OR REPLACE FUNCTION f(a int, b varchar) RETURNS int LANGUAGE sql AS 'SELECT a'");

    assertThat(VerifiedRules.of(database, RULES).messages())
        .contains(OBJECT + "language plpgsql, found sql.")
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE OR REPLACE FUNCTION f(a int, b varchar) RETURNS int LANGUAGE plpgsql AS $$begin /* no */ return LENGTH('Text')+A; end$$",
        "COMMENT ON FUNCTION f(int, varchar) IS 'x'",
        "ALTER FUNCTION f(int, varchar) COST 7 PARALLEL SAFE",
        "ALTER FUNCTION pairs() STRICT",
        "CREATE FUNCTION f(int, varchar, int) RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE FUNCTION \"S\".f(a int, b varchar) RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "GRANT EXECUTE ON FUNCTION f(int, varchar) TO public"
      })
  void whatChangesNothingIsLeftAlone(String harmless, TestDatabase database) throws SQLException {
    database.execute(harmless);

    VerifiedRules.of(database, RULES).assertHolds();
  }

  @Test
  void theFindingShowsBothBodiesLineByLine(TestDatabase database) throws SQLException {
    database.execute(
        "CREATE OR REPLACE FUNCTION f(a int, b varchar) RETURNS int LANGUAGE plpgsql AS $$\nBEGIN\n  RETURN 0;\nEND\n$$");

    assertThat(VerifiedRules.of(database, RULES).complaints().get(0).hint())
        .contains("  BEGIN\n-   RETURN length('Text') + a; -- what it is\n+   RETURN 0;\n  END");
  }

  @Test
  void aBodyWithoutEndIsStillCompared(TestDatabase database) throws SQLException {
    database.execute(
        "CREATE OR REPLACE FUNCTION f(a int, b varchar) RETURNS int LANGUAGE plpgsql AS $$BEGIN "
            + "\nPERFORM 1;".repeat(60_000)
            + " RETURN 1; END$$");

    assertThat(VerifiedRules.of(database, RULES).messages())
        .singleElement()
        .asString()
        .startsWith(OBJECT + "the declared body")
        .hasSizeLessThan(400);
  }

  @Test
  void inAnotherLanguageEveryLetterCounts(TestDatabase database) throws SQLException {
    database.execute("CREATE FUNCTION root(float8) RETURNS float8 LANGUAGE internal AS 'dsqrt'");
    String rules =
        "rules: [{rule: a, check: function, function: public.root(float), language: internal, body: dsqrt}]";

    VerifiedRules.of(database, rules).assertHolds();
    assertThat(VerifiedRules.of(database, rules.replace("dsqrt", "DSQRT")).status()).isEqualTo(1);
  }

  @Test
  void aBodyInStandardSqlIsComparedAsTheServerPrintsIt(TestDatabase database) throws SQLException {
    database.execute("CREATE FUNCTION one() RETURNS int LANGUAGE sql RETURN 1");
    String rules = "rules: [{rule: a, check: function, function: public.one(), body: RETURN 1}]";

    VerifiedRules.of(database, rules).assertHolds();
    database.execute("CREATE OR REPLACE FUNCTION one() RETURNS int LANGUAGE sql RETURN 2");
    assertThat(VerifiedRules.of(database, rules).status()).isEqualTo(1);
  }

  private static final String DEPENDENT =
      "rules: [{rule: open, check: function, function: public.open_room()}]";

  private static void searchPath(TestDatabase database, String path) throws SQLException {
    database.execute(
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I " + path + "', current_database()); END $$");
  }

  private static void openRoom(TestDatabase database, String body) throws SQLException {
    database.execute(
        "CREATE OR REPLACE FUNCTION public.open_room() RETURNS trigger LANGUAGE plpgsql AS $b$"
            + body
            + "$b$");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          booking        | BEGIN UPDATE booking SET id = 1; RETURN NEW; END
          booking, room  | BEGIN INSERT INTO room (id) SELECT b.id FROM ONLY booking AS b JOIN public.lesson ON true; RETURN NEW; END
          open_room      | BEGIN NEW.id := open_room(); RETURN NEW; END
          Odd            | BEGIN DELETE FROM "Odd" WHERE EXTRACT(epoch FROM now()) > 0; RETURN NEW; END
          """)
  void aBodyWhoseNamesDependOnTheSearchPathIsBrokenUnderAnotherOne(
      String names, String body, TestDatabase database) throws SQLException {
    openRoom(database, body);
    VerifiedRules.of(database, DEPENDENT).assertHolds();

    searchPath(database, "SET search_path = elsewhere");
    assertThat(VerifiedRules.of(database, DEPENDENT).messages())
        .containsExactly(
            "public.open_room(): expected names that do not depend on search_path, found unqualified "
                + names
                + " under search_path elsewhere for database "
                + database.name()
                + ".");
    searchPath(database, "SET search_path = elsewhere, public");
    assertThat(VerifiedRules.of(database, DEPENDENT).complaints())
        .singleElement()
        .satisfies(found -> assertThat(found.severity()).isEqualTo("warning"));
    searchPath(database, "SET search_path = \"$user\", public");
    VerifiedRules.of(database, DEPENDENT).assertHolds();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BEGIN UPDATE public.booking SET id = 1 WHERE OLD.id IS DISTINCT FROM NEW.id; RETURN NEW; END",
        "BEGIN WITH gone AS (DELETE FROM public.booking RETURNING id) SELECT id INTO NEW.id FROM gone FOR UPDATE; RETURN NEW; END",
        "BEGIN NEW.id := substring('a' FROM 1); RETURN NEW; END",
        "BEGIN INSERT INTO public.room SELECT 1 ON CONFLICT DO UPDATE SET id = 2; RETURN NEW; END",
      })
  void aBodyWhoseNamesAreQualifiedDoesNotDependOnIt(String body, TestDatabase database)
      throws SQLException {
    openRoom(database, body);
    searchPath(database, "SET search_path = elsewhere");

    VerifiedRules.of(database, DEPENDENT).assertHolds();
  }

  @Test
  void aFunctionWithASearchPathOfItsOwnDoesNotDependOnAnother(TestDatabase database)
      throws SQLException {
    openRoom(database, "BEGIN UPDATE booking SET id = 1; RETURN NEW; END");
    database.execute("ALTER FUNCTION open_room() SET search_path = public");
    searchPath(database, "SET search_path = elsewhere");

    VerifiedRules.of(database, DEPENDENT.replace("()}", "(), settings: [search_path=public]}"))
        .assertHolds();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UPDATE noted SET n = 1;                                   | UPDATE noted
          EXECUTE format('INSERT INTO %I VALUES (1)', 'noted');     | INSERT INTO …
          PERFORM nextval('numbers');                               | nextval()
          PERFORM "S".deeper();                                     | DELETE FROM public.noted, in "S".empties()
          """)
  void oneThatWritesIsNotMarkedForParallelQueries(
      String statement, String write, TestDatabase database) throws SQLException {
    database.execute(
        """
        CREATE TABLE noted (n int);
        CREATE SEQUENCE numbers;
        CREATE FUNCTION "S".empties() RETURNS void LANGUAGE sql AS 'DELETE FROM public.noted';
        CREATE FUNCTION "S".deeper() RETURNS void LANGUAGE plpgsql AS 'BEGIN PERFORM "S".empties(); END';
        CREATE FUNCTION writes() RETURNS int LANGUAGE plpgsql AS $f$BEGIN %s RETURN 1; END$f$;
        """
            .formatted(statement));

    Sabotage.of(
            "ALTER FUNCTION writes() PARALLEL RESTRICTED",
            "public.writes(): expected PARALLEL UNSAFE, found PARALLEL RESTRICTED: in a parallel query its "
                + write
                + " fails.",
            "ALTER FUNCTION writes() PARALLEL UNSAFE")
        .proveWith(database, WRITES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT n INTO STRICT a FROM noted FOR UPDATE;",
        "RAISE NOTICE 'no DELETE FROM noted'; a := 1;",
        "IF a = 1 THEN a := length('UPDATE'); END IF;"
      })
  void oneThatOnlyReadsMayBeMarkedForThem(String statement, TestDatabase database)
      throws SQLException {
    database.execute(
        """
        CREATE TABLE noted (n int);
        CREATE FUNCTION writes() RETURNS int LANGUAGE plpgsql PARALLEL SAFE AS $f$DECLARE a int; BEGIN %s RETURN a; END$f$;
        """
            .formatted(statement));

    VerifiedRules.of(database, WRITES).assertHolds();
  }

  @Test
  void theMarkOfATriggersFunctionMeansNothing(TestDatabase database) throws SQLException {
    database.execute(
        """
        CREATE TABLE noted (n int);
        CREATE FUNCTION writes() RETURNS trigger LANGUAGE plpgsql PARALLEL SAFE AS 'BEGIN DELETE FROM noted; RETURN NEW; END';
        """);

    VerifiedRules.of(database, WRITES).assertHolds();
  }
}
