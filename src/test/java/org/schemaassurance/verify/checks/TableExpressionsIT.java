package org.schemaassurance.verify.checks;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The server decides what the expressions of rules mean (ADR 108). */
@Template(TableExpressionsIT.OneTable.class)
final class TableExpressionsIT {
  private static final String RULES =
      """
      rules:
        - {rule: price, check: check-constraint, table: public.booking, expression: not (price <= 0)}
        - {rule: status, check: check-constraint, table: public.booking, expression: status <> 'activated'}
        - {rule: initial, check: check-constraint, table: public.booking, expression: "initial COLLATE \\"C\\" >= 'A'"}
        - {rule: no other, check: check-constraints, table: public.booking, only: [price >= 1, not (price <= 0), status <> 'activated', "initial COLLATE \\"C\\" >= 'A'"]}
        - {rule: index, check: index, table: public.booking, columns: [price + (1 + 1)], where: status = 'act' || 'ive'}
        - {rule: fires, check: trigger, table: public.booking, trigger: tr, function: public.f(), timing: after, events: [update],
           when: old.price is distinct from new.price and new.status = 'activated' and true}
        - rule: table
          check: table
          table: public.booking
          columns:
            minutes: {default: 6 * 10}
            dearer: {default: price + (2 - 1), generated: true}
      """;
  private static final String STATUS =
      "ALTER TABLE booking ADD CONSTRAINT status CHECK (status <> 'activated')";
  private static final String INITIAL =
      "ALTER TABLE booking ADD CONSTRAINT initial CHECK (initial COLLATE \"C\" >= 'A')";
  private static final String TRIGGER =
      "CREATE OR REPLACE TRIGGER tr AFTER UPDATE ON booking FOR EACH ROW WHEN (OLD.price IS DISTINCT FROM NEW.price AND NEW.status = 'activated') EXECUTE FUNCTION f()";
  private static final String INDEX =
      "CREATE INDEX of_active ON booking ((price + 2)) WHERE status = 'active'";

  static final class OneTable implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TABLE booking (status varchar(20), initial text, price int CONSTRAINT price CHECK (price > 0),
              minutes int DEFAULT 60, dearer int GENERATED ALWAYS AS (price + 1) STORED);
            CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
            """
                + String.join(";", STATUS, INITIAL, TRIGGER, INDEX));
      }
    }
  }

  /** A cast to a length cuts the constant; a collation decides about the order. */
  static Stream<Sabotage> sabotages() {
    return Stream.of(
        Sabotage.of(
            TRIGGER.replace("'activated'", "'activated'::varchar(5)"),
            "public.booking.tr: expected WHEN old.price is distinct from new.price and new.status = 'activated' and true,"
                + " found ((old.price IS DISTINCT FROM new.price) AND ((new.status)::text = ('activated'::character varying(5))::text)).",
            TRIGGER),
        Sabotage.of(
            "DROP INDEX of_active; " + INDEX.replace("'active'", "'active'::varchar(3)"),
            "public.booking: expected an index on (price + (1 + 1)) WHERE status = 'act' || 'ive', found none.",
            "DROP INDEX of_active; " + INDEX),
        Sabotage.of(
            "ALTER TABLE booking ALTER minutes SET DEFAULT 6 + 10",
            "public.booking.minutes: expected default 6 * 10, found (6 + 10).",
            "ALTER TABLE booking ALTER minutes SET DEFAULT 60"),
        new Sabotage(
            "ALTER TABLE booking DROP CONSTRAINT status; "
                + STATUS.replace("'activated'", "'activated'::char(5)"),
            List.of(
                "public.booking: expected CHECK (status <> 'activated'), found only initial CHECK (((initial COLLATE \"C\") >= 'A'::text));"
                    + " price CHECK ((price > 0)); status CHECK (((status)::bpchar <> 'activated'::character(5))).",
                "public.booking.status: expected no CHECK constraint but those listed on public.booking,"
                    + " found CHECK (((status)::bpchar <> 'activated'::character(5)))."),
            "ALTER TABLE booking DROP CONSTRAINT status; " + STATUS),
        new Sabotage(
            "ALTER TABLE booking DROP CONSTRAINT initial; " + INITIAL.replace("\"C\"", "\"POSIX\""),
            List.of(
                "public.booking: expected CHECK (initial COLLATE \"C\" >= 'A'), found only initial CHECK (((initial COLLATE \"POSIX\") >= 'A'::text));"
                    + " price CHECK ((price > 0)); status CHECK (((status)::text <> 'activated'::text)).",
                "public.booking.initial: expected no CHECK constraint but those listed on public.booking,"
                    + " found CHECK (((initial COLLATE \"POSIX\") >= 'A'::text))."),
            "ALTER TABLE booking DROP CONSTRAINT initial; " + INITIAL));
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void whatMeansAnotherThingIsFound(Sabotage sabotage, TestDatabase database) throws SQLException {
    sabotage.proveWith(database, RULES);
  }

  @Test
  void whatOnlyTheServerTakesForTheSameHolds(TestDatabase database) throws SQLException {
    VerifiedRules.of(database, RULES).assertHolds();
    assertThat(VerifiedRules.of(database, RULES.replace("price <= 0", "price <= 1")).complaints())
        .hasSize(2);
  }

  /** A to-do that cannot be done would be worse than none. */
  @Test
  void whatTheServerDoesNotUnderstandIsToldInItsWords(TestDatabase database) {
    VerifiedRules wrong =
        VerifiedRules.of(
            database,
            """
            rules:
              - {rule: column, check: check-constraint, table: public.booking, expression: prize > 0}
              - {rule: syntax, check: check-constraint, table: public.booking, expression: price > > 0}
              - {rule: index, check: index, table: public.booking, columns: [price], where: nosuch(status)}
              - {rule: fires, check: trigger, table: public.booking, trigger: tr, function: public.f(), timing: after, events: [update],
                 when: new.state = 'activated'}
            """);

    assertThat(wrong.status()).isOne();
    assertThat(wrong.complaints())
        .extracting(VerifiedRules.Found::hint)
        .containsExactlyInAnyOrder(
            "The server does not understand the rule's expression: column \"prize\" does not exist.",
            "The server does not understand the rule's expression: syntax error at or near \">\".",
            "The server does not understand the rule's expression: function nosuch(character varying) does not exist.",
            "The server does not understand the rule's expression: column new.state does not exist.");
  }
}
