package org.schemaassurance.verify.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.Sabotage;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.VerifiedRules;

@Template(UniqueKeysCheckIT.Tables.class)
final class UniqueKeysCheckIT {
  private static final String RULES =
      """
      rules:
        - rule: closed
          check: unique-keys
          table: public.room
          only: [[teacher, student], {columns: [seat], where: occupied}, lower(name), {columns: [period], exclusion: true}]
        - {rule: none, check: unique-keys, table: '"S"."T.t"'}
      """;

  static final class Tables implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TABLE room (id int PRIMARY KEY, teacher int, student int NOT NULL, seat int, occupied bool, name text, period int4range,
              UNIQUE (student, teacher), EXCLUDE USING gist (period WITH &&));
            CREATE UNIQUE INDEX seats ON room (seat) WHERE occupied;
            CREATE UNIQUE INDEX names ON room (lower(name));
            CREATE SCHEMA "S";
            CREATE TABLE "S"."T.t" (id int NOT NULL);
            """);
      }
    }
  }

  static Stream<Sabotage> sabotages() {
    String expected = ": expected no unique key but those listed on public.room, found ";
    return Stream.of(
        Sabotage.of(
            "ALTER TABLE room ADD CONSTRAINT once UNIQUE (student)",
            "public.room.once" + expected + "UNIQUE (student).",
            "ALTER TABLE room DROP CONSTRAINT once"),
        Sabotage.of(
            "CREATE UNIQUE INDEX once ON room (seat)",
            "public.room.once" + expected + "UNIQUE (seat).",
            "DROP INDEX once"),
        Sabotage.of(
            "CREATE UNIQUE INDEX once ON room (seat) WHERE NOT occupied",
            "public.room.once" + expected + "UNIQUE (seat) WHERE (NOT occupied).",
            "DROP INDEX once"),
        Sabotage.of(
            "CREATE UNIQUE INDEX once ON room (teacher, (student % 2))",
            "public.room.once" + expected + "UNIQUE (teacher, ((student % 2))).",
            "DROP INDEX once"),
        Sabotage.of(
            "ALTER TABLE room ADD CONSTRAINT once EXCLUDE USING btree (student WITH =)",
            "public.room.once" + expected + "EXCLUDE (student).",
            "ALTER TABLE room DROP CONSTRAINT once"),
        Sabotage.of(
            "CREATE UNIQUE INDEX once ON room (student); UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'once'::regclass",
            "public.room.once"
                + expected
                + "UNIQUE (student), which is invalid and refuses new rows all the same.",
            "DROP INDEX once"),
        Sabotage.of(
            "ALTER TABLE \"S\".\"T.t\" ADD CONSTRAINT \"C\" UNIQUE (id)",
            "\"S\".\"T.t\".\"C\": expected no unique key on \"S\".\"T.t\", found UNIQUE (id).",
            "ALTER TABLE \"S\".\"T.t\" DROP CONSTRAINT \"C\""),
        Sabotage.of(
            "ALTER TABLE room RENAME TO rooms",
            "public.room: expected a table with no other unique keys, found no such table.",
            "ALTER TABLE rooms RENAME TO room"));
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void oneThatIsNotOnTheListIsFound(Sabotage sabotage, TestDatabase database) throws SQLException {
    sabotage.proveWith(database, RULES);
  }

  @Test
  void aKeyThatContainsAnEnforcedOneRefusesNothing(TestDatabase database) throws SQLException {
    database.execute(
        """
        ALTER TABLE room ADD UNIQUE (teacher, id), ADD UNIQUE (student, seat, teacher);
        CREATE UNIQUE INDEX ON room (student, teacher) WHERE occupied;
        """);

    VerifiedRules.of(database, RULES).assertHolds();
  }

  @Test
  void aKeyThatContainsOneThatIsNotEnforcedRefuses(TestDatabase database) throws SQLException {
    database.execute(
        """
        ALTER TABLE room DROP CONSTRAINT room_student_teacher_key;
        CREATE UNIQUE INDEX once ON room (student, seat, teacher);
        """);

    assertThat(VerifiedRules.of(database, RULES).messages())
        .singleElement()
        .asString()
        .startsWith("public.room.once: ");
  }

  @Test
  void nullsThatAreNotDistinctCountWhereThereMayBeSome(TestDatabase database) throws SQLException {
    assumeTrue(database.connection().getMetaData().getDatabaseMajorVersion() >= 15);
    database.execute("CREATE UNIQUE INDEX once ON room (student, teacher) NULLS NOT DISTINCT");

    assertThat(VerifiedRules.of(database, RULES).messages())
        .containsExactly(
            "public.room.once: expected no unique key but those listed on public.room, found UNIQUE (student, teacher) NULLS NOT DISTINCT.");

    database.execute("ALTER TABLE room ALTER teacher SET NOT NULL");
    VerifiedRules.of(database, RULES).assertHolds();
  }

  @Test
  void aKeyOnAColumnThatNobodyGivesRefusesNobody(TestDatabase database) throws SQLException {
    String given =
        RULES.replace("exclusion: true}]", "exclusion: true}]\n    given: [teacher, student]");
    database.execute("ALTER TABLE room ADD nick text UNIQUE, ADD UNIQUE (student, nick)");
    VerifiedRules.of(database, given).assertHolds();

    database.execute("ALTER TABLE room ALTER nick SET DEFAULT ''");
    assertThat(VerifiedRules.of(database, given).messages())
        .containsExactlyInAnyOrder(
            "public.room.room_nick_key: expected no unique key but those listed on public.room, found UNIQUE (nick).",
            "public.room.room_student_nick_key: expected no unique key but those listed on public.room, found UNIQUE (student, nick).");
  }

  @Test
  void aListedOneNeedNotBeThereAndNamesAreFree(TestDatabase database) throws SQLException {
    database.execute("DROP INDEX seats; ALTER INDEX names RENAME TO by_name");

    VerifiedRules.of(database, RULES).assertHolds();
  }

  @Test
  void aKeyOfWhatNumbersItselfRefusesNobodyWhoLeavesItOut(TestDatabase database)
      throws SQLException {
    String given =
        RULES.replace("exclusion: true}]", "exclusion: true}]\n    given: [teacher, student]");
    database.execute(
        """
        ALTER TABLE room ADD number bigint UNIQUE GENERATED BY DEFAULT AS IDENTITY,
          ADD reference uuid UNIQUE DEFAULT gen_random_uuid();
        """);

    VerifiedRules.of(database, given).assertHolds();
    assertThat(VerifiedRules.of(database, RULES).status()).isEqualTo(1);
    database.execute("ALTER TABLE room ALTER number SET CYCLE");
    assertThat(VerifiedRules.of(database, given).messages())
        .containsExactly(
            "public.room.room_number_key: expected no unique key but those listed on public.room,"
                + " found UNIQUE (number).");
  }
}
