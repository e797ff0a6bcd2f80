package org.schemaassurance.verify.checks;

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

@Template(ExclusionConstraintCheckIT.Tables.class)
final class ExclusionConstraintCheckIT {
  private static final String RULES =
      """
      rules:
        - rule: nights
          check: exclusion-constraint
          table: public.stay
          columns: [Room, nights]
          operators: ["&&", "&&"]
          where: gone IS NULL
        - {rule: whole, check: exclusion-constraint, table: public.stay, columns: ["int4range(a, b)"], operators: ["&&"],
            deferrable: true, initially_deferred: true}
      """;
  private static final String ADD =
      "; ALTER TABLE stay ADD CONSTRAINT nights EXCLUDE USING gist (\"Room\" WITH &&, nights WITH &&) WHERE (gone IS NULL)";
  private static final String EXPECTED =
      "public.stay: expected EXCLUDE USING gist (Room WITH &&, nights WITH &&) WHERE (gone IS NULL), found ";
  private static final String OTHER = "EXCLUDE USING gist (int4range(a, b) WITH &&)";

  static final class Tables implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TABLE stay ("Room" int4range, nights daterange, gone date, a int, b int,
              CONSTRAINT whole EXCLUDE USING gist (int4range(a, b) WITH &&) DEFERRABLE INITIALLY DEFERRED)
            """
                + ADD);
      }
    }
  }

  private static Sabotage instead(String constraint, String found) {
    return Sabotage.of(
        "ALTER TABLE stay DROP CONSTRAINT nights; " + constraint,
        EXPECTED + found + ".",
        "ALTER TABLE stay DROP CONSTRAINT IF EXISTS nights; DROP INDEX IF EXISTS nights" + ADD);
  }

  static Stream<Sabotage> sabotages() {
    return Stream.of(
        instead("SELECT 1", "only " + OTHER),
        instead(
            "CREATE INDEX nights ON stay USING gist (\"Room\", nights) WHERE gone IS NULL",
            "only " + OTHER),
        instead(
            "ALTER TABLE stay ADD CONSTRAINT nights EXCLUDE USING gist (\"Room\" WITH =, nights WITH &&) WHERE (gone IS NULL)",
            "only EXCLUDE USING gist (Room WITH =, nights WITH &&) WHERE ((gone IS NULL)); "
                + OTHER),
        instead(
            "ALTER TABLE stay ADD CONSTRAINT nights EXCLUDE USING gist (\"Room\" WITH &&, nights WITH &&) WHERE (gone IS NULL AND a > 0)",
            "only EXCLUDE USING gist (Room WITH &&, nights WITH &&) WHERE (((gone IS NULL) AND (a > 0))); "
                + OTHER),
        Sabotage.of(
            "ALTER TABLE stay DROP CONSTRAINT nights" + ADD + " DEFERRABLE",
            "public.stay: expected EXCLUDE USING gist (Room WITH &&, nights WITH &&) WHERE (gone IS NULL) NOT DEFERRABLE,"
                + " found DEFERRABLE INITIALLY IMMEDIATE.",
            "ALTER TABLE stay DROP CONSTRAINT nights" + ADD),
        Sabotage.of(
            "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'nights'::regclass",
            "public.stay: expected EXCLUDE USING gist (Room WITH &&, nights WITH &&) WHERE (gone IS NULL) in force,"
                + " found nights, but it is invalid (a concurrent build that failed).",
            "UPDATE pg_index SET indisvalid = true WHERE indexrelid = 'nights'::regclass"));
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void eachWayToLetRowsMeetIsFound(Sabotage sabotage, TestDatabase database) throws SQLException {
    sabotage.proveWith(database, RULES);
  }

  @Test
  void anotherNameIsNoDifference(TestDatabase database) throws SQLException {
    database.execute("ALTER TABLE stay RENAME CONSTRAINT nights TO other");

    VerifiedRules.of(database, RULES).assertHolds();
  }

  @Test
  void theHintMakesItWholeAgain(TestDatabase database) throws SQLException {
    database.execute("ALTER TABLE stay DROP CONSTRAINT nights");

    database.execute(VerifiedRules.of(database, RULES).complaints().get(0).hint());

    VerifiedRules.of(database, RULES).assertHolds();
  }
}
