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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.Sabotage;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;
import org.schemaassurance.support.VerifiedRules;

@Template(TriggerCheckIT.Tables.class)
final class TriggerCheckIT {
  private static final String RULES =
      """
      rules:
        - rule: open
          check: trigger
          table: public.booking
          trigger: open_room
          timing: before
          events: [insert, update]
          update_of: [status, gone]
          when: NEW.status = 'active' AND NEW.gone IS NULL
          function: public.open_room()
          arguments: [a, "it's"]
        - rule: odd
          check: trigger
          table: '"S"."T.t"'
          trigger: Odd "name"
          timing: after
          events: [delete]
          level: statement
          function: '"S"."F.f"()'
          enabled: always
      """;
  private static final String OBJECT = "public.booking.open_room: expected ";
  private static final String HEALTHY =
      "CREATE TRIGGER open_room BEFORE INSERT OR UPDATE OF gone, status ON booking FOR EACH ROW"
          + " WHEN (NEW.status = 'active' AND NEW.gone IS NULL) EXECUTE FUNCTION open_room('a', 'it''s')";

  static final class Tables implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TABLE booking (id int, status varchar(20), gone date);
            CREATE TABLE decoy (id int, status varchar(20), gone date);
            CREATE FUNCTION open_room() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE FUNCTION another() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE SCHEMA "S";
            CREATE FUNCTION "S".open_room() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE FUNCTION "S"."F.f"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
            CREATE TABLE "S"."T.t" (id int);
            CREATE TRIGGER "Odd ""name\""" AFTER DELETE ON "S"."T.t" EXECUTE FUNCTION "S"."F.f"();
            ALTER TABLE "S"."T.t" ENABLE ALWAYS TRIGGER "Odd ""name\""";
            """
                + HEALTHY);
      }
    }
  }

  private static Sabotage instead(String word, String other, String difference) {
    assertThat(HEALTHY).contains(word);
    return Sabotage.of(
        "DROP TRIGGER open_room ON booking; " + HEALTHY.replace(word, other),
        OBJECT + difference,
        "DROP TRIGGER open_room ON booking; " + HEALTHY);
  }

  private static Sabotage state(String state, String found) {
    return Sabotage.of(
        "ALTER TABLE booking " + state,
        OBJECT + "enabled, found " + found + ".",
        "ALTER TABLE booking ENABLE TRIGGER open_room");
  }

  static Stream<Sabotage> sabotages() {
    return Stream.of(
        state("DISABLE TRIGGER open_room", "disabled"),
        state("DISABLE TRIGGER USER", "disabled"),
        state("DISABLE TRIGGER ALL", "disabled"),
        Sabotage.of(
            "UPDATE pg_class SET relhastriggers = false WHERE oid = 'booking'::regclass",
            OBJECT + "enabled, found never looked for (the catalog says that the table has none).",
            "UPDATE pg_catalog.pg_class SET relhastriggers = true WHERE oid = 'public.booking'::pg_catalog.regclass"),
        state("ENABLE REPLICA TRIGGER open_room", "enabled for replicas only"),
        instead("BEFORE", "AFTER", "timing BEFORE, found AFTER."),
        instead("INSERT OR ", "", "events INSERT OR UPDATE, found UPDATE."),
        instead(" OF gone, status", "", "UPDATE OF gone, status, found any column."),
        instead(" OF gone, status", " OF status", "UPDATE OF gone, status, found status."),
        instead(
            "'active'",
            "'completed'",
            "WHEN NEW.status = 'active' AND NEW.gone IS NULL, found (((new.status)::text = 'completed'::text) AND (new.gone IS NULL))."),
        instead(
            "AND",
            "OR",
            "WHEN NEW.status = 'active' AND NEW.gone IS NULL, found (((new.status)::text = 'active'::text) OR (new.gone IS NULL))."),
        instead(
            " WHEN (NEW.status = 'active' AND NEW.gone IS NULL)",
            "",
            "WHEN NEW.status = 'active' AND NEW.gone IS NULL, found none."),
        instead(
            "FUNCTION open_room",
            "FUNCTION another",
            "function public.open_room, found public.another."),
        instead(
            "FUNCTION open_room",
            "FUNCTION \"S\".open_room",
            "function public.open_room, found \"S\".open_room."),
        instead("'it''s'", "'its'", "arguments [a, it's], found [a, its]."),
        instead("('a', 'it''s')", "('a'', it', 's')", "arguments [a, it's], found [a', it, s]."),
        Sabotage.of(
            "DROP TRIGGER open_room ON booking",
            OBJECT + "a trigger BEFORE INSERT OR UPDATE, found none of that name on the table.",
            HEALTHY),
        Sabotage.of(
            "DROP TRIGGER open_room ON booking; " + HEALTHY.replace("ON booking", "ON decoy"),
            OBJECT
                + "a trigger BEFORE INSERT OR UPDATE, found one of that name only on public.decoy.",
            HEALTHY),
        Sabotage.of(
            "ALTER TRIGGER open_room ON booking RENAME TO \"Open_room\"",
            OBJECT + "a trigger BEFORE INSERT OR UPDATE, found none of that name on the table.",
            "ALTER TRIGGER \"Open_room\" ON booking RENAME TO open_room"),
        Sabotage.of(
            "ALTER TABLE booking RENAME TO bookings",
            OBJECT + "a trigger BEFORE INSERT OR UPDATE, found no table public.booking.",
            "ALTER TABLE bookings RENAME TO booking"),
        Sabotage.of(
            "ALTER TABLE \"S\".\"T.t\" ENABLE TRIGGER \"Odd \"\"name\"\"\"",
            "\"S\".\"T.t\".\"Odd \"\"name\"\"\": expected enabled always, found enabled.",
            "ALTER TABLE \"S\".\"T.t\" ENABLE ALWAYS TRIGGER \"Odd \"\"name\"\"\""),
        Sabotage.of(
            "DROP TRIGGER \"Odd \"\"name\"\"\" ON \"S\".\"T.t\"; CREATE TRIGGER \"Odd \"\"name\"\"\" AFTER DELETE ON \"S\".\"T.t\" FOR EACH ROW EXECUTE FUNCTION \"S\".\"F.f\"(); ALTER TABLE \"S\".\"T.t\" ENABLE ALWAYS TRIGGER \"Odd \"\"name\"\"\"",
            "\"S\".\"T.t\".\"Odd \"\"name\"\"\": expected FOR EACH STATEMENT, found ROW.",
            "DROP TRIGGER \"Odd \"\"name\"\"\" ON \"S\".\"T.t\"; CREATE TRIGGER \"Odd \"\"name\"\"\" AFTER DELETE ON \"S\".\"T.t\" EXECUTE FUNCTION \"S\".\"F.f\"(); ALTER TABLE \"S\".\"T.t\" ENABLE ALWAYS TRIGGER \"Odd \"\"name\"\"\""));
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void eachWayToBeAnotherTriggerIsFound(Sabotage sabotage, TestDatabase database)
      throws SQLException {
    sabotage.proveWith(database, RULES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE booking ENABLE ALWAYS TRIGGER open_room",
        "DROP TRIGGER open_room ON booking; create trigger open_room before update of status, gone or insert on public.booking"
            + " for each row when (((new.\"status\")::text = ('active')::text) and ((NEW.gone) is null)) execute procedure public.open_room(a, 'it''s')",
        "CREATE TRIGGER open_room BEFORE INSERT ON decoy FOR EACH ROW EXECUTE FUNCTION another()",
        "COMMENT ON TRIGGER open_room ON booking IS 'WHEN (false) EXECUTE'",
        "ALTER TABLE booking RENAME id TO \" WHEN (\""
      })
  void whatChangesNothingIsLeftAlone(String harmless, TestDatabase database) throws SQLException {
    database.execute(harmless);

    VerifiedRules.of(database, RULES).assertHolds();
  }

  @Test
  void aConditionMayNameColumnsThatLookLikeTheTextAroundIt(TestDatabase database)
      throws SQLException {
    database.execute(
        """
        CREATE TABLE "t WHEN (" (") EXECUTE " text, "when" text);
        CREATE TRIGGER "WHEN (x) EXECUTE" BEFORE INSERT ON "t WHEN (" FOR EACH ROW
          WHEN (NEW.") EXECUTE " = ') EXECUTE FUNCTION' AND NEW."when" IS NULL) EXECUTE FUNCTION another();
        """);
    String rules =
        """
        rules:
          - rule: hostile
            check: trigger
            table: public."t WHEN ("
            trigger: WHEN (x) EXECUTE
            timing: before
            events: insert
            when: NEW.") EXECUTE " = ') EXECUTE FUNCTION' AND NEW."when" IS NULL
            function: public.another()
        """;

    VerifiedRules.of(database, rules).assertHolds();
    assertThat(VerifiedRules.of(database, rules.replace("NULL", "NOT NULL")).status()).isEqualTo(1);
  }

  @Test
  void aRoleThatMayOnlySelectSeesTheSame(TestDatabase database) throws SQLException {
    TestRole reader = database.createRole("reader");
    database.execute("ALTER TABLE booking DISABLE TRIGGER open_room");

    assertThat(VerifiedRules.of(database, reader, RULES).findings())
        .isEqualTo(VerifiedRules.of(database, RULES).findings());
  }

  @Test
  void transitionTablesAreComparedWhereTheyAreGiven(TestDatabase database) throws SQLException {
    database.execute(
        "CREATE TRIGGER seen AFTER UPDATE ON booking REFERENCING OLD TABLE AS before NEW TABLE AS \"After\""
            + " FOR EACH STATEMENT EXECUTE FUNCTION another()");
    String rules =
        """
        rules:
          - {rule: seen, check: trigger, table: public.booking, trigger: seen, timing: after, events: update,
             level: statement, old_table: before, new_table: After, function: public.another()}
        """;

    new Sabotage(
            "DROP TRIGGER seen ON booking; CREATE TRIGGER seen AFTER UPDATE ON booking"
                + " REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION another()",
            List.of(
                "public.booking.seen: expected REFERENCING OLD TABLE before, found none.",
                "public.booking.seen: expected REFERENCING NEW TABLE \"After\", found after."),
            "DROP TRIGGER seen ON booking; CREATE TRIGGER seen AFTER UPDATE ON booking"
                + " REFERENCING OLD TABLE AS before NEW TABLE AS \"After\" FOR EACH STATEMENT EXECUTE FUNCTION another()")
        .proveWith(database, rules);
    VerifiedRules.of(database, rules.replace("old_table: before, new_table: After, ", ""))
        .assertHolds();
  }

  @Test
  void oneThatIsDisabledOnOnePartitionIsFound(TestDatabase database) throws SQLException {
    database.execute(
        """
        CREATE TABLE event (id int, day date) PARTITION BY RANGE (day);
        CREATE TABLE event_old PARTITION OF event FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (id);
        CREATE TABLE "Event 1" PARTITION OF event_old FOR VALUES IN (1);
        CREATE TRIGGER seen BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION another();
        """);

    Sabotage.of(
            "ALTER TABLE \"Event 1\" DISABLE TRIGGER seen",
            "public.event.seen: expected enabled on every partition, found disabled on public.\"Event 1\".",
            "ALTER TABLE \"Event 1\" ENABLE TRIGGER seen")
        .proveWith(
            database,
            "rules: [{rule: seen, check: trigger, table: public.event, trigger: seen, timing: before,"
                + " events: insert, function: public.another()}]");
  }

  @Test
  void anEventTriggerThatSilencesSessionsOnLoginIsFound(TestDatabase database) throws SQLException {
    assumeTrue(database.connection().getMetaData().getDatabaseMajorVersion() >= 17);
    database.execute(
        "CREATE FUNCTION quiet() RETURNS event_trigger LANGUAGE plpgsql AS"
            + " $$ BEGIN PERFORM set_config('Session_Replication_Role', 'replica', false); END $$");
    VerifiedRules.of(database, RULES).assertHolds();

    database.execute("CREATE EVENT TRIGGER \"On login\" ON login EXECUTE FUNCTION quiet()");

    List<VerifiedRules.Found> complaints = VerifiedRules.of(database, RULES).complaints();
    assertThat(complaints)
        .extracting(VerifiedRules.Found::message)
        .contains(
            "public.booking.open_room: expected session_replication_role origin, found the event trigger"
                + " \"On login\", which sets it on login: triggers and foreign keys may not fire there.");
    database.execute(complaints.get(0).hint());
    VerifiedRules.of(database, RULES).assertHolds();
  }

  /**
   * What the function of an event trigger does, and what is said of it; nothing of the last ones.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          error   | runs ALTER TABLE … DISABLE TRIGGER         | ALTER TABLE public.booking DISABLE TRIGGER open_room;
          error   | runs ALTER TABLE … DISABLE TRIGGER         | EXECUTE concat('ALTER TABLE ', 'booking', ' DISABLE TRIGGER ALL');
          error   | runs ALTER TABLE … ENABLE REPLICA TRIGGER  | ALTER TABLE IF EXISTS ONLY booking ENABLE REPLICA TRIGGER open_room;
          error   | runs DROP TRIGGER                          | EXECUTE format('DROP TRIGGER IF EXISTS %I ON %I', 'open_room', 'booking');
          error   | runs DROP TABLE                            | DROP TABLE IF EXISTS public.booking;
          error   | runs UPDATE pg_catalog.pg_trigger          | UPDATE pg_catalog.pg_trigger SET tgenabled = 'D';
          error   | runs ALTER TABLE … DISABLE TRIGGER         | PERFORM silences();
          warning | runs ALTER TABLE of it                     | ALTER TABLE booking ADD COLUMN IF NOT EXISTS noted text;
          warning | runs DELETE FROM public.booking            | DELETE FROM public.booking;
          warning | runs ALTER TABLE of a table that its text does not name | EXECUTE format('ALTER TABLE %s OWNER TO app', tg_tag);
          warning | runs a text that is put together as it runs | EXECUTE current_setting('my.command');
          -       | -                                          | INSERT INTO noted SELECT object_identity, command_tag FROM pg_event_trigger_ddl_commands();
          -       | -                                          | IF current_query() ILIKE '%disable trigger%' THEN RAISE EXCEPTION 'DISABLE TRIGGER is for nobody'; END IF;
          -       | -                                          | ALTER TABLE elsewhere DISABLE TRIGGER ALL;
          -       | -                                          | INSERT INTO noted SELECT object_identity, command_tag FROM pg_event_trigger_ddl_commands() WHERE command_tag IN ('DROP TRIGGER', 'ALTER TABLE');
          -       | -                                          | IF EXISTS (SELECT FROM pg_event_trigger_ddl_commands() WHERE command_tag = 'DROP TRIGGER') THEN NOTIFY pgrst; END IF;
          -       | -                                          | PERFORM elsewhere.silences();
          -       | -                                          | NOTIFY pgrst, 'reload schema';
          -       | -                                          | SET session_replication_role = origin;
          """)
  void whatAnEventTriggerWillDoToTheTriggersIsTold(
      String severity, String does, String statement, TestDatabase database) throws SQLException {
    database.execute(
        """
        CREATE SCHEMA elsewhere;
        CREATE FUNCTION elsewhere.silences() RETURNS void LANGUAGE plpgsql AS 'BEGIN NULL; END';
        CREATE FUNCTION silences() RETURNS void LANGUAGE plpgsql AS 'BEGIN ALTER TABLE booking DISABLE TRIGGER ALL; END';
        CREATE FUNCTION ddl() RETURNS event_trigger LANGUAGE plpgsql AS $f$BEGIN %s END$f$;
        CREATE EVENT TRIGGER ddl ON ddl_command_end WHEN TAG IN ('CREATE SERVER') EXECUTE FUNCTION ddl();
        """
            .formatted(statement));

    List<VerifiedRules.Found> complaints = VerifiedRules.of(database, RULES).complaints();

    assertThat(complaints)
        .allSatisfy(
            found -> {
              assertThat(found.severity()).isEqualTo(severity);
              assertThat(found.message())
                  .startsWith("ddl: expected no event trigger that may silence ")
                  .endsWith(
                      ", found the event trigger ddl on ddl_command_end, which " + does + ".");
            });
    assertThat(complaints.isEmpty()).isEqualTo(severity == null);
    database.execute("ALTER EVENT TRIGGER ddl DISABLE");
    VerifiedRules.of(database, RULES).assertHolds();
  }

  @Test
  void anEventTriggerThatCannotBeLookedIntoIsAWarning(TestDatabase database) throws SQLException {
    database.execute(
        """
        CREATE FUNCTION ddl() RETURNS event_trigger LANGUAGE internal AS 'suppress_redundant_updates_trigger';
        CREATE EVENT TRIGGER ddl ON ddl_command_end WHEN TAG IN ('CREATE SERVER') EXECUTE FUNCTION ddl();
        """);

    assertThat(VerifiedRules.of(database, RULES).complaints())
        .isNotEmpty()
        .allSatisfy(
            found -> {
              assertThat(found.severity()).isEqualTo("warning");
              assertThat(found.message())
                  .endsWith("whose function is in internal and not looked into.");
            });
  }
}
