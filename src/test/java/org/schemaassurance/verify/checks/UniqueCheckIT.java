package org.schemaassurance.verify.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import org.schemaassurance.support.ToDo;
import org.schemaassurance.support.VerifiedRules;

@Template(UniqueCheckIT.Tables.class)
final class UniqueCheckIT {
  private static final String RULES =
      """
      rules:
        - {rule: pair, check: unique, table: public.room, columns: [teacher, student]}
        - {rule: odd, check: unique, table: '"S"."T.t"', columns: [Odd Name]}
      """;
  private static final String DROP = "ALTER TABLE room DROP CONSTRAINT pair; ";
  private static final String ADD =
      "; ALTER TABLE room ADD CONSTRAINT pair UNIQUE (teacher, student)";

  static final class Tables implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TABLE room (teacher int NOT NULL, student int NOT NULL, gone date,
              CONSTRAINT pair UNIQUE (teacher, student));
            CREATE SCHEMA "S";
            CREATE TABLE "S".room (teacher int NOT NULL, student int NOT NULL, CONSTRAINT pair UNIQUE (teacher, student));
            CREATE TABLE "S"."T.t" ("Odd Name" int NOT NULL UNIQUE);
            """);
      }
    }
  }

  private static Sabotage instead(String index, String found) {
    return Sabotage.of(
        DROP + index,
        "public.room: expected a unique constraint on (teacher, student), found " + found + ".",
        "ALTER TABLE room DROP CONSTRAINT IF EXISTS i; DROP INDEX IF EXISTS i" + ADD);
  }

  static Stream<Sabotage> sabotages() {
    return Stream.of(
        instead("SELECT 1", "none"),
        instead("CREATE INDEX i ON room (teacher, student)", "only i (it is not unique)"),
        instead(
            "CREATE UNIQUE INDEX i ON room (teacher, student) WHERE gone IS NULL",
            "only i (it is partial: WHERE (gone IS NULL))"),
        instead(
            "CREATE UNIQUE INDEX i ON room (teacher, student, gone)",
            "only i (it is on (teacher, student, gone))"),
        instead("CREATE UNIQUE INDEX i ON room (teacher)", "only i (it is on (teacher))"),
        instead(
            "CREATE UNIQUE INDEX i ON room (teacher) INCLUDE (student)",
            "only i (it is on (teacher))"),
        instead("CREATE UNIQUE INDEX i ON room ((teacher + 0), student)", "none"),
        instead(
            "ALTER TABLE room ADD CONSTRAINT i UNIQUE (teacher, student) DEFERRABLE",
            "only i (it is deferrable, so ON CONFLICT cannot use it)"),
        instead(
            "CREATE UNIQUE INDEX i ON room (teacher, student); UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'i'::regclass",
            "only i (it is invalid (a concurrent build that failed))"),
        instead(
            "CREATE UNIQUE INDEX i ON room (teacher, student); UPDATE pg_index SET indisready = false WHERE indexrelid = 'i'::regclass",
            "only i (it is not ready for inserts)"),
        Sabotage.of(
            "ALTER TABLE room ALTER student DROP NOT NULL",
            "public.room.student: expected NOT NULL under a unique constraint, found nullable, and rows with NULL are never equal.",
            "ALTER TABLE room ALTER student SET NOT NULL"),
        Sabotage.of(
            "ALTER TABLE \"S\".\"T.t\" ALTER \"Odd Name\" DROP NOT NULL",
            "\"S\".\"T.t\".\"Odd Name\": expected NOT NULL under a unique constraint, found nullable, and rows with NULL are never equal.",
            "ALTER TABLE \"S\".\"T.t\" ALTER \"Odd Name\" SET NOT NULL"),
        Sabotage.of(
            "DROP TABLE room",
            "public.room: expected a unique constraint, found no such table.",
            "CREATE TABLE room (teacher int NOT NULL, student int NOT NULL, gone date)" + ADD));
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void eachWayToLoseItIsFound(Sabotage sabotage, TestDatabase database) throws SQLException {
    sabotage.proveWith(database, RULES);
  }

  @Test
  void nullsCanHaveToCountAsEqual(TestDatabase database) throws SQLException {
    assumeTrue(database.server().majorVersion() >= 15);
    database.execute(
        "CREATE TABLE seat (place int, CONSTRAINT k UNIQUE NULLS NOT DISTINCT (place))");

    Sabotage.of(
            "ALTER TABLE seat DROP CONSTRAINT k, ADD CONSTRAINT k UNIQUE (place)",
            "public.seat: expected UNIQUE NULLS NOT DISTINCT (place), found UNIQUE (place), which takes any number of rows with NULL.",
            "ALTER TABLE seat DROP CONSTRAINT k, ADD CONSTRAINT k UNIQUE NULLS NOT DISTINCT (place)")
        .proveWith(
            database,
            "rules: [{rule: v, check: unique, table: public.seat, columns: place, nulls_not_distinct: true}]");
  }

  @Test
  void aKeyThatAForeignKeyNeedsIsNotDoubled(TestDatabase database) throws SQLException {
    assumeTrue(database.server().majorVersion() >= 15);
    database.execute(
        "CREATE TABLE seat (place int UNIQUE); CREATE TABLE guest (place int REFERENCES seat (place))");
    String rules =
        "rules: [{rule: v, check: unique, table: public.seat, columns: place, nulls_not_distinct: true}]";
    ToDo toDo = ToDo.of(VerifiedRules.of(database, rules).complaints().get(0).hint()).orElseThrow();

    assertThatThrownBy(() -> toDo.run(database)).hasMessageContaining("other objects depend on it");
    assertThat(database.value("SELECT count(*) FROM pg_index WHERE indrelid = 'seat'::regclass"))
        .isEqualTo(1L);

    database.execute("DROP TABLE guest");
    toDo.run(database);
    VerifiedRules.of(database, rules).assertHolds();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE UNIQUE INDEX any_name ON room (student, teacher)",
        "CREATE UNIQUE INDEX any_name ON room (teacher, student) INCLUDE (gone)",
        "CREATE UNIQUE INDEX any_name ON room (teacher DESC, student NULLS FIRST)",
        "ALTER TABLE room ADD PRIMARY KEY (teacher, student)"
      })
  void anyUniqueIndexOnJustTheseColumnsWillDo(String index, TestDatabase database)
      throws SQLException {
    database.execute(DROP + index);

    VerifiedRules.of(database, RULES).assertHolds();
  }

  @Test
  void nullableColumnsAreFineWhereTheRuleOrTheIndexSaysSo(TestDatabase database)
      throws SQLException {
    database.execute("ALTER TABLE room ALTER student DROP NOT NULL");
    VerifiedRules.of(database, RULES.replace("student]}", "student], nullable: true}"))
        .assertHolds();

    if (database.server().majorVersion() >= 15) {
      database.execute(
          DROP + "CREATE UNIQUE INDEX i ON room (teacher, student) NULLS NOT DISTINCT");
      VerifiedRules.of(database, RULES).assertHolds();
    }
  }

  @Test
  void underStrictANullableColumnIsBroken(TestDatabase database) throws SQLException {
    database.execute("ALTER TABLE room ALTER student DROP NOT NULL");

    assertThat(VerifiedRules.of(database, RULES).status()).isZero();
    assertThat(VerifiedRules.of(database, RULES, "--strict").status()).isEqualTo(1);
  }

  @Test
  void theHintCanBeRun(TestDatabase database) throws SQLException {
    database.execute("ALTER TABLE \"S\".\"T.t\" DROP CONSTRAINT \"T.t_Odd Name_key\"");
    List<VerifiedRules.Found> complaints = VerifiedRules.of(database, RULES).complaints();

    database.execute(complaints.get(0).hint());

    VerifiedRules.of(database, RULES).assertHolds();
  }

  @Test
  void aKeyWithoutOverlapsLetsTheSameInForAnotherPeriod(TestDatabase database) throws SQLException {
    assumeTrue(database.connection().getMetaData().getDatabaseMajorVersion() >= 18);
    database.execute(
        "CREATE TABLE stay (room int4range, period tsrange, CONSTRAINT k PRIMARY KEY (room, period WITHOUT OVERLAPS))");
    String found = "found only k (it only excludes overlaps, so rows of other periods are let in).";

    assertThat(
            VerifiedRules.of(
                    database,
                    """
                    rules:
                      - {rule: u, check: unique, table: public.stay, columns: [room, period]}
                      - {rule: k, check: primary-key, table: public.stay, columns: [room, period]}
                    """)
                .messages())
        .containsExactlyInAnyOrder(
            "public.stay: expected a unique constraint on (room, period), " + found,
            "public.stay: expected a primary key (room, period), " + found);
  }

  @Test
  void anIndexThatTakesOtherTextsForEqualThanTheColumnDoesIsNone(TestDatabase database)
      throws SQLException {
    database.execute(
        """
        CREATE COLLATION any_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
        CREATE TABLE person (email text COLLATE any_case NOT NULL UNIQUE);
        """);

    Sabotage.of(
            "ALTER TABLE person DROP CONSTRAINT person_email_key; CREATE UNIQUE INDEX i ON person (email COLLATE \"C\")",
            "public.person: expected a unique constraint on (email), found only i (the collation \"C\", not that of the column, decides what is equal).",
            "DROP INDEX i; CREATE UNIQUE INDEX i ON person (email)")
        .proveWith(
            database, "rules: [{rule: u, check: unique, table: public.person, columns: [email]}]");
  }
}
