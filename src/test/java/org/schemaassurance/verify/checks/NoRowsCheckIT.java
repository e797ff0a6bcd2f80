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
import org.schemaassurance.support.TestRole;
import org.schemaassurance.support.VerifiedRules;

@Template(NoRowsCheckIT.Bookings.class)
final class NoRowsCheckIT {
  private static final String RULES =
      """
      rules:
        - rule: partners
          check: no-rows
          table: public.booking
          meaning: Every booking has its lesson
          key: [id, lesson]
          hint: Find the lessons.
          query: |
            SELECT b.id, b.lesson, b.note FROM public.booking AS b
            WHERE NOT EXISTS (SELECT FROM public.lesson AS l WHERE l.id = b.lesson)
            ORDER BY b.id
      """;

  static final class Bookings implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TABLE lesson (id int);
            CREATE TABLE booking (id int, lesson int, note text);
            INSERT INTO lesson VALUES (1);
            INSERT INTO booking VALUES (1, 1, 'private');
            """);
      }
    }
  }

  static Stream<Sabotage> sabotages() {
    return Stream.of(
        Sabotage.of(
            "INSERT INTO booking VALUES (2, 7, 'private')",
            "public.booking: expected \"Every booking has its lesson\", found 1 row that violates it, for example id 2, lesson 7.",
            "DELETE FROM booking WHERE id = 2"),
        Sabotage.of(
            "INSERT INTO booking SELECT n, 7, 'private' FROM generate_series(2, 1001) AS n",
            "public.booking: expected \"Every booking has its lesson\", found 1000 rows that violate it, for example id 2, lesson 7; id 3, lesson 7; id 4, lesson 7; id 5, lesson 7; id 6, lesson 7.",
            "DELETE FROM booking WHERE id > 1"),
        Sabotage.of(
            "INSERT INTO booking VALUES (2, NULL, 'private')",
            "public.booking: expected \"Every booking has its lesson\", found 1 row that violates it, for example id 2, lesson .",
            "DELETE FROM booking WHERE id = 2"));
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void rowsThatViolateItAreCountedAndAFewAreNamed(Sabotage sabotage, TestDatabase database)
      throws SQLException {
    sabotage.proveWith(database, RULES);
  }

  @Test
  void withoutSamplesNoKeyIsShown(TestDatabase database) throws SQLException {
    database.execute("INSERT INTO booking VALUES (2, 7, 'private')");

    assertThat(VerifiedRules.of(database, RULES, "--no-samples").messages())
        .singleElement()
        .asString()
        .startsWith(
            "public.booking: expected \"Every booking has its lesson\", found 1 row that violates it.")
        .doesNotContain("7");
  }

  @Test
  void rowsThatAPolicyWouldHideAreUnknown(TestDatabase database) throws SQLException {
    TestRole reader = database.createRole("reader");
    database.execute(
        "GRANT SELECT ON booking, lesson TO %s; CREATE POLICY none ON booking USING (false);"
                .formatted(reader.name())
            + "ALTER TABLE booking ENABLE ROW LEVEL SECURITY");

    VerifiedRules verified = VerifiedRules.of(database, reader, RULES);

    assertThat(verified.messages())
        .containsExactly(
            "public.booking: could not find out whether it is true that \"Every booking has its lesson\":"
                + " query would be affected by row-level security policy for table \"booking\".");
    assertThat(verified.complaints().get(0).hint())
        .contains("ALTER ROLE " + reader.name() + " BYPASSRLS;");
    assertThat(verified.status()).isEqualTo(3);
  }

  @Test
  void aTableThatIsNotThereIsUnknownAndTheNextRuleGoesOn(TestDatabase database)
      throws SQLException {
    database.execute("DROP TABLE lesson");
    String andAnother = "  - {rule: next, check: table, table: public.booking}\n";

    VerifiedRules verified = VerifiedRules.of(database, RULES + andAnother);

    assertThat(verified.messages())
        .containsExactly(
            "public.booking: could not find out whether it is true that \"Every booking has its lesson\":"
                + " relation \"public.lesson\" does not exist.");
    assertThat(verified.findings())
        .extracting(VerifiedRules.Found::status)
        .containsExactly("unknown", "holds");
  }
}
