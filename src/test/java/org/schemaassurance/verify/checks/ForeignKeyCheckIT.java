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
import org.schemaassurance.support.ToDo;
import org.schemaassurance.support.VerifiedRules;

@Template(ForeignKeyCheckIT.Tables.class)
final class ForeignKeyCheckIT {
  private static final String RULES =
      """
      rules:
        - rule: lesson
          check: foreign-key
          table: public.booking
          columns: [lesson]
          references: public.lesson
          on_update: [no action, restrict]
          on_delete: [no action, restrict]
        - rule: odd
          check: foreign-key
          table: '"S"."T.t"'
          columns: [Odd, b.c]
          references: '"S"."P"'
          referenced_columns: [X, y]
      """;
  private static final String OBJECT = "public.booking (lesson): expected ";
  private static final String DROP = "ALTER TABLE booking DROP CONSTRAINT fk; ";
  private static final String HEALTHY =
      "; ALTER TABLE booking DROP CONSTRAINT IF EXISTS fk; ALTER TABLE booking ADD CONSTRAINT fk FOREIGN KEY (lesson) REFERENCES lesson";

  static final class Tables implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TABLE lesson (id int PRIMARY KEY, other int UNIQUE);
            CREATE TABLE decoy (id int PRIMARY KEY);
            CREATE TABLE booking (id int PRIMARY KEY, lesson int, CONSTRAINT fk FOREIGN KEY (lesson) REFERENCES lesson);
            CREATE TABLE elsewhere (lesson int, CONSTRAINT fk FOREIGN KEY (lesson) REFERENCES lesson);
            CREATE SCHEMA "S";
            CREATE TABLE "S".lesson (id int PRIMARY KEY);
            CREATE TABLE "S".booking (lesson int, CONSTRAINT fk FOREIGN KEY (lesson) REFERENCES lesson);
            CREATE TABLE "S"."P" ("X" int, y int, PRIMARY KEY ("X", y));
            CREATE TABLE "S"."T.t" ("Odd" int, "b.c" int, CONSTRAINT "F.k" FOREIGN KEY ("b.c", "Odd") REFERENCES "S"."P" (y, "X"));
            """);
      }
    }
  }

  private static Sabotage instead(String statement, String difference) {
    return Sabotage.of(DROP + statement, OBJECT + difference, "SELECT 1" + HEALTHY);
  }

  private static Sabotage action(String clause, String difference) {
    return instead(
        "ALTER TABLE booking ADD CONSTRAINT fk FOREIGN KEY (lesson) REFERENCES lesson " + clause,
        difference);
  }

  static Stream<Sabotage> sabotages() {
    return Stream.of(
        instead("SELECT 1", "a foreign key to public.lesson (id), found none."),
        instead(
            "ALTER TABLE booking ADD CONSTRAINT fk FOREIGN KEY (lesson) REFERENCES decoy",
            "a foreign key to public.lesson (id), found only fk to public.decoy (id)."),
        instead(
            "ALTER TABLE booking ADD CONSTRAINT fk FOREIGN KEY (lesson) REFERENCES \"S\".lesson",
            "a foreign key to public.lesson (id), found only fk to \"S\".lesson (id)."),
        instead(
            "ALTER TABLE booking ADD CONSTRAINT fk FOREIGN KEY (lesson) REFERENCES lesson (other)",
            "a foreign key to public.lesson (id), found only fk to public.lesson (other)."),
        instead(
            "ALTER TABLE booking ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES lesson",
            "a foreign key to public.lesson (id), found none."),
        action(
            "NOT VALID",
            "a foreign key that is validated, found NOT VALID: rows from before may have no partner."),
        action(
            "ON DELETE CASCADE",
            "ON DELETE of the key to public.lesson no action or restrict, found cascade."),
        action(
            "ON DELETE SET NULL",
            "ON DELETE of the key to public.lesson no action or restrict, found set null."),
        action(
            "ON UPDATE SET DEFAULT",
            "ON UPDATE of the key to public.lesson no action or restrict, found set default."),
        action(
            "DEFERRABLE INITIALLY DEFERRED",
            "a foreign key that is checked at once, found checked as the transaction commits (INITIALLY DEFERRED)."),
        action(
            "DEFERRABLE INITIALLY IMMEDIATE",
            "a foreign key that is checked at once, found DEFERRABLE: a transaction can put the check off."),
        Sabotage.of(
            "UPDATE pg_class SET relhastriggers = false WHERE oid = 'lesson'::regclass",
            OBJECT
                + "the internal triggers of fk enabled, found never looked for (the catalog says that the table has none) on public.lesson.",
            "UPDATE pg_class SET relhastriggers = true WHERE oid = 'lesson'::regclass"),
        Sabotage.of(
            "ALTER TABLE booking DISABLE TRIGGER ALL",
            OBJECT + "the internal triggers of fk enabled, found disabled on public.booking.",
            "ALTER TABLE booking ENABLE TRIGGER ALL"),
        Sabotage.of(
            "ALTER TABLE lesson DISABLE TRIGGER ALL",
            OBJECT + "the internal triggers of fk enabled, found disabled on public.lesson.",
            "ALTER TABLE lesson ENABLE TRIGGER ALL"),
        Sabotage.of(
            "ALTER TABLE \"S\".\"T.t\" DISABLE TRIGGER ALL",
            "\"S\".\"T.t\" (Odd, b.c): expected the internal triggers of \"F.k\" enabled, found disabled on \"S\".\"T.t\".",
            "ALTER TABLE \"S\".\"T.t\" ENABLE TRIGGER ALL"),
        Sabotage.of(
            "ALTER TABLE \"S\".\"T.t\" DROP CONSTRAINT \"F.k\", ADD CONSTRAINT \"F.k\" FOREIGN KEY (\"b.c\", \"Odd\") REFERENCES \"S\".\"P\" (\"X\", y)",
            "\"S\".\"T.t\" (Odd, b.c): expected a foreign key to \"S\".\"P\" (X, y), found only F.k to \"S\".\"P\" (X, y).",
            "ALTER TABLE \"S\".\"T.t\" DROP CONSTRAINT \"F.k\", ADD FOREIGN KEY (\"b.c\", \"Odd\") REFERENCES \"S\".\"P\" (y, \"X\")"),
        Sabotage.of(
            "ALTER TABLE booking RENAME TO bookings",
            "public.booking (lesson): expected a foreign key to public.lesson (id), found no such table.",
            "ALTER TABLE bookings RENAME TO booking"),
        Sabotage.of(
            "ALTER TABLE booking RENAME COLUMN lesson TO lesson_id",
            "public.booking (lesson): expected a foreign key to public.lesson (id), found none.",
            "ALTER TABLE booking RENAME COLUMN lesson_id TO lesson"));
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void eachWayToLoseItIsFound(Sabotage sabotage, TestDatabase database) throws SQLException {
    sabotage.proveWith(database, RULES);
  }

  @Test
  void aKeyThatIsNotEnforcedIsFound(TestDatabase database) throws SQLException {
    assumeTrue(database.server().majorVersion() >= 18);

    database.execute("ALTER TABLE booking ALTER CONSTRAINT fk NOT ENFORCED");

    assertThat(VerifiedRules.of(database, RULES).messages())
        .contains(OBJECT + "a foreign key that is enforced, found NOT ENFORCED.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"replica", "'REPLICA'"})
  void aDatabaseWhoseSessionsFireNoTriggersIsFound(String value, TestDatabase database)
      throws SQLException {
    Sabotage silenced =
        new Sabotage(
            "ALTER DATABASE " + database.name() + " SET session_replication_role = " + value,
            Stream.of("public.booking (lesson)", "\"S\".\"T.t\" (Odd, b.c)")
                .map(
                    object ->
                        object
                            + ": expected session_replication_role origin, found replica for database "
                            + database.name()
                            + ": triggers and foreign keys do not fire there.")
                .toList(),
            "ALTER DATABASE " + database.name() + " RESET session_replication_role");

    silenced.proveWith(database, RULES);
  }

  @Test
  void aRoleWhoseSessionsFireNoTriggersIsFoundWithWhatUndoesIt(TestDatabase database)
      throws SQLException {
    TestRole role = database.createRole("role_in_database");
    database.execute(
        "ALTER ROLE %s IN DATABASE %s SET session_replication_role = replica"
            .formatted(role.name(), database.name()));

    List<VerifiedRules.Found> complaints = VerifiedRules.of(database, RULES).complaints();

    assertThat(complaints)
        .extracting(VerifiedRules.Found::actual)
        .containsOnly(
            "session_replication_role replica for role %s in database %s"
                .formatted(role.name(), database.name()));
    database.execute(complaints.get(0).hint());
    VerifiedRules.of(database, RULES).assertHolds();
  }

  /** Each is a constraint of that name made again in other words. */
  static Stream<Sabotage> ofAKeyOfTwoColumns() {
    String healthy = "MATCH FULL ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED";
    return Stream.of(
        keyOfTwo(
            "ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED",
            "a foreign key MATCH FULL, found MATCH SIMPLE.",
            healthy),
        keyOfTwo(
            "MATCH FULL ON DELETE SET NULL DEFERRABLE",
            "a foreign key that is checked as the transaction commits (INITIALLY DEFERRED), found checked at once.",
            healthy),
        keyOfTwo(
            "MATCH FULL ON DELETE SET NULL",
            "a foreign key that is checked as the transaction commits (INITIALLY DEFERRED), found checked at once.",
            healthy));
  }

  private static Sabotage keyOfTwo(String sabotaged, String difference, String healthy) {
    String again =
        "ALTER TABLE stay DROP CONSTRAINT k, ADD CONSTRAINT k FOREIGN KEY (x, y) REFERENCES \"S\".\"P\" ";
    return Sabotage.of(
        again + sabotaged, "public.stay (x, y): expected " + difference, again + healthy);
  }

  @ParameterizedTest
  @MethodSource("ofAKeyOfTwoColumns")
  void howNullsMatchAndWhenItIsCheckedCanBeDeclared(Sabotage sabotage, TestDatabase database)
      throws SQLException {
    database.execute(
        """
        CREATE TABLE stay (x int, y int, CONSTRAINT k FOREIGN KEY (x, y) REFERENCES "S"."P"
          MATCH FULL ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED)
        """);

    sabotage.proveWith(
        database,
        "rules: [{rule: v, check: foreign-key, table: public.stay, columns: [x, y], references: '\"S\".\"P\"',"
            + " referenced_columns: [X, y], match: full, set_on_delete: [x, y], deferrable: true,"
            + " initially_deferred: true}]");
  }

  @Test
  void whichColumnsAreSetCanBeDeclared(TestDatabase database) throws SQLException {
    assumeTrue(database.server().majorVersion() >= 15);
    database.execute(
        """
        CREATE TABLE stay (x int, y int,
          CONSTRAINT k FOREIGN KEY (x, y) REFERENCES "S"."P" ON DELETE SET NULL (y))
        """);

    Sabotage.of(
            "ALTER TABLE stay DROP CONSTRAINT k, ADD CONSTRAINT k FOREIGN KEY (x, y) REFERENCES \"S\".\"P\" ON DELETE SET NULL",
            "public.stay (x, y): expected ON DELETE of the key to \"S\".\"P\" to set y, found x, y.",
            "ALTER TABLE stay DROP CONSTRAINT k, ADD CONSTRAINT k FOREIGN KEY (x, y) REFERENCES \"S\".\"P\" ON DELETE SET NULL (y)")
        .proveWith(
            database,
            "rules: [{rule: v, check: foreign-key, table: public.stay, columns: [x, y], references: '\"S\".\"P\"',"
                + " referenced_columns: [X, y], set_on_delete: y}]");
  }

  @ParameterizedTest
  @CsvSource({"INITIALLY IMMEDIATE, warning", "INITIALLY DEFERRED, error"})
  void oneThatATransactionCanPutOffIsAWarning(String mode, String severity, TestDatabase database)
      throws SQLException {
    database.execute("ALTER TABLE booking ALTER CONSTRAINT fk DEFERRABLE " + mode);

    assertThat(VerifiedRules.of(database, RULES).complaints())
        .singleElement()
        .satisfies(found -> assertThat(found.severity()).isEqualTo(severity));
  }

  @Test
  void ofTwoKeysTheOneThatIsPutOffAtMostCounts(TestDatabase database) throws SQLException {
    database.execute(
        """
        ALTER TABLE booking ADD CONSTRAINT b_second FOREIGN KEY (lesson) REFERENCES lesson DEFERRABLE;
        ALTER TABLE booking DROP CONSTRAINT fk;
        ALTER TABLE booking ADD CONSTRAINT a_first FOREIGN KEY (lesson) REFERENCES lesson NOT VALID;
        """);

    assertThat(VerifiedRules.of(database, RULES).complaints())
        .singleElement()
        .satisfies(found -> assertThat(found.severity()).isEqualTo("warning"));
  }

  @Test
  void aSecondKeyOnTheSameColumnsDoesNoHarm(TestDatabase database) throws SQLException {
    database.execute(
        "ALTER TABLE booking ADD CONSTRAINT a_second FOREIGN KEY (lesson) REFERENCES lesson NOT VALID");

    VerifiedRules.of(database, RULES).assertHolds();
  }

  @Test
  void aKeyThatIsNotEnforcedOnOnePartitionIsFound(TestDatabase database) throws SQLException {
    database.execute(
        """
        CREATE TABLE visit (id int, lesson int REFERENCES lesson) PARTITION BY LIST (id);
        CREATE TABLE visit_1 PARTITION OF visit FOR VALUES IN (1) PARTITION BY LIST (lesson);
        CREATE TABLE "Visit 1 2" PARTITION OF visit_1 FOR VALUES IN (2);
        """);

    Sabotage.of(
            "ALTER TABLE \"Visit 1 2\" DISABLE TRIGGER ALL",
            "public.visit (lesson): expected the internal triggers of visit_lesson_fkey enabled, found disabled on public.\"Visit 1 2\".",
            "ALTER TABLE \"Visit 1 2\" ENABLE TRIGGER ALL")
        .proveWith(
            database,
            "rules: [{rule: v, check: foreign-key, table: public.visit, columns: [lesson], references: public.lesson}]");
  }

  @Test
  void aKeyThatMayBeDeferrableIsMadeAnewAsItIs(TestDatabase database) throws SQLException {
    database.execute(
        "CREATE TABLE visit (lesson int, CONSTRAINT k FOREIGN KEY (lesson) REFERENCES lesson ON DELETE CASCADE)");
    String rules =
        "rules: [{rule: v, check: foreign-key, table: public.visit, columns: [lesson], references: public.lesson, on_delete: restrict, deferrable: true}]";

    String toDo = VerifiedRules.of(database, rules).complaints().get(0).hint();
    assertThat(toDo).contains(" ON DELETE RESTRICT NOT VALID;");
    ToDo.of(toDo).orElseThrow().run(database);
    VerifiedRules.of(database, rules).assertHolds();
  }

  @Test
  void aPartitionIsNotToldToDropItsTablesKey(TestDatabase database) throws SQLException {
    database.execute(
        """
        CREATE TABLE visit (id int, lesson int REFERENCES lesson ON DELETE CASCADE) PARTITION BY LIST (id);
        CREATE TABLE visit_1 PARTITION OF visit FOR VALUES IN (1);
        """);

    assertThat(
            VerifiedRules.of(
                    database,
                    "rules: [{rule: v, check: foreign-key, table: public.visit_1, columns: [lesson], references: public.lesson, on_delete: restrict}]")
                .complaints())
        .singleElement()
        .satisfies(found -> assertThat(ToDo.of(found.hint())).isEmpty());
  }

  @Test
  void aKeyOverPeriodsIsNoPlainOne(TestDatabase database) throws SQLException {
    assumeTrue(database.connection().getMetaData().getDatabaseMajorVersion() >= 18);
    database.execute(
        """
        CREATE TABLE room (id int4range, period tsrange, PRIMARY KEY (id, period WITHOUT OVERLAPS));
        CREATE TABLE stay (room int4range, period tsrange, CONSTRAINT k FOREIGN KEY (room, PERIOD period) REFERENCES room (id, PERIOD period));
        """);

    assertThat(
            VerifiedRules.of(
                    database,
                    "rules: [{rule: v, check: foreign-key, table: public.stay, columns: [room, period],"
                        + " references: public.room, referenced_columns: [id, period]}]")
                .messages())
        .containsExactly(
            "public.stay (room, period): expected a foreign key that is compared by equality, found a PERIOD that only has to be covered.");
  }
}
