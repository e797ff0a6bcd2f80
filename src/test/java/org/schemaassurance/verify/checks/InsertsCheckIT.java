package org.schemaassurance.verify.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToDo;
import org.schemaassurance.support.VerifiedRules;

@Template(InsertsCheckIT.Tables.class)
final class InsertsCheckIT {
  private static final String RULES =
      """
      rules:
        - rule: opens
          check: inserts
          table: public.room
          rows:
            - {teacher: "1", name: Ann}
            - {teacher: "2", name: Ben}
          unique:
            - columns: [teacher]
      """;

  static final class Tables implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TABLE room (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), teacher int UNIQUE,
              name varchar(20) CHECK (length(name) > 2));
            """);
      }
    }
  }

  @Test
  void aTableThatTakesThemHoldsAndStaysEmpty(TestDatabase database) throws SQLException {
    VerifiedRules.of(database, RULES).assertHolds();

    assertThat(database.value("SELECT count(*) FROM room")).isEqualTo(0L);
  }

  @Test
  void whoeverInsertsMayGiveTheRest(TestDatabase database) throws SQLException {
    String incomplete = RULES.replace("rows:", "complete: false\n    rows:");
    database.execute("ALTER TABLE room ADD topic text NOT NULL");

    assertThat(VerifiedRules.of(database, RULES).status()).isEqualTo(1);
    VerifiedRules.of(database, incomplete).assertHolds();
  }

  /** Each with what the finding says, and what repairs it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ALTER TABLE room ADD n int DEFAULT 1/nullif(0, 0) NOT NULL                          | public.room.n: expected a default that gives a value, found DEFAULT (1 / NULLIF(0, 0)), which gives NULL. | ALTER TABLE room DROP n
          ALTER TABLE room ADD n int, ALTER n SET DEFAULT current_setting('a.b')::int              | public.room.n: could not find out whether it takes a row with | ALTER TABLE room DROP n
          ALTER TABLE room ADD n varchar(2), ALTER n SET DEFAULT 'long'                              | public.room.n: expected a default that gives a value, found DEFAULT 'long'::character varying, which raises: value too long for type character varying(2). | ALTER TABLE room DROP n
          ALTER TABLE room ADD n int GENERATED ALWAYS AS (1 / (teacher - 1)) STORED           | public.room.n: expected an expression that gives a value, found GENERATED ALWAYS AS ((1 / (teacher - 1))), which raises: division by zero. | ALTER TABLE room DROP n
          ALTER TABLE room DROP name; ALTER TABLE room ADD name text GENERATED ALWAYS AS ('x') STORED | public.room.name: expected a column that takes a value, found GENERATED ALWAYS AS, which takes none. | ALTER TABLE room DROP name; ALTER TABLE room ADD name text
          ALTER TABLE room RENAME name TO names                                               | public.room.name: expected a column, found no such column. | ALTER TABLE room RENAME names TO name
          CREATE DOMAIN short AS varchar(2); ALTER TABLE room ALTER name TYPE short           | public.room.name | ALTER TABLE room ALTER name TYPE text; DROP DOMAIN short
          CREATE DOMAIN ann AS text CHECK (VALUE = 'Ann'); ALTER TABLE room ALTER name TYPE ann | public.room.name: expected a type that takes 'Ben', found public.ann, which raises: value for domain public.ann violates check constraint "ann_check". | ALTER TABLE room ALTER name TYPE text; DROP DOMAIN ann
          CREATE SEQUENCE s MINVALUE 0 START 1 MAXVALUE 1; ALTER TABLE room ADD n int DEFAULT nextval('s'); SELECT nextval('s') | public.room.n: expected that a row with teacher '1', name 'Ann' is taken, found nextval('public.s') as its default, a sequence that is used up. | ALTER TABLE room DROP n; DROP SEQUENCE s
          CREATE SEQUENCE s; ALTER TABLE room ADD n smallint DEFAULT nextval('s'); SELECT setval('s', 32767) | public.room.n: expected a default that gives a value, found DEFAULT nextval('public.s'::regclass), which raises: value "32768" is out of range for type smallint. | ALTER TABLE room DROP n; DROP SEQUENCE s
          ALTER TABLE room ADD n int GENERATED ALWAYS AS IDENTITY; SELECT setval('room_n_seq', 2147483647) | public.room.n: expected that a row with teacher '1', name 'Ann' is taken, found nextval('public.room_n_seq') as its default, a sequence that is used up. | ALTER TABLE room DROP n
          CREATE FUNCTION f(text) RETURNS text IMMUTABLE LANGUAGE plpgsql AS 'BEGIN RAISE ''no %'', $1; END'; CREATE INDEX i ON room (f(name)) | public.room.i: expected that a row with teacher '1', name 'Ann' is taken, found an index on (public.f((name)::text)), which raises: no Ann. | DROP INDEX i; DROP FUNCTION f
          CREATE INDEX i ON room (name) WHERE 1 / (teacher - 2) > 0                           | public.room.i: expected that a row with teacher '2', name 'Ben' is taken, found an index on (name) WHERE ((1 / (teacher - 2)) > 0), which raises: division by zero. | DROP INDEX i
          CREATE TABLE known (id int PRIMARY KEY); INSERT INTO known VALUES (1); ALTER TABLE room ADD CONSTRAINT fk FOREIGN KEY (teacher) REFERENCES known | public.room.fk: expected that a row with teacher '2', name 'Ben' is taken, found FOREIGN KEY (teacher) REFERENCES public.known, which has no such row. | DROP TABLE known CASCADE
          CREATE RULE r AS ON INSERT TO room DO INSTEAD NOTHING                               | public.room.r: expected a table that takes rows, found an INSTEAD rule on INSERT, which does something else with them. | DROP RULE r ON room
          """)
  void whatRefusesOneIsSaid(String sabotage, String said, String repair, TestDatabase database)
      throws SQLException {
    database.execute(sabotage);

    VerifiedRules found = VerifiedRules.of(database, RULES);

    assertThat(found.messages())
        .isNotEmpty()
        .anySatisfy(message -> assertThat(message).startsWith(said));
    database.execute(repair);
    VerifiedRules.of(database, RULES).assertHolds();
  }

  /** As a load leaves it that forgets the sequence. */
  @Test
  void aKeyOfNumbersThatTheSequenceStillHasToGiveIsBroken(TestDatabase database)
      throws SQLException {
    database.execute(
        "ALTER TABLE room ADD n int UNIQUE GENERATED BY DEFAULT AS IDENTITY;"
            + "INSERT INTO room (teacher, n) VALUES (7, 1)");

    VerifiedRules broken = VerifiedRules.of(database, RULES);

    assertThat(broken.messages())
        .containsExactly(
            "public.room.room_n_key: expected that public.room_n_seq gives what no row of public.room has, found UNIQUE (n), and rows that have 1, which it gives next, or what comes after that.");
    assertThat(broken.status()).isEqualTo(1);
    String toDo = broken.complaints().get(0).hint();
    assertThat(toDo)
        .isEqualTo(
            "SELECT pg_catalog.setval('public.room_n_seq', (SELECT pg_catalog.max(n) FROM public.room));");
    ToDo.of(toDo).orElseThrow().run(database);
    VerifiedRules.of(database, RULES).assertHolds();
  }

  /** Two nodes each have numbers of their own: these here the odd ones. */
  @Test
  void whatTheSequenceStepsOverIsNotStillToCome(TestDatabase database) throws SQLException {
    database.execute(
        "ALTER TABLE room ADD n int UNIQUE GENERATED BY DEFAULT AS IDENTITY (INCREMENT 2);"
            + "INSERT INTO room (teacher, n) VALUES (7, 2), (8, 4)");
    VerifiedRules.of(database, RULES).assertHolds();

    database.execute("INSERT INTO room (teacher, n) VALUES (9, 3), (10, 6)");
    VerifiedRules broken = VerifiedRules.of(database, RULES);
    assertThat(broken.status()).isEqualTo(1);

    ToDo.of(broken.complaints().get(0).hint()).orElseThrow().run(database);
    VerifiedRules.of(database, RULES).assertHolds();
    assertThat(database.value("SELECT nextval('room_n_seq')")).isEqualTo(7L);
  }

  /** It may be used, and that tells where it stands only once it has given something. */
  @Test
  void whereASequenceBeginsThatMayNotBeReadIsAWarning(TestDatabase database) throws SQLException {
    database.execute(
        "ALTER TABLE room ADD n int UNIQUE GENERATED BY DEFAULT AS IDENTITY;"
            + "INSERT INTO room (teacher, n) VALUES (7, 1);"
            + "GRANT SELECT ON ALL TABLES IN SCHEMA public TO PUBLIC; GRANT USAGE ON SEQUENCE room_n_seq TO PUBLIC");

    VerifiedRules warned = VerifiedRules.of(database, database.createRole("reader"), RULES);

    assertThat(warned.complaints())
        .filteredOn(found -> found.object().equals("public.room.room_n_key"))
        .singleElement()
        .satisfies(found -> assertThat(found.severity()).isEqualTo("warning"));
  }

  @Test
  void whereASequenceStandsIsUnknownToARoleThatMayNotReadTheRows(TestDatabase database)
      throws SQLException {
    database.execute(
        "ALTER TABLE room ADD n int UNIQUE GENERATED BY DEFAULT AS IDENTITY;"
            + "GRANT SELECT (id) ON room TO PUBLIC; GRANT SELECT ON SEQUENCE room_n_seq TO PUBLIC");

    VerifiedRules verified = VerifiedRules.of(database, database.createRole("reader"), RULES);

    assertThat(verified.complaints())
        .filteredOn(found -> found.object().equals("public.room.room_n_key"))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.status()).isEqualTo("unknown");
              assertThat(found.message())
                  .isEqualTo(
                      "public.room.room_n_key: could not find out whether a row has a value that is"
                          + " still to come for n: permission denied for table room.");
              assertThat(found.hint()).startsWith("GRANT SELECT");
            });
  }

  @Test
  void aShortSequenceThatMayNotBeReadMayBeUsedUp(TestDatabase database) throws SQLException {
    database.execute(
        "CREATE SEQUENCE s MAXVALUE 9; ALTER TABLE room ADD n int DEFAULT nextval('s'), ADD m serial;"
            + "GRANT SELECT ON room TO PUBLIC");

    assertThat(VerifiedRules.of(database, database.createRole("reader"), RULES).messages())
        .containsExactly(
            "public.room.n: could not find out whether public.s has values left: this role may not read the sequence.");
  }

  /** What looks like the above and refuses nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE room ADD UNIQUE (id, name)",
        "CREATE UNIQUE INDEX i ON room (lower(name), teacher)",
        "CREATE INDEX i ON room (name) WHERE CASE teacher WHEN 3 THEN 1 / (teacher - 3) ELSE 1 END > 0",
        "CREATE INDEX i ON room ((1 / (teacher - 2))) WHERE teacher <> 2",
        "ALTER TABLE room ADD n serial; ALTER TABLE room ADD m int GENERATED BY DEFAULT AS IDENTITY; SELECT nextval('room_n_seq')",
        "CREATE SEQUENCE s MINVALUE 0 START 1 MAXVALUE 1 CYCLE; ALTER TABLE room ADD n int DEFAULT nextval('s'); SELECT nextval('s')",
        "ALTER TABLE room ADD number bigint GENERATED BY DEFAULT AS IDENTITY UNIQUE",
        "INSERT INTO room (teacher) VALUES (7), (8); ALTER TABLE room ADD number serial UNIQUE",
        "INSERT INTO room (teacher) VALUES (7); ALTER TABLE room ADD number int UNIQUE GENERATED ALWAYS AS IDENTITY (INCREMENT -1)",
        "ALTER TABLE room ADD reference uuid DEFAULT gen_random_uuid(), ADD UNIQUE (reference)",
        "CREATE UNIQUE INDEX i ON room (name, id) WHERE teacher > 0",
        "ALTER TABLE room ADD at timestamptz DEFAULT clock_timestamp(), ADD r float8 DEFAULT random(), ADD price numeric(4, 2) DEFAULT 1",
        "ALTER TABLE room ALTER teacher TYPE numeric(10, 2)",
        "CREATE TABLE known (id int PRIMARY KEY); INSERT INTO known VALUES (1), (2); ALTER TABLE room ADD FOREIGN KEY (teacher) REFERENCES known",
        "CREATE TABLE parent (id int PRIMARY KEY); ALTER TABLE room ADD parent int REFERENCES parent",
      })
  void whatRefusesNothingIsNot(String change, TestDatabase database) throws SQLException {
    database.execute(change);

    VerifiedRules.of(database, RULES).assertHolds();
  }

  /** Whoever inserts may give another value than a constant, or one that cannot be asked for. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ALTER TABLE room ADD d text DEFAULT 'n/a (x)'; CREATE INDEX i ON room ((1 / (length(d) - 7))) | 0",
        "ALTER TABLE room ADD d varchar(9) DEFAULT 'x'::varchar(9); CREATE INDEX i ON room ((1 / (length(d) - 1))) | 0",
        "CREATE FUNCTION next_no() RETURNS text LANGUAGE plpgsql AS 'BEGIN RETURN 1; END'; ALTER TABLE room ADD d text NOT NULL DEFAULT next_no(); CREATE INDEX i ON room ((1 / length(d))) | 0",
        "ALTER TABLE room ADD d text DEFAULT lower('X'); CREATE INDEX i ON room ((1 / (length(d) - 1))) | 1"
      })
  void ofWhatIsFilledInOnlyWhatIsComputedByTheServerIsAsked(
      String change, int status, TestDatabase database) throws SQLException {
    database.execute(change);

    VerifiedRules verified =
        VerifiedRules.of(database, RULES.replace("rows:", "complete: false\n    rows:"));

    assertThat(verified.status()).isEqualTo(status);
  }

  private static final String REAL =
      """
      rules:
        - rule: real
          check: inserts
          table: public.room
          rows_from: SELECT t.id AS teacher, t.name FROM public.teacher AS t
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ALTER TABLE room ADD CONSTRAINT c CHECK (teacher <> 2) NOT VALID | public.room.c: expected that each row of the rule's query is taken, found CHECK ((teacher <> 2)), which refuses it (1 of them, such as name 'Ben', teacher '2'). | ALTER TABLE room DROP CONSTRAINT c
          INSERT INTO room (teacher, name) VALUES (2, 'Ben') | public.room.room_teacher_key: expected that each row of the rule's query is taken, found UNIQUE (teacher), and a row that is there already (1 of them, such as name 'Ben', teacher '2'). | DELETE FROM room
          UPDATE teacher SET name = repeat('x', 21) | public.room.name: expected a type that takes each row of the rule's query, found character varying(20), which raises: value too long for type character varying(20). | UPDATE teacher SET name = 'Ben'
          """)
  void eachRowOfAQueryHasToBeTaken(
      String sabotage, String said, String repair, TestDatabase database) throws SQLException {
    database.execute(
        "CREATE TABLE teacher (id int, name text); INSERT INTO teacher VALUES (1, 'Ann'), (2, 'Ben')");
    VerifiedRules.of(database, REAL).assertHolds();
    database.execute(sabotage);

    assertThat(VerifiedRules.of(database, REAL).messages()).containsExactly(said);

    database.execute(repair);
    VerifiedRules.of(database, REAL).assertHolds();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          LIST (teacher)  | FOR VALUES IN (1, 2)                   | FOR VALUES IN (1)                      | public.room: expected that a row with teacher '2', name 'Ben' is taken, found no partition that takes it.
          RANGE (teacher) | FOR VALUES FROM (1) TO (3)             | FOR VALUES FROM (0) TO (2)             | public.room: expected that a row with teacher '2', name 'Ben' is taken, found no partition that takes it.
          RANGE (at)      | DEFAULT                                | FOR VALUES FROM (MINVALUE) TO ('2020-01-01') | public.room: expected that a row with teacher '1', name 'Ann' is taken, found no partition that takes it.
          HASH (teacher)  | FOR VALUES WITH (MODULUS 1, REMAINDER 0) | FOR VALUES WITH (MODULUS 2, REMAINDER 0) | public.room: expected a partition for each remainder, found remainders without one, whose rows are refused.
          """)
  void aPartitionHasToTakeTheRow(
      String key, String right, String wrong, String said, TestDatabase database)
      throws SQLException {
    database.execute(
        "DROP TABLE room; CREATE TABLE room (teacher int, name text, at timestamptz DEFAULT now()) PARTITION BY "
            + key);
    assertThat(VerifiedRules.of(database, RULES).status()).isEqualTo(1);
    database.execute("CREATE TABLE part PARTITION OF room " + right);
    VerifiedRules.of(database, RULES).assertHolds();
    database.execute("DROP TABLE part; CREATE TABLE part PARTITION OF room " + wrong);

    assertThat(VerifiedRules.of(database, RULES).messages()).containsExactly(said);
  }

  @Test
  void whatCannotBeComputedIsUnknown(TestDatabase database) throws SQLException {
    database.execute(
        "CREATE FUNCTION number() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END'; ALTER TABLE room ADD n int DEFAULT number() CHECK (n > 0)");

    VerifiedRules found = VerifiedRules.of(database, RULES);

    assertThat(found.messages())
        .containsExactly(
            "public.room.n: could not find out whether it takes a row with teacher '1', name 'Ann': it was not sent, since it calls public.number(), which the catalog marks volatile.");
    assertThat(found.status()).isEqualTo(3);
    VerifiedRules.of(
            database,
            RULES
                .replace("rows:", "complete: false\n    rows:")
                .replace("name: Ann", "name: Ann, n: 1")
                .replace("name: Ben", "name: Ben, n: 1"))
        .assertHolds();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ALTER TABLE room ADD CONSTRAINT closed CHECK (false) NOT VALID   | closed                 | ALTER TABLE room DROP CONSTRAINT closed",
        "ALTER TABLE room ADD CONSTRAINT no_ben CHECK (name <> 'Ben')     | no_ben                 | ALTER TABLE room DROP CONSTRAINT no_ben",
        "ALTER TABLE room ALTER name TYPE varchar(2)                      | public.room.           | ALTER TABLE room ALTER name TYPE varchar(20)",
        "ALTER TABLE room ADD \"Topic\" text NOT NULL                     | public.room.\"Topic\"  | ALTER TABLE room DROP \"Topic\"",
        "ALTER TABLE room ALTER id DROP DEFAULT                           | public.room.id         | ALTER TABLE room ALTER id SET DEFAULT gen_random_uuid()",
        "CREATE UNIQUE INDEX one ON room ((true))                         | one                    | DROP INDEX one",
        "ALTER TABLE room ADD n int UNIQUE GENERATED BY DEFAULT AS IDENTITY; INSERT INTO room (teacher) VALUES (7); INSERT INTO room (teacher, n) VALUES (8, 100) | room_n_key | ALTER TABLE room DROP n",
        "ALTER TABLE room ADD n int UNIQUE GENERATED BY DEFAULT AS IDENTITY (CYCLE) | room_n_key | ALTER TABLE room DROP n",
        "CREATE SEQUENCE s; ALTER TABLE room ADD n int UNIQUE DEFAULT nextval('s') % 3 | room_n_key | ALTER TABLE room DROP n; DROP SEQUENCE s",
        "CREATE FUNCTION gen_random_uuid() RETURNS uuid IMMUTABLE LANGUAGE sql AS 'SELECT ''00000000-0000-4000-8000-000000000000''::uuid'; ALTER TABLE room ADD n uuid UNIQUE DEFAULT public.gen_random_uuid() | room_n_key | ALTER TABLE room DROP n; DROP FUNCTION public.gen_random_uuid()",
        "ALTER TABLE room RENAME TO rooms                                 | public.room: expected a table that takes rows, found no such table. | ALTER TABLE rooms RENAME TO room"
      })
  void whatRefusesOneIsFoundByName(
      String sabotage, String named, String repair, TestDatabase database) throws SQLException {
    database.execute(sabotage);

    VerifiedRules broken = VerifiedRules.of(database, RULES);

    assertThat(broken.messages())
        .isNotEmpty()
        .allSatisfy(message -> assertThat(message).contains(named));
    assertThat(broken.status()).isEqualTo(1);
    database.execute(repair);
    VerifiedRules.of(database, RULES).assertHolds();
  }
}
