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
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.Sabotage;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;
import org.schemaassurance.support.ToDo;
import org.schemaassurance.support.VerifiedRules;
import org.schemaassurance.support.VerifiedRules.Found;

@Template(TableCheckIT.Tables.class)
final class TableCheckIT {
  private static final String RULES =
      """
      rules:
        - rule: room
          check: table
          table: public.room
          columns:
            id: {type: uuid, nullable: false, default: gen_random_uuid()}
            teacher: {type: int, nullable: false}
            student: integer
            name: {type: [varchar, text]}
            size: {type: "numeric(6,2)", default: "0"}
            gone: {type: timestamptz, nullable: true}
            mood: {type: public.mood}
            age: {type: public.age}
            took: {type: interval day to second}
            tags: {type: "text[]"}
            number: {type: bigint, nullable: false}
            total: {type: int, default: teacher + student}
        - rule: odd
          check: table
          table: '"Odd.S"."T""t"'
          columns:
            B.c: int
      """;

  static final class Tables implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TYPE mood AS ENUM ('sad', 'ok');
            CREATE DOMAIN age AS int CHECK (value >= 0);
            CREATE TABLE room (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), teacher int NOT NULL, student int NOT NULL,
              name varchar(50), size numeric(6,2) DEFAULT 0, gone timestamptz, mood mood, age age,
              took interval day to second, tags text[], number bigint GENERATED ALWAYS AS IDENTITY,
              total int GENERATED ALWAYS AS (teacher + student) STORED);
            CREATE SCHEMA "Odd.S";
            CREATE TABLE "Odd.S"."T""t" ("B.c" int);
            CREATE TABLE "Odd.S".room (id int);
            """);
      }
    }
  }

  static Stream<Sabotage> sabotages() {
    return Stream.of(
        Sabotage.of(
            "ALTER TABLE room RENAME TO rooms",
            "public.room: expected a table, found none of that name in that schema.",
            "ALTER TABLE rooms RENAME TO room"),
        Sabotage.of(
            "ALTER TABLE room RENAME TO rooms; CREATE VIEW room AS SELECT * FROM rooms",
            "public.room: expected a table, found a view.",
            "DROP VIEW room; ALTER TABLE rooms RENAME TO room"),
        Sabotage.of(
            "ALTER TABLE room SET UNLOGGED",
            "public.room: expected a logged table, found an UNLOGGED one, which is empty after a crash and on standbys.",
            "ALTER TABLE room SET LOGGED"),
        Sabotage.of(
            "ALTER TABLE room RENAME name TO nickname",
            "public.room.name: expected a column of type character varying or text, found none of that name.",
            "ALTER TABLE room RENAME nickname TO name"),
        Sabotage.of(
            "ALTER TABLE room ALTER name TYPE char(3)",
            "public.room.name: expected type character varying or text, found character(3).",
            "ALTER TABLE room ALTER name TYPE varchar(9)"),
        Sabotage.of(
            "ALTER TABLE room ALTER size TYPE numeric(8,2)",
            "public.room.size: expected type numeric(6,2), found numeric(8,2).",
            "ALTER TABLE room ALTER size TYPE numeric(6,2)"),
        Sabotage.of(
            "ALTER TABLE room ALTER gone TYPE timestamp",
            "public.room.gone: expected type timestamp with time zone, found timestamp without time zone.",
            "ALTER TABLE room ALTER gone TYPE timestamptz"),
        Sabotage.of(
            "ALTER TABLE room ALTER mood TYPE text",
            "public.room.mood: expected type public.mood, found text.",
            "ALTER TABLE room ALTER mood TYPE mood USING mood::mood"),
        Sabotage.of(
            "ALTER TABLE room ALTER age TYPE int",
            "public.room.age: expected type public.age, found integer.",
            "ALTER TABLE room ALTER age TYPE age"),
        Sabotage.of(
            "ALTER TABLE room ALTER took TYPE interval hour to second",
            "public.room.took: expected type interval day to second, found interval hour to second.",
            "ALTER TABLE room ALTER took TYPE interval day to second"),
        Sabotage.of(
            "ALTER TABLE room ALTER gone SET NOT NULL",
            "public.room.gone: expected nullable, found NOT NULL.",
            "ALTER TABLE room ALTER gone DROP NOT NULL"),
        Sabotage.of(
            "ALTER TABLE room ALTER teacher DROP NOT NULL",
            "public.room.teacher: expected NOT NULL, found nullable.",
            "ALTER TABLE room ALTER teacher SET NOT NULL"),
        Sabotage.of(
            "ALTER TABLE room ALTER size SET DEFAULT 1",
            "public.room.size: expected default 0, found 1.",
            "ALTER TABLE room ALTER size SET DEFAULT 0"),
        Sabotage.of(
            "ALTER TABLE room ALTER id SET DEFAULT '00000000-0000-0000-0000-000000000000'",
            "public.room.id: expected default gen_random_uuid(), found '00000000-0000-0000-0000-000000000000'::uuid.",
            "ALTER TABLE room ALTER id SET DEFAULT gen_random_uuid()"),
        Sabotage.of(
            "ALTER TABLE room ALTER id DROP DEFAULT",
            "public.room.id: expected default gen_random_uuid(), found none.",
            "ALTER TABLE room ALTER id SET DEFAULT gen_random_uuid()"),
        Sabotage.of(
            "ALTER TABLE room DROP total; ALTER TABLE room ADD total int GENERATED ALWAYS AS (teacher - student) STORED",
            "public.room.total: expected default teacher + student, found (teacher - student).",
            "ALTER TABLE room DROP total; ALTER TABLE room ADD total int GENERATED ALWAYS AS (student + 0 + teacher - 0) STORED; ALTER TABLE room DROP total; ALTER TABLE room ADD total int GENERATED ALWAYS AS (teacher + student) STORED"),
        Sabotage.of(
            "CREATE RULE \"Quiet\" AS ON INSERT TO room DO INSTEAD NOTHING",
            "public.room.\"Quiet\": expected no rewrite rule on public.room, found an INSTEAD rule on INSERT, which changes statements before any trigger sees them.",
            "DROP RULE \"Quiet\" ON room"),
        Sabotage.of(
            "ALTER TABLE room ALTER tags SET STORAGE PLAIN",
            "public.room.tags: expected a column that takes long values, found STORAGE PLAIN, so a row of more than 8 kB is refused.",
            "ALTER TABLE public.room ALTER COLUMN tags SET STORAGE EXTENDED"),
        Sabotage.of(
            "ALTER TABLE room ENABLE ROW LEVEL SECURITY",
            "public.room: expected row security disabled, found enabled with no policy.",
            "ALTER TABLE room DISABLE ROW LEVEL SECURITY"),
        Sabotage.of(
            "CREATE POLICY p ON room USING (student > 0); ALTER TABLE room ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY",
            "public.room: expected row security disabled, found enabled with the policy p, forced for the owner.",
            "ALTER TABLE room DISABLE ROW LEVEL SECURITY"),
        Sabotage.of(
            "CREATE TABLE side (extra int) INHERITS (room)",
            "public.side: expected no table that inherits from public.room, found this one, whose rows are seen through it but bypass its triggers and keys.",
            "DROP TABLE side"),
        Sabotage.of(
            "ALTER TABLE \"Odd.S\".\"T\"\"t\" RENAME \"B.c\" TO \"b.c\"",
            "\"Odd.S\".\"T\"\"t\".\"B.c\": expected a column of type integer, found none of that name.",
            "ALTER TABLE \"Odd.S\".\"T\"\"t\" RENAME \"b.c\" TO \"B.c\""));
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void eachWayToBeAnotherTableIsFound(Sabotage sabotage, TestDatabase database)
      throws SQLException {
    sabotage.proveWith(database, RULES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE room ADD further int",
        "ALTER TABLE room ALTER name TYPE text",
        "ALTER TABLE room ALTER name SET STORAGE PLAIN, ALTER tags SET STORAGE EXTERNAL",
        "CREATE RULE r AS ON INSERT TO room DO INSTEAD NOTHING; ALTER TABLE room DISABLE RULE r",
        "CREATE POLICY p ON room USING (false)",
        "COMMENT ON TABLE room IS 'a'",
        "CREATE VIEW rooms AS SELECT * FROM room"
      })
  void whatChangesNothingIsLeftAlone(String harmless, TestDatabase database) throws SQLException {
    database.execute(harmless);

    VerifiedRules.of(database, RULES).assertHolds();
  }

  static Stream<String> policiesThatKeepRowsAway() {
    return Stream.of(
        "CREATE POLICY p ON room FOR SELECT USING (true)",
        "CREATE POLICY p ON room USING (true) WITH CHECK (false)",
        "CREATE POLICY p ON room USING (true); CREATE POLICY q ON room AS RESTRICTIVE FOR DELETE USING (student > 0)",
        "CREATE POLICY p ON room AS RESTRICTIVE USING (true)",
        // A policy of UPDATE without USING lets nobody update.
        "CREATE POLICY r ON room FOR SELECT USING (true); CREATE POLICY a ON room FOR INSERT WITH CHECK (true);"
            + " CREATE POLICY w ON room FOR UPDATE WITH CHECK (true); CREATE POLICY d ON room FOR DELETE USING (true)");
  }

  @ParameterizedTest
  @MethodSource("policiesThatKeepRowsAway")
  void aPolicyThatMayKeepARowFromSomebodyIsBroken(String policies, TestDatabase database)
      throws SQLException {
    database.execute(policies + "; ALTER TABLE room ENABLE ROW LEVEL SECURITY");

    assertThat(VerifiedRules.of(database, RULES).verdict()).isEqualTo("broken");
  }

  static Stream<String> policiesThatKeepNoRowAway() {
    return Stream.of(
        "CREATE POLICY p ON room USING (true)",
        "CREATE POLICY p ON room USING (true) WITH CHECK (true)",
        "CREATE POLICY p ON room TO PUBLIC USING (true); CREATE POLICY q ON room USING (false)",
        "CREATE POLICY p ON room TO pg_monitor USING (true)");
  }

  @Test
  void aPolicyForAllWhoMayKeepsNoRowAway(TestDatabase database) throws SQLException {
    TestRole app = database.createRole("app");
    TestRole reader = database.createRole("reader");
    database.execute(
        "ALTER TABLE room ENABLE ROW LEVEL SECURITY; GRANT SELECT, INSERT, UPDATE, DELETE ON room TO %1$s; CREATE POLICY p ON room TO %1$s USING (true)"
            .formatted(app.name()));

    assertThat(VerifiedRules.of(database, RULES).verdict()).isEqualTo("holds");
    // Who can write nothing at all makes no trigger fire, whatever a policy shows.
    database.execute("GRANT SELECT (id) ON room TO " + reader.name());
    assertThat(VerifiedRules.of(database, RULES).verdict()).isEqualTo("holds");
    database.execute("CREATE TABLE visit (); GRANT INSERT ON visit TO " + reader.name());
    assertThat(VerifiedRules.of(database, RULES).verdict()).isEqualTo("broken");
    database.execute("CREATE POLICY q ON room FOR SELECT TO PUBLIC USING (true)");
    assertThat(VerifiedRules.of(database, RULES).verdict()).isEqualTo("holds");
    database.execute("GRANT DELETE ON room TO " + reader.name());
    assertThat(VerifiedRules.of(database, RULES).verdict()).isEqualTo("broken");
    database.execute("GRANT %s TO %s".formatted(app.name(), reader.name()));
    assertThat(VerifiedRules.of(database, RULES).verdict()).isEqualTo("holds");
  }

  @ParameterizedTest
  @MethodSource("policiesThatKeepNoRowAway")
  void rowSecurityThatKeepsNoRowFromAnybodyIsAWarning(String policies, TestDatabase database)
      throws SQLException {
    int count = policies.split("CREATE", -1).length - 1;
    Sabotage.of(
            policies + "; ALTER TABLE room ENABLE ROW LEVEL SECURITY",
            "public.room: expected row security disabled, found enabled with "
                + (count == 1 ? "the policy p" : count + " policies (p, q)")
                + ", and no row kept from anybody who writes.",
            "ALTER TABLE room DISABLE ROW LEVEL SECURITY")
        .proveWith(database, RULES);

    database.execute("ALTER TABLE room ENABLE ROW LEVEL SECURITY");
    VerifiedRules verified = VerifiedRules.of(database, RULES);
    assertThat(verified.complaints()).extracting(Found::severity).containsExactly("warning");
    assertThat(verified.verdict()).isEqualTo("holds");
    assertThat(
            VerifiedRules.of(
                    database, RULES.replace("check: table\n", "check: table\n    exact: true\n"))
                .verdict())
        .isEqualTo("broken");
  }

  /** The default comes first, and no row is looked at under a lock that everybody waits for. */
  @Test
  void notNullIsSetBesideEverybodysWrites(TestDatabase database) throws SQLException {
    database.execute(
        "CREATE TABLE film (id int, CONSTRAINT film_id_is_not_null CHECK (id > 0));"
            + "INSERT INTO film VALUES (1)");
    String rules =
        "rules: [{rule: f, check: table, table: public.film, columns: {id: {nullable: false, default: '7'}}}]";
    List<Found> complaints = VerifiedRules.of(database, rules).complaints();

    assertThat(complaints)
        .extracting(Found::hint)
        .containsExactly(
            """
            ALTER TABLE public.film ALTER COLUMN id SET DEFAULT 7;
            ALTER TABLE public.film ADD CONSTRAINT film_id_is_not_null1 CHECK (id IS NOT NULL) NOT VALID;
            ALTER TABLE public.film VALIDATE CONSTRAINT film_id_is_not_null1;
            ALTER TABLE public.film ALTER COLUMN id SET NOT NULL;
            ALTER TABLE public.film DROP CONSTRAINT film_id_is_not_null1;""",
            "ALTER TABLE public.film ALTER COLUMN id SET DEFAULT 7;");
    for (Found found : complaints) {
      ToDo.of(found.hint()).orElseThrow().run(database);
    }
    VerifiedRules.of(database, rules).assertHolds();
  }

  @Test
  void whatAColumnHasFromItsParentOrAsAnIdentityIsLeftToTheChangelog(TestDatabase database)
      throws SQLException {
    database.execute(
        "CREATE TABLE event (id int, n int NOT NULL) PARTITION BY LIST (id);"
            + "CREATE TABLE event_1 PARTITION OF event FOR VALUES IN (1);"
            + "CREATE TABLE film (id int GENERATED ALWAYS AS IDENTITY)");

    assertThat(
            VerifiedRules.of(
                    database,
                    """
                    rules:
                      - {rule: e, check: table, table: public.event_1, columns: {n: {nullable: true}}}
                      - {rule: f, check: table, table: public.film, columns: {id: {identity: false}}}
                    """)
                .complaints())
        .hasSize(2)
        .allSatisfy(found -> assertThat(ToDo.of(found.hint())).isEmpty());
  }

  @Test
  void aPartitionedTableIsATableAndItsPartitionsBelongToIt(TestDatabase database)
      throws SQLException {
    database.execute(
        "CREATE TABLE event (id int NOT NULL, day date) PARTITION BY RANGE (day);"
            + "CREATE TABLE event_2026 PARTITION OF event FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')");

    VerifiedRules.of(
            database, "rules: [{rule: e, check: table, table: public.event, columns: {id: int}}]")
        .assertHolds();
  }

  @Test
  void whatTheRuleDeclaresUnusualMayBeSo(TestDatabase database) throws SQLException {
    database.execute(
        "CREATE UNLOGGED TABLE cache (id int); ALTER TABLE cache ENABLE ROW LEVEL SECURITY");
    String rule =
        "rules: [{rule: c, check: table, table: public.cache, logged: false, row_security: true}]";

    VerifiedRules.of(database, rule).assertHolds();
    database.execute("ALTER TABLE cache DISABLE ROW LEVEL SECURITY");
    assertThat(VerifiedRules.of(database, rule).messages())
        .containsExactly("public.cache: expected row security enabled, found disabled.");
  }

  @Test
  void aDomainsNotNullAndDefaultAreTheColumns(TestDatabase database) throws SQLException {
    database.execute(
        """
        CREATE DOMAIN named AS text NOT NULL;
        CREATE DOMAIN titled AS named DEFAULT 'none yet' CHECK (value <> '');
        CREATE TABLE film (name named, title titled);
        """);

    new Sabotage(
            "ALTER DOMAIN named DROP NOT NULL; ALTER DOMAIN titled DROP DEFAULT",
            List.of(
                "public.film.name: expected NOT NULL, found nullable.",
                "public.film.title: expected NOT NULL, found nullable.",
                "public.film.title: expected default 'none yet', found none."),
            "ALTER DOMAIN named SET NOT NULL; ALTER DOMAIN titled SET DEFAULT 'none yet'")
        .proveWith(
            database,
            """
            rules:
              - rule: film
                check: table
                table: public.film
                columns:
                  name: {type: public.named, nullable: false, default: none}
                  title: {type: public.titled, nullable: false, default: "'none yet'"}
            """);
  }

  @Test
  void aNotNullThatIsNotValidatedLetsOldRowsHaveNull(TestDatabase database) throws SQLException {
    assumeTrue(database.connection().getMetaData().getDatabaseMajorVersion() >= 18);
    database.execute("CREATE TABLE film (id int NOT NULL)");

    Sabotage.of(
            "ALTER TABLE film ALTER id DROP NOT NULL; INSERT INTO film VALUES (NULL);"
                + " ALTER TABLE film ADD CONSTRAINT n NOT NULL id NOT VALID",
            "public.film.id: expected NOT NULL, found nullable.",
            "DELETE FROM film; ALTER TABLE film VALIDATE CONSTRAINT n")
        .proveWith(
            database,
            "rules: [{rule: f, check: table, table: public.film, columns: {id: {nullable: false}}}]");
  }

  static Stream<Sabotage> otherKindsOfColumn() {
    return Stream.of(
        Sabotage.of(
            "ALTER TABLE film DROP title; ALTER TABLE film ADD title text GENERATED ALWAYS AS ('x') STORED",
            "public.film.title: expected a column that is not GENERATED, found GENERATED ALWAYS AS ('x'::text).",
            "ALTER TABLE film DROP title; ALTER TABLE film ADD title text"),
        Sabotage.of(
            "ALTER TABLE film ALTER double DROP EXPRESSION",
            "public.film.double: expected a column that is GENERATED, found a plain one.",
            "ALTER TABLE film DROP double; ALTER TABLE film ADD double int GENERATED ALWAYS AS (id * 2) STORED"),
        Sabotage.of(
            "ALTER TABLE film ALTER id DROP IDENTITY",
            "public.film.id: expected a column that is IDENTITY, found that is not IDENTITY.",
            "ALTER TABLE film ALTER id ADD GENERATED ALWAYS AS IDENTITY"),
        Sabotage.of(
            "ALTER TABLE film ALTER title SET DEFAULT 'x'",
            "public.film.title: expected default none, found 'x'::text.",
            "ALTER TABLE film ALTER title DROP DEFAULT"),
        Sabotage.of(
            "ALTER TABLE film ALTER title TYPE text COLLATE any_case",
            "public.film.title: expected a collation that tells different texts apart, found public.any_case, which is nondeterministic.",
            "ALTER TABLE film ALTER title TYPE text COLLATE \"C\""),
        Sabotage.of(
            "ALTER TABLE film ALTER genre TYPE text COLLATE \"C\"",
            "public.film.genre: expected collation public.any_case, found \"C\".",
            "ALTER TABLE film ALTER genre TYPE text COLLATE any_case"));
  }

  @Test
  void aColumnMayBeComparedInAnyWay(TestDatabase database) throws SQLException {
    database.execute(
        """
        CREATE COLLATION any_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
        CREATE TABLE person (mail text COLLATE any_case);
        """);
    String rules = "rules: [{rule: p, check: table, table: public.person, columns: {mail: {%s}}}]";

    VerifiedRules.of(database, rules.formatted("collation: any")).assertHolds();
    assertThat(VerifiedRules.of(database, rules.formatted("type: text")).status()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("otherKindsOfColumn")
  void aColumnOfAnotherKindIsFound(Sabotage sabotage, TestDatabase database) throws SQLException {
    database.execute(
        """
        CREATE COLLATION any_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
        CREATE TABLE film (id int NOT NULL GENERATED ALWAYS AS IDENTITY, title text, genre text COLLATE any_case,
          double int GENERATED ALWAYS AS (id * 2) STORED);
        """);
    sabotage.proveWith(
        database,
        """
        rules:
          - rule: film
            check: table
            table: public.film
            columns:
              id: {identity: true}
              title: {default: none}
              genre: {collation: public.any_case}
              double: {generated: true}
        """);
  }

  @Test
  void aFurtherColumnThatAnInsertHasToGiveIsFound(TestDatabase database) throws SQLException {
    database.execute("CREATE TABLE film (id int NOT NULL, title text NOT NULL DEFAULT '')");

    new Sabotage(
            "ALTER TABLE film ADD \"The year\" int NOT NULL, ALTER title DROP DEFAULT",
            List.of(
                "public.film.title: expected no column that an INSERT has to give but id, found this one NOT NULL without default.",
                "public.film.\"The year\": expected no column that an INSERT has to give but id, found this one NOT NULL without default."),
            "ALTER TABLE film ALTER \"The year\" SET DEFAULT 0, ALTER title DROP NOT NULL")
        .proveWith(
            database, "rules: [{rule: f, check: table, table: public.film, required: [id]}]");
  }

  static Stream<Sabotage> partitions() {
    return Stream.of(
        Sabotage.of(
            "ALTER TABLE event DETACH PARTITION event_b",
            "public.event: expected a partition for every row, found none for remainder 1 of modulus 2.",
            "ALTER TABLE event ATTACH PARTITION event_b FOR VALUES WITH (MODULUS 2, REMAINDER 1)"),
        Sabotage.of(
            "ALTER TABLE event_a SET UNLOGGED",
            "public.event_a: expected a logged partition, found an UNLOGGED one, which is empty after a crash and on standbys.",
            "ALTER TABLE public.event_a SET LOGGED"),
        Sabotage.of(
            "ALTER TABLE event_a ADD CONSTRAINT c CHECK (id > 5) NOT VALID",
            "public.event_a.c: expected no constraint that public.event has not, found CHECK ((id > 5)) NOT VALID.",
            "ALTER TABLE public.event_a DROP CONSTRAINT c"));
  }

  @ParameterizedTest
  @MethodSource("partitions")
  void whatKeepsRowsOutOfItsPartitionsIsFound(Sabotage sabotage, TestDatabase database)
      throws SQLException {
    database.execute(
        """
        CREATE TABLE event (id int PRIMARY KEY) PARTITION BY HASH (id);
        CREATE TABLE event_a PARTITION OF event FOR VALUES WITH (MODULUS 2, REMAINDER 0);
        CREATE TABLE event_b PARTITION OF event FOR VALUES WITH (MODULUS 2, REMAINDER 1);
        """);
    sabotage.proveWith(database, "rules: [{rule: event, check: table, table: public.event}]");
  }

  @Test
  void anyOfSeveralDefaultsWillDo(TestDatabase database) throws SQLException {
    String rules =
        """
        rules:
          - rule: film
            check: table
            table: public.film
            columns:
              id: {default: [gen_random_uuid(), "*.uuid_generate_v4()"]}
              made: {default: [none, "now() AT TIME ZONE 'UTC'", CURRENT_TIMESTAMP]}
        """;
    database.execute(
        """
        CREATE SCHEMA "Ext";
        CREATE FUNCTION "Ext".uuid_generate_v4() RETURNS uuid LANGUAGE sql AS 'SELECT gen_random_uuid()';
        CREATE FUNCTION "Ext".gen_random_uuid() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid';
        CREATE TABLE film (id uuid DEFAULT "Ext".uuid_generate_v4(), made timestamp DEFAULT CURRENT_TIMESTAMP);
        """);

    new Sabotage(
            "ALTER TABLE film ALTER id SET DEFAULT \"Ext\".gen_random_uuid(), ALTER made SET DEFAULT now() AT TIME ZONE 'Asia/Tokyo'",
            List.of(
                "public.film.id: expected default gen_random_uuid() or *.uuid_generate_v4(), found \"Ext\".gen_random_uuid().",
                "public.film.made: expected default none or now() AT TIME ZONE 'UTC' or CURRENT_TIMESTAMP, found (now() AT TIME ZONE 'Asia/Tokyo'::text)."),
            "ALTER TABLE film ALTER id SET DEFAULT gen_random_uuid(), ALTER made DROP DEFAULT")
        .proveWith(database, rules);
  }

  static Stream<Sabotage> publications() {
    String expected =
        ": expected a replica identity, found none, and UPDATE and DELETE published by p, so each fails.";
    String film = "public.film" + expected;
    return Stream.of(
        Sabotage.of(
            "ALTER TABLE film REPLICA IDENTITY NOTHING; CREATE PUBLICATION p FOR TABLE film",
            film,
            "ALTER TABLE public.film REPLICA IDENTITY DEFAULT"),
        Sabotage.of(
            "ALTER TABLE film DROP CONSTRAINT film_pkey; CREATE PUBLICATION p FOR ALL TABLES",
            film,
            "ALTER TABLE public.film REPLICA IDENTITY FULL"),
        Sabotage.of(
            "ALTER TABLE film REPLICA IDENTITY USING INDEX other; UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'other'::regclass; CREATE PUBLICATION p FOR TABLE film",
            film,
            "REINDEX INDEX other"),
        Sabotage.of(
            "ALTER TABLE event_a REPLICA IDENTITY NOTHING; CREATE PUBLICATION p FOR TABLE event WITH (publish_via_partition_root = true)",
            "public.event_a" + expected,
            "ALTER TABLE public.event_a REPLICA IDENTITY DEFAULT"),
        Sabotage.of(
            "ALTER TABLE event_a REPLICA IDENTITY NOTHING; CREATE PUBLICATION p FOR TABLE event_a WITH (publish = 'insert, update')",
            "public.event_a: expected a replica identity, found none, and UPDATE published by p, so each fails.",
            "DROP PUBLICATION p"));
  }

  private static final String PUBLISHED =
      """
      rules:
        - {rule: film, check: table, table: public.film}
        - {rule: event, check: table, table: public.event}
      """;

  @ParameterizedTest
  @MethodSource("publications")
  void aPublicationThatMakesUpdatesFailIsFound(Sabotage sabotage, TestDatabase database)
      throws SQLException {
    database.execute(
        """
        CREATE TABLE film (id int PRIMARY KEY, other int NOT NULL);
        CREATE UNIQUE INDEX other ON film (other);
        CREATE TABLE event (id int PRIMARY KEY) PARTITION BY HASH (id);
        CREATE TABLE event_a PARTITION OF event FOR VALUES WITH (MODULUS 2, REMAINDER 0);
        CREATE TABLE event_b PARTITION OF event FOR VALUES WITH (MODULUS 2, REMAINDER 1);
        """);
    sabotage.proveWith(database, PUBLISHED);
  }

  static Stream<Sabotage> partialPublications() {
    String soEachFails = ", so each UPDATE and DELETE fails.";
    return Stream.of(
        Sabotage.of(
            "CREATE PUBLICATION p FOR TABLE film WHERE (other > 3 AND id > 0)",
            "public.film: expected that publication p chooses rows by the replica identity (id) alone, found that it chooses them by (id, other)"
                + soEachFails,
            "ALTER TABLE public.film REPLICA IDENTITY FULL"),
        Sabotage.of(
            "CREATE PUBLICATION p FOR TABLE film (other) WHERE (id > 0)",
            "public.film: expected that publication p sends all of the replica identity (id), found that it sends (other) alone"
                + soEachFails,
            "ALTER PUBLICATION p DROP TABLE public.film; ALTER PUBLICATION p ADD TABLE public.film (id, other) WHERE (id > 0);"),
        Sabotage.of(
            "ALTER TABLE film REPLICA IDENTITY FULL; CREATE PUBLICATION p FOR TABLE film (id)",
            "public.film: expected that publication p sends all of the row (REPLICA IDENTITY FULL), found that it sends (id) alone"
                + soEachFails,
            "ALTER PUBLICATION p DROP TABLE public.film; ALTER PUBLICATION p ADD TABLE public.film;"),
        new Sabotage(
            "CREATE PUBLICATION p FOR TABLE event (other) WITH (publish = 'update', publish_via_partition_root = true)",
            List.of(
                "public.event_a: expected that publication p sends all of the replica identity (id), found that it sends (other) alone, so each UPDATE fails.",
                "public.event_b: expected that publication p sends all of the replica identity (id), found that it sends (other) alone, so each UPDATE fails."),
            "ALTER PUBLICATION p DROP TABLE public.event; ALTER PUBLICATION p ADD TABLE public.event (id, other);"));
  }

  @ParameterizedTest
  @MethodSource("partialPublications")
  void aPublicationThatSendsTooLittleForUpdatesIsFound(Sabotage sabotage, TestDatabase database)
      throws SQLException {
    assumeTrue(database.connection().getMetaData().getDatabaseMajorVersion() >= 15);
    database.execute(
        """
        CREATE TABLE film (id int PRIMARY KEY, other int NOT NULL);
        CREATE TABLE event (id int PRIMARY KEY, other int) PARTITION BY HASH (id);
        CREATE TABLE event_a PARTITION OF event FOR VALUES WITH (MODULUS 2, REMAINDER 0);
        CREATE TABLE event_b PARTITION OF event FOR VALUES WITH (MODULUS 2, REMAINDER 1);
        CREATE PUBLICATION whole FOR TABLE film WHERE (id > 3), event_a (id) WHERE (id > 3);
        """);
    sabotage.proveWith(database, PUBLISHED);
  }

  @Test
  void aPublicationOfASchemaCountsAndOneOfInsertsAloneDoesNot(TestDatabase database)
      throws SQLException {
    database.execute(
        "CREATE TABLE film (id int); CREATE TABLE event (id int); CREATE PUBLICATION i FOR ALL TABLES WITH (publish = 'insert')");
    VerifiedRules.of(database, PUBLISHED).assertHolds();
    assumeTrue(database.connection().getMetaData().getDatabaseMajorVersion() >= 15);

    database.execute("CREATE PUBLICATION s FOR TABLES IN SCHEMA public");
    assertThat(VerifiedRules.of(database, PUBLISHED).messages())
        .containsExactlyInAnyOrder(
            "public.film: expected a replica identity, found none, and UPDATE and DELETE published by s, so each fails.",
            "public.event: expected a replica identity, found none, and UPDATE and DELETE published by s, so each fails.");
  }

  @Test
  void whatIsSortedByAnotherVersionThanTheLibraryHasIsAWarning(TestDatabase database)
      throws SQLException {
    database.execute(
        """
        CREATE TABLE film (id int PRIMARY KEY, title text COLLATE "de-x-icu", note text COLLATE "fr-x-icu", code text COLLATE "C");
        CREATE UNIQUE INDEX film_title ON film (title);
        CREATE INDEX film_lower ON film (lower(title));
        CREATE TABLE event (id int PRIMARY KEY);
        """);
    VerifiedRules.of(database, PUBLISHED).assertHolds();

    database.execute(
        "UPDATE pg_collation SET collversion = '0.1' WHERE collname IN ('de-x-icu', 'fr-x-icu')");

    VerifiedRules outdated = VerifiedRules.of(database, PUBLISHED);
    assertThat(outdated.status()).isZero();
    assertThat(outdated.messages())
        .satisfiesExactlyInAnyOrder(
            message ->
                assertThat(message)
                    .matches(
                        "public\\.film: expected version 0\\.1 of collation pg_catalog\\.\"de-x-icu\", found \\S+:"
                            + " what was built before may miss rows, or let duplicates in, of film_lower, film_title\\."),
            message ->
                assertThat(message)
                    .matches(
                        "public\\.film: expected version 0\\.1 of collation pg_catalog\\.\"fr-x-icu\", found \\S+,"
                            + " which may sort its text otherwise\\."));
    database.execute("REINDEX TABLE CONCURRENTLY public.film");
    database.execute("ALTER COLLATION pg_catalog.\"de-x-icu\" REFRESH VERSION");
    database.execute("ALTER COLLATION pg_catalog.\"fr-x-icu\" REFRESH VERSION");
    VerifiedRules.of(database, PUBLISHED).assertHolds();
  }
}
