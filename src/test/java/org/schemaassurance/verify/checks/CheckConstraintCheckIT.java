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
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.Sabotage;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.VerifiedRules;

@Template(CheckConstraintCheckIT.Tables.class)
final class CheckConstraintCheckIT {
  private static final String RULES =
      """
      rules:
        - {rule: status, check: check-constraint, table: public.booking, expression: "status in ('active', 'over')"}
        - {rule: price, check: check-constraint, table: public.booking, expression: price > 0, constraint: Dear}
        - {rule: odd, check: check-constraint, table: '"S"."T.t"', expression: "\\"Odd Name\\" BETWEEN 1 AND 9"}
      """;
  private static final String STATUS =
      "ALTER TABLE booking ADD CONSTRAINT c CHECK (status IN ('active', 'over'))";

  static final class Tables implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TABLE booking (status varchar(20), price numeric, CONSTRAINT "Dear" CHECK (price > 0));
            CREATE SCHEMA "S";
            CREATE TABLE "S"."T.t" ("Odd Name" int, CONSTRAINT "O.k" CHECK ("Odd Name" >= 1 AND "Odd Name" <= 9));
            """
                + STATUS);
      }
    }
  }

  private static Sabotage status(String sabotage, String finding) {
    return Sabotage.of(
        "ALTER TABLE booking DROP CONSTRAINT c; " + sabotage,
        "public.booking: expected CHECK (status in ('active', 'over'))" + finding,
        "ALTER TABLE booking DROP CONSTRAINT IF EXISTS c; " + STATUS);
  }

  static Stream<Sabotage> sabotages() {
    return Stream.of(
        status("SELECT 1", ", found only \"Dear\" CHECK ((price > (0)::numeric))."),
        status(
            STATUS + " NOT VALID",
            " validated, found c NOT VALID: rows from before may violate it."),
        status(
            STATUS.replace("'over'", "'Over'"),
            ", found only \"Dear\" CHECK ((price > (0)::numeric)); c CHECK (((status)::text = ANY ((ARRAY['active'::character varying, 'Over'::character varying])::text[])))."),
        status(
            STATUS.replace(" IN ", " NOT IN "),
            ", found only \"Dear\" CHECK ((price > (0)::numeric)); c CHECK (((status)::text <> ALL ((ARRAY['active'::character varying, 'over'::character varying])::text[])))."),
        Sabotage.of(
            "ALTER TABLE booking DROP CONSTRAINT c; "
                + STATUS
                + " NO INHERIT; CREATE TABLE below () INHERITS (booking)",
            "public.booking: expected CHECK (status in ('active', 'over')) inherited by public.below, found c NO INHERIT.",
            "DROP TABLE below"),
        Sabotage.of(
            "ALTER TABLE booking RENAME CONSTRAINT \"Dear\" TO dear",
            "public.booking: expected CHECK (price > 0) named \"Dear\", found dear.",
            "ALTER TABLE booking RENAME CONSTRAINT dear TO \"Dear\""),
        Sabotage.of(
            "ALTER TABLE \"S\".\"T.t\" DROP CONSTRAINT \"O.k\"",
            "\"S\".\"T.t\": expected CHECK (\"Odd Name\" BETWEEN 1 AND 9), found none.",
            "ALTER TABLE \"S\".\"T.t\" ADD CHECK (\"Odd Name\" BETWEEN 1 AND 9)"),
        new Sabotage(
            "ALTER TABLE booking RENAME TO bookings",
            List.of(
                "public.booking: expected CHECK (status in ('active', 'over')), found no such table.",
                "public.booking: expected CHECK (price > 0), found no such table."),
            "ALTER TABLE bookings RENAME TO booking"));
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void eachWayToLoseItIsFound(Sabotage sabotage, TestDatabase database) throws SQLException {
    sabotage.proveWith(database, RULES);
  }

  @Test
  void oneThatIsNotEnforcedIsFound(TestDatabase database) throws SQLException {
    assumeTrue(database.connection().getMetaData().getDatabaseMajorVersion() >= 18);

    database.execute("ALTER TABLE booking DROP CONSTRAINT c; " + STATUS + " NOT ENFORCED");

    assertThat(VerifiedRules.of(database, RULES).messages())
        .contains(
            "public.booking: expected CHECK (status in ('active', 'over')) enforced, found c NOT ENFORCED.");
  }

  @Test
  void nameLayoutAndASecondOneOfTheSameMeaningAreFree(TestDatabase database) throws SQLException {
    database.execute(
        "ALTER TABLE booking RENAME CONSTRAINT c TO \"Any\"; "
            + STATUS.replace("CONSTRAINT c", "CONSTRAINT again")
            + " NOT VALID; ALTER TABLE \"S\".\"T.t\" ADD CHECK (\"Odd Name\" <> 5)");

    VerifiedRules.of(database, RULES).assertHolds();
  }
}
