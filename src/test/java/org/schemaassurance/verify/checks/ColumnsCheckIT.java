package org.schemaassurance.verify.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.Sabotage;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;
import org.schemaassurance.support.VerifiedRules;

@Template(ColumnsCheckIT.Tables.class)
final class ColumnsCheckIT {
  private static final String RULES =
      """
      rules:
        - {rule: room, check: columns, table: public.room, only: [teacher, student], functions: [public.open_room()]}
        - {rule: odd, check: columns, table: '"S"."T.t"'}
      """;
  private static final String FURTHER = "public.room.further: expected ";

  static final class Tables implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TABLE room (id bigint GENERATED ALWAYS AS IDENTITY, teacher int NOT NULL, student int NOT NULL,
              made timestamp DEFAULT (now() AT TIME ZONE 'UTC'), note text);
            CREATE TABLE elsewhere (tutor int);
            CREATE FUNCTION open_room() RETURNS void LANGUAGE plpgsql AS $$
            DECLARE
              tutor int;
              "Odd" CONSTANT text := 'x;y';
              target int;
            BEGIN
              SELECT r.teacher INTO target FROM room AS r WHERE r.teacher = tutor AND r.note = "Odd";
              PERFORM FROM elsewhere WHERE target = 1;
            END $$;
            CREATE FUNCTION on_odd() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE value int;
            BEGIN
              PERFORM FROM "S"."T.t" WHERE id = value;
              RETURN NEW;
            END $$;
            CREATE FUNCTION own(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1';
            CREATE DOMAIN age AS int CHECK (VALUE > 0);
            CREATE DOMAIN given AS text CHECK (VALUE IS NOT NULL);
            CREATE SCHEMA "S";
            CREATE TABLE "S"."T.t" (id int);
            CREATE TRIGGER t BEFORE INSERT ON "S"."T.t" FOR EACH ROW EXECUTE FUNCTION on_odd();
            """);
      }
    }
  }

  private static Sabotage further(String definition, String difference) {
    return Sabotage.of(
        "ALTER TABLE room ADD further " + definition,
        FURTHER + difference,
        "ALTER TABLE room DROP further");
  }

  private static Sabotage named(String name, String shown) {
    return Sabotage.of(
        "ALTER TABLE room ADD " + name + " text",
        "public.room."
            + shown
            + ": expected a column of another name than the variables of public.open_room(), found one of that name, which its statements call ambiguous.",
        "ALTER TABLE room DROP " + name);
  }

  static Stream<Sabotage> sabotages() {
    return Stream.of(
        further(
            "int NOT NULL",
            "a column that an INSERT may leave out, found NOT NULL without default."),
        further(
            "given",
            "a type that takes NULL, found the domain public.given with CHECK ((VALUE IS NOT NULL))."),
        further(
            "int DEFAULT own(1)",
            "a default that takes every row, found DEFAULT public.own(1), with the function public.own."),
        further(
            "int GENERATED ALWAYS AS (1 / student) STORED",
            "an expression that takes every row, found GENERATED ALWAYS AS (1 / student), with a division, which may be by zero."),
        further(
            "int GENERATED ALWAYS AS (note::int) STORED",
            "an expression that takes every row, found GENERATED ALWAYS AS (note)::integer, with a cast to integer, which takes not every value."),
        further(
            "text; ALTER TABLE room ALTER further SET DEFAULT current_setting('app.user')",
            "a default that takes every row, found DEFAULT current_setting('app.user'::text), with the function current_setting, which needs the setting."),
        Sabotage.of(
            "CREATE SEQUENCE s MAXVALUE 3; ALTER TABLE room ADD further int DEFAULT nextval('s'); SELECT setval('s', 3)",
            FURTHER + "a sequence with values left, found none left in public.s, which ends at 3.",
            "DROP SEQUENCE s CASCADE"),
        Sabotage.of(
            "CREATE SEQUENCE s; ALTER TABLE room ADD further smallint DEFAULT nextval('s'); SELECT setval('s', 32767)",
            FURTHER
                + "a sequence with values left, found none left in public.s, which ends at 32767.",
            "DROP SEQUENCE s CASCADE"),
        Sabotage.of(
            "CREATE SEQUENCE s; ALTER TABLE room ADD further smallint DEFAULT nextval('s'); SELECT setval('s', 32760)",
            FURTHER
                + "a sequence with values left, found only 7 left in public.s, which ends at 32767.",
            "DROP SEQUENCE s CASCADE"),
        Sabotage.of(
            "CREATE SEQUENCE s INCREMENT -5 MINVALUE -12 START -8; ALTER TABLE room ADD further int DEFAULT nextval('s'); SELECT nextval('s')",
            FURTHER
                + "a sequence with values left, found none left in public.s, which ends at -12.",
            "DROP SEQUENCE s CASCADE"),
        Sabotage.of(
            "ALTER TABLE room ALTER id SET MAXVALUE 2; SELECT setval('room_id_seq', 2)",
            "public.room.id: expected a sequence with values left, found none left in public.room_id_seq, which ends at 2.",
            "ALTER TABLE public.room ALTER COLUMN id TYPE bigint; ALTER SEQUENCE public.room_id_seq AS bigint NO MAXVALUE"),
        named("tutor", "tutor"),
        named("\"Odd\"", "\"Odd\""),
        Sabotage.of(
            "ALTER TABLE \"S\".\"T.t\" ADD value text",
            "\"S\".\"T.t\".value: expected a column of another name than the variables of public.on_odd(), found one of that name, which its statements call ambiguous.",
            "ALTER TABLE \"S\".\"T.t\" DROP value"));
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void oneThatRefusesRowsIsFound(Sabotage sabotage, TestDatabase database) throws SQLException {
    sabotage.proveWith(database, RULES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text",
        "timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP",
        "uuid DEFAULT gen_random_uuid()",
        "text DEFAULT 'x'::varchar(5)",
        "numeric(10,2) DEFAULT '0.00'",
        "date DEFAULT (now())::date",
        "text DEFAULT current_setting('app.user', true)",
        "jsonb NOT NULL DEFAULT '{}'::jsonb",
        "age",
        "text GENERATED ALWAYS AS (lower(note) || '-' || teacher) STORED",
        "int GENERATED ALWAYS AS (student / 2) STORED",
        "serial",
        "int GENERATED BY DEFAULT AS IDENTITY"
      })
  void oneThatTakesEveryRowIsLeftAlone(String harmless, TestDatabase database) throws SQLException {
    database.execute("ALTER TABLE room ADD further " + harmless);
    database.execute("ALTER TABLE room ADD target int");

    VerifiedRules.of(database, RULES).assertHolds();
  }

  @Test
  void whatARoleMayNotReadOfASequenceIsUnknownWhereItEndsSoon(TestDatabase database)
      throws SQLException {
    TestRole reader = database.createRole("reader");
    VerifiedRules.of(database, reader, RULES).assertHolds();
    database.execute("ALTER TABLE room ADD further smallserial");

    VerifiedRules asReader = VerifiedRules.of(database, reader, RULES);

    assertThat(asReader.verdict()).isEqualTo("unknown");
    assertThat(asReader.messages())
        .containsExactly(
            "public.room.further: could not find out whether public.room_further_seq has values left: this role may not read the sequence.");
    database.execute("GRANT SELECT ON SEQUENCE room_further_seq TO " + reader.name());
    VerifiedRules.of(database, reader, RULES).assertHolds();
  }

  @Test
  void aFunctionThatTakesItsVariablesConfusesNothing(TestDatabase database) throws SQLException {
    database.execute(
        """
        CREATE OR REPLACE FUNCTION open_room() RETURNS void LANGUAGE plpgsql AS $$
        #variable_conflict use_variable
        DECLARE tutor int;
        BEGIN PERFORM FROM room AS r WHERE r.teacher = tutor; END $$;
        ALTER TABLE room ADD tutor int;
        """);

    VerifiedRules.of(database, RULES).assertHolds();
  }

  /** Two rules with one opinion each on what to do would leave a reader with none. */
  @Test
  void aDefaultThatAnotherRuleComparesIsLeftToIt(TestDatabase database) throws SQLException {
    database.execute("ALTER TABLE room ADD further int DEFAULT own(1)");
    String compared =
        RULES
            + "  - {rule: table, check: table, table: public.room, columns: {further: {default: '0'}}}";

    assertThat(VerifiedRules.of(database, compared).messages())
        .containsExactly(FURTHER + "default 0, found public.own(1).");
  }

  @Test
  void aBuiltInFunctionThatIsNotKnownIsAWarning(TestDatabase database) throws SQLException {
    database.execute("ALTER TABLE room ADD further text DEFAULT pg_size_pretty(1::bigint)");

    VerifiedRules verified = VerifiedRules.of(database, RULES);
    assertThat(verified.status()).isZero();
    assertThat(verified.messages())
        .containsExactly(
            FURTHER
                + "a default that takes every row, found DEFAULT pg_size_pretty((1)::bigint), with the function pg_size_pretty.");
  }
}
