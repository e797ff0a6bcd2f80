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

@Template(TriggersCheckIT.Tables.class)
final class TriggersCheckIT {
  private static final String RULES =
      """
      rules:
        - {rule: closed, check: triggers, table: public.booking, only: [known, Odd]}
        - {rule: none, check: triggers, table: '"S"."T.t"', only: []}
      """;

  static final class Tables implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TABLE booking (id int PRIMARY KEY, parent int REFERENCES booking);
            CREATE TABLE other (id int PRIMARY KEY);
            CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER known BEFORE INSERT ON booking FOR EACH ROW EXECUTE FUNCTION f();
            CREATE TRIGGER "Odd" BEFORE UPDATE ON booking FOR EACH ROW EXECUTE FUNCTION f();
            CREATE TRIGGER alien BEFORE UPDATE ON other FOR EACH ROW EXECUTE FUNCTION f();
            CREATE SCHEMA "S";
            CREATE TABLE "S"."T.t" (id int);
            """);
      }
    }
  }

  static Stream<Sabotage> sabotages() {
    return Stream.of(
        Sabotage.of(
            "CREATE TRIGGER alien BEFORE INSERT OR DELETE ON booking FOR EACH ROW EXECUTE FUNCTION f()",
            "public.booking.alien: expected no trigger but Odd, known on public.booking, found this one: BEFORE INSERT OR DELETE calling public.f().",
            "DROP TRIGGER alien ON booking"),
        Sabotage.of(
            "CREATE TRIGGER \"odd\" BEFORE UPDATE ON booking FOR EACH ROW EXECUTE FUNCTION f()",
            "public.booking.odd: expected no trigger but Odd, known on public.booking, found this one: BEFORE UPDATE calling public.f().",
            "DROP TRIGGER \"odd\" ON booking"),
        Sabotage.of(
            "CREATE CONSTRAINT TRIGGER late AFTER INSERT ON booking DEFERRABLE FOR EACH ROW EXECUTE FUNCTION f()",
            "public.booking.late: expected no trigger but Odd, known on public.booking, found this one: AFTER INSERT calling public.f().",
            "DROP TRIGGER late ON booking"),
        Sabotage.of(
            "CREATE TRIGGER \"A.b\" AFTER TRUNCATE ON \"S\".\"T.t\" EXECUTE FUNCTION f()",
            "\"S\".\"T.t\".\"A.b\": expected no trigger on \"S\".\"T.t\", found this one: AFTER TRUNCATE calling public.f().",
            "DROP TRIGGER \"A.b\" ON \"S\".\"T.t\""),
        Sabotage.of(
            "ALTER TABLE booking RENAME TO bookings",
            "public.booking: expected a table with no other triggers, found no such table.",
            "ALTER TABLE bookings RENAME TO booking"));
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void aTriggerThatIsNotOnTheListIsFound(Sabotage sabotage, TestDatabase database)
      throws SQLException {
    sabotage.proveWith(database, RULES);
  }

  @Test
  void aListedTriggerNeedNotBeThere(TestDatabase database) throws SQLException {
    database.execute("DROP TRIGGER known ON booking");

    VerifiedRules.of(database, RULES).assertHolds();
  }
}
