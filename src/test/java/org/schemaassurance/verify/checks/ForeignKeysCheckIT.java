package org.schemaassurance.verify.checks;

import static org.assertj.core.api.Assertions.assertThat;

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

@Template(ForeignKeysCheckIT.Tables.class)
final class ForeignKeysCheckIT {
  private static final String RULES =
      """
      rules:
        - rule: closed
          check: foreign-keys
          table: public.room
          only:
            - {columns: [teacher], references: public.person}
            - {columns: [b, a], references: public.pair, referenced_columns: [y, x]}
        - {rule: none, check: foreign-keys, table: '"S"."T.t"', only: []}
      """;

  static final class Tables implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TABLE person (id int PRIMARY KEY, number int UNIQUE);
            CREATE TABLE pair (x int, y int, PRIMARY KEY (x, y), UNIQUE (y, x));
            CREATE TABLE room (
              teacher int CONSTRAINT t REFERENCES person ON DELETE CASCADE, a int, b int,
              CONSTRAINT p FOREIGN KEY (a, b) REFERENCES pair (x, y));
            CREATE SCHEMA "S";
            CREATE TABLE "S"."T.t" (id int NOT NULL);
            """);
      }
    }
  }

  static Stream<Sabotage> sabotages() {
    return Stream.of(
        Sabotage.of(
            "ALTER TABLE room ADD CONSTRAINT approved FOREIGN KEY (b) REFERENCES person NOT VALID",
            "public.room.approved: expected no foreign key but those listed on public.room, found FOREIGN KEY (b) REFERENCES public.person (id) NOT VALID, which refuses new rows.",
            "ALTER TABLE room DROP CONSTRAINT approved"),
        Sabotage.of(
            "ALTER TABLE room ADD CONSTRAINT n FOREIGN KEY (teacher) REFERENCES person (number)",
            "public.room.n: expected no foreign key but those listed on public.room, found FOREIGN KEY (teacher) REFERENCES public.person (number).",
            "ALTER TABLE room DROP CONSTRAINT n"),
        Sabotage.of(
            "ALTER TABLE room ADD CONSTRAINT crossed FOREIGN KEY (a, b) REFERENCES pair (y, x)",
            "public.room.crossed: expected no foreign key but those listed on public.room, found FOREIGN KEY (a, b) REFERENCES public.pair (y, x).",
            "ALTER TABLE room DROP CONSTRAINT crossed"),
        Sabotage.of(
            "ALTER TABLE \"S\".\"T.t\" ADD CONSTRAINT \"C\" FOREIGN KEY (id) REFERENCES person",
            "\"S\".\"T.t\".\"C\": expected no foreign key on \"S\".\"T.t\", found FOREIGN KEY (id) REFERENCES public.person (id).",
            "ALTER TABLE \"S\".\"T.t\" DROP CONSTRAINT \"C\""),
        Sabotage.of(
            "ALTER TABLE room RENAME TO rooms",
            "public.room: expected a table with no other foreign keys, found no such table.",
            "ALTER TABLE rooms RENAME TO room"));
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void oneThatIsNotOnTheListIsFound(Sabotage sabotage, TestDatabase database) throws SQLException {
    sabotage.proveWith(database, RULES);
  }

  @Test
  void aListedOneNeedNotBeThereOrBeNamedSoOrBeAlone(TestDatabase database) throws SQLException {
    database.execute(
        "ALTER TABLE room DROP CONSTRAINT p; ALTER TABLE room RENAME CONSTRAINT t TO u; ALTER TABLE room ADD FOREIGN KEY (teacher) REFERENCES person");

    VerifiedRules.of(database, RULES).assertHolds();
  }

  private static final String GIVEN =
      """
      rules:
        - rule: closed
          check: foreign-keys
          table: public.room
          only:
            - {columns: [teacher], references: public.person}
            - {columns: [b, a], references: public.pair, referenced_columns: [y, x]}
          given: [teacher, a, b]
      """;

  @Test
  void oneOnAColumnThatStaysNullRefusesNobody(TestDatabase database) throws SQLException {
    database.execute("ALTER TABLE room ADD subject int REFERENCES person");

    VerifiedRules.of(database, GIVEN).assertHolds();
  }

  @Test
  void oneByWhichRowsGoWithOthersIsAWarning(TestDatabase database) throws SQLException {
    database.execute(
        "ALTER TABLE room ADD last_guest int CONSTRAINT last REFERENCES person ON DELETE CASCADE");

    VerifiedRules found = VerifiedRules.of(database, GIVEN);

    assertThat(found.messages())
        .containsExactly(
            "public.room.last: expected no foreign key but those listed on public.room, found FOREIGN KEY (last_guest) REFERENCES public.person (id) ON DELETE CASCADE, by which rows go with those of public.person.");
    assertThat(found.status()).isZero();
    database.execute(
        "ALTER TABLE room DROP CONSTRAINT last, ADD FOREIGN KEY (last_guest) REFERENCES person ON DELETE SET NULL");
    VerifiedRules.of(database, GIVEN).assertHolds();
  }

  static Stream<Sabotage> refusals() {
    return Stream.of(
        Sabotage.of(
            "ALTER TABLE room ADD subject int DEFAULT 1 CONSTRAINT s REFERENCES person",
            "public.room.s: expected no foreign key but those listed on public.room, found FOREIGN KEY (subject) REFERENCES public.person (id).",
            "ALTER TABLE room ALTER subject DROP DEFAULT"),
        Sabotage.of(
            "ALTER TABLE room ADD CONSTRAINT given FOREIGN KEY (b) REFERENCES person",
            "public.room.given: expected no foreign key but those listed on public.room, found FOREIGN KEY (b) REFERENCES public.person (id).",
            "ALTER TABLE room DROP CONSTRAINT given"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void oneThatHasToHaveAValueIsFoundAllTheSame(Sabotage sabotage, TestDatabase database)
      throws SQLException {
    sabotage.proveWith(database, GIVEN);
  }
}
