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

@Template(CheckConstraintsCheckIT.Tables.class)
final class CheckConstraintsCheckIT {
  private static final String RULES =
      """
      rules:
        - {rule: closed, check: check-constraints, table: public.booking, only: [price > 0, "status in ('a', 'b')"]}
        - {rule: none, check: check-constraints, table: '"S"."T.t"', only: []}
      """;

  static final class Tables implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TABLE booking (status text CHECK (status IN ('a', 'b')), price numeric, CONSTRAINT "Dear" CHECK (price > 0));
            CREATE SCHEMA "S";
            CREATE TABLE "S"."T.t" (id int NOT NULL);
            """);
      }
    }
  }

  static Stream<Sabotage> sabotages() {
    return Stream.of(
        Sabotage.of(
            "ALTER TABLE booking ADD CONSTRAINT \"Is.free\" CHECK (price < 9) NOT VALID",
            "public.booking.\"Is.free\": expected no CHECK constraint but those listed on public.booking, found CHECK ((price < (9)::numeric)).",
            "ALTER TABLE booking DROP CONSTRAINT \"Is.free\""),
        Sabotage.of(
            "ALTER TABLE \"S\".\"T.t\" ADD CONSTRAINT c CHECK (false)",
            "\"S\".\"T.t\".c: expected no CHECK constraint on \"S\".\"T.t\", found CHECK (false).",
            "ALTER TABLE \"S\".\"T.t\" DROP CONSTRAINT c"),
        Sabotage.of(
            "ALTER TABLE booking RENAME TO bookings",
            "public.booking: expected a table with no other CHECK constraints, found no such table.",
            "ALTER TABLE bookings RENAME TO booking"));
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void oneThatIsNotOnTheListIsFound(Sabotage sabotage, TestDatabase database) throws SQLException {
    sabotage.proveWith(database, RULES);
  }

  @Test
  void aListedOneNeedNotBeThereAndNamesAreFree(TestDatabase database) throws SQLException {
    database.execute(
        "ALTER TABLE booking DROP CONSTRAINT \"Dear\"; ALTER TABLE booking RENAME CONSTRAINT booking_status_check TO s");

    VerifiedRules.of(database, RULES).assertHolds();
  }

  @Test
  void oneThatIsAboutOtherColumnsThanThoseGivenMayBeThere(TestDatabase database)
      throws SQLException {
    String given =
        "rules: [{rule: closed, check: check-constraints, table: public.booking, only: [], given: [price]}]";
    database.execute("ALTER TABLE booking DROP CONSTRAINT \"Dear\"");
    VerifiedRules.of(database, given).assertHolds();

    database.execute(
        "ALTER TABLE booking ADD CONSTRAINT later CHECK (current_date > '2999-01-01') NOT VALID");

    assertThat(VerifiedRules.of(database, given).messages())
        .singleElement()
        .asString()
        .startsWith("public.booking.later: expected no CHECK constraint on public.booking");
  }

  @Test
  void oneThatIsNotEnforcedRefusesNothing(TestDatabase database) throws SQLException {
    assumeTrue(database.connection().getMetaData().getDatabaseMajorVersion() >= 18);
    database.execute("ALTER TABLE booking ADD CHECK (false) NOT ENFORCED");

    VerifiedRules.of(database, RULES).assertHolds();
  }
}
