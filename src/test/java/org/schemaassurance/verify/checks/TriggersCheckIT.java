package org.schemaassurance.verify.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  private static final String LENIENT =
      RULES
          + "  - {rule: lenient, check: triggers, table: public.lesson, lenient: true}\n"
          + "  - {rule: key, check: primary-key, table: public.booking, columns: [id]}\n"
          + "  - {rule: parent, check: foreign-keys, table: public.booking, only: [{columns: [parent], references: public.booking}]}\n"
          + "  - {rule: times, check: table, table: public.lesson, columns: {ends: int, name: text}}\n";

  static final class Tables implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TABLE booking (id int PRIMARY KEY, parent int REFERENCES booking);
            CREATE TABLE other (id int PRIMARY KEY);
            CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN ASSERT true; RETURN NEW; END';
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
            "public.booking.alien: expected no trigger but Odd, known on public.booking, found this one: BEFORE INSERT OR DELETE calling public.f(), which runs 'ASSERT true'.",
            "DROP TRIGGER alien ON booking"),
        Sabotage.of(
            "CREATE TRIGGER \"odd\" BEFORE UPDATE ON booking FOR EACH ROW EXECUTE FUNCTION f()",
            "public.booking.odd: expected no trigger but Odd, known on public.booking, found this one: BEFORE UPDATE calling public.f(), which runs 'ASSERT true'.",
            "DROP TRIGGER \"odd\" ON booking"),
        Sabotage.of(
            "CREATE CONSTRAINT TRIGGER late AFTER INSERT ON booking DEFERRABLE FOR EACH ROW EXECUTE FUNCTION f()",
            "public.booking.late: expected no trigger but Odd, known on public.booking, found this one: AFTER INSERT calling public.f(), which runs 'ASSERT true'.",
            "DROP TRIGGER late ON booking"),
        Sabotage.of(
            "CREATE TRIGGER \"A.b\" AFTER INSERT ON \"S\".\"T.t\" EXECUTE FUNCTION f()",
            "\"S\".\"T.t\".\"A.b\": expected no trigger on \"S\".\"T.t\", found this one: AFTER INSERT calling public.f(), which runs 'ASSERT true'.",
            "DROP TRIGGER \"A.b\" ON \"S\".\"T.t\""),
        Sabotage.of(
            "CREATE TRIGGER alien BEFORE INSERT ON booking FOR EACH ROW EXECUTE FUNCTION f(); ALTER TABLE booking DISABLE TRIGGER alien",
            "public.booking.alien: expected no trigger but Odd, known on public.booking, found this one: BEFORE INSERT calling public.f(), which is disabled.",
            "DROP TRIGGER alien ON booking"),
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

  @Test
  void aTriggerOnOnePartitionAloneIsFound(TestDatabase database) throws SQLException {
    database.execute(
        """
        CREATE TABLE event (id int) PARTITION BY LIST (id);
        CREATE TABLE event_1 PARTITION OF event FOR VALUES IN (1);
        CREATE TRIGGER seen BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION f();
        """);

    Sabotage.of(
            "CREATE TRIGGER alien BEFORE INSERT ON event_1 FOR EACH ROW EXECUTE FUNCTION f()",
            "public.event_1.alien: expected no trigger but seen on public.event_1, found this one: BEFORE INSERT calling public.f(), which runs 'ASSERT true'.",
            "DROP TRIGGER alien ON event_1")
        .proveWith(
            database, "rules: [{rule: t, check: triggers, table: public.event, only: [seen]}]");
  }

  /** For a row of a partition TG_TABLE_NAME is the partition's. */
  @Test
  void aTriggerThatAsksForThePartitionedTablesNameIsNoOnlooker(TestDatabase database)
      throws SQLException {
    database.execute(
        """
        CREATE TABLE event (id int) PARTITION BY LIST (id);
        CREATE TABLE event_1 PARTITION OF event FOR VALUES IN (1);
        CREATE FUNCTION own() RETURNS trigger LANGUAGE plpgsql AS
          $$BEGIN IF tg_table_name <> 'event' THEN RAISE EXCEPTION 'only for event'; END IF; RETURN NEW; END$$;
        CREATE TRIGGER own BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION own();
        """);

    VerifiedRules found =
        VerifiedRules.of(
            database, "rules: [{rule: t, check: triggers, table: public.event, only: []}]");

    assertThat(found.status()).isEqualTo(1);
    assertThat(found.messages())
        .anySatisfy(message -> assertThat(message).contains("only for event"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          true  | INSERT INTO trail (at, what) VALUES (now(), to_jsonb(NEW)); RETURN NEW;
          true  | IF (TG_OP = 'DELETE') THEN INSERT INTO public.trail SELECT now(), row_to_json(OLD)::jsonb; END IF; RETURN NULL;
          true  | INSERT INTO trail VALUES (clock_timestamp(), NULL); RETURN coalesce(NEW, OLD);
          false | NEW.id := public.f2(); RETURN NEW;
          false | SELECT f2() INTO NEW.id; RETURN NEW;
          false | DELETE FROM a_view; RETURN NEW;
          false | WITH gone AS (DELETE FROM ONLY public.booking RETURNING id) INSERT INTO trail SELECT now(), NULL FROM gone; RETURN NEW;
          false | INSERT INTO booking (id) VALUES (1); RETURN NEW;
          false | INSERT INTO public."booking" VALUES (1); RETURN NEW;
          false | EXECUTE 'DELETE FROM booking'; RETURN NEW;
          false | RAISE EXCEPTION 'no'; RETURN NEW;
          false | INSERT INTO trail VALUES (other.now(), NULL); RETURN NEW;
          """)
  void onlyWhatCanBeSeenToLookOnIsAWarning(boolean looksOn, String body, TestDatabase database)
      throws SQLException {
    database.execute(
        "CREATE TABLE trail (at timestamptz, what jsonb); CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN "
            + body
            + " END$b$; CREATE TRIGGER audit AFTER INSERT ON booking FOR EACH ROW EXECUTE FUNCTION audit()");

    assertThat(VerifiedRules.of(database, RULES).complaints())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.object()).isEqualTo("public.booking.audit");
              assertThat(found.severity()).isEqualTo(looksOn ? "warning" : "error");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          sets new.ends, of which rules speak  | BEFORE UPDATE | NEW.ends := NEW.begins; RETURN NEW;
          sets new.ends, of which rules speak  | BEFORE UPDATE | SELECT NEW.begins, NULL INTO NEW.note, NEW.ends; RETURN NEW;
          returns NULL, which keeps the row out | BEFORE INSERT | IF NEW.id > 7 THEN RETURN NULL; END IF; RETURN NEW;
          runs DELETE FROM public.booking      | AFTER DELETE  | DELETE FROM public.booking WHERE parent = OLD.id; RETURN NULL;
          runs UPDATE booking                  | AFTER DELETE  | UPDATE booking SET (id, parent) = (1, NULL); RETURN NULL;
          runs TRUNCATE booking                | AFTER DELETE  | PERFORM empties(); RETURN NULL;
          runs ALTER TABLE … DISABLE TRIGGER   | AFTER DELETE  | EXECUTE 'ALTER TABLE booking DISABLE TRIGGER known'; RETURN NULL;
          -                                    | BEFORE UPDATE | NEW.name := lower(trim(NEW.name)); RETURN NEW;
          -                                    | BEFORE UPDATE | NEW.note := concat(NEW.begins, '!'); RETURN NEW;
          -                                    | BEFORE UPDATE | IF NEW.ends = 7 THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW;
          -                                    | AFTER INSERT  | INSERT INTO booking (id) VALUES (NEW.id); RETURN NULL;
          -                                    | BEFORE DELETE | UPDATE lesson SET note = 'gone' WHERE id = OLD.id; RETURN NULL;
          -                                    | AFTER UPDATE  | DELETE FROM other; RETURN NULL;
          -                                    | AFTER UPDATE  | PERFORM other.anything(); RETURN NULL;
          """)
  void whereARuleIsLenientOnlyMeddlingIsBroken(
      String meddling, String firing, String body, TestDatabase database) throws SQLException {
    database.execute(
        """
        CREATE TABLE lesson (id int PRIMARY KEY, begins int, ends int, name text UNIQUE, note text);
        CREATE FUNCTION empties() RETURNS void LANGUAGE sql AS 'TRUNCATE booking';
        CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN %s END$b$;
        CREATE TRIGGER meddles %s ON lesson FOR EACH ROW EXECUTE FUNCTION g();
        """
            .formatted(body, firing));

    assertThat(VerifiedRules.of(database, LENIENT).complaints())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.object()).isEqualTo("public.lesson.meddles");
              assertThat(found.severity()).isEqualTo(meddling == null ? "warning" : "error");
              if (meddling != null) {
                assertThat(found.message()).endsWith("calling public.g(), which " + meddling + ".");
              }
            });
  }
}
