package org.schemaassurance.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Table;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;

@Template(CatalogReaderIT.OddSchema.class)
final class CatalogReaderIT {
  private static final QualifiedName PLAIN = new QualifiedName("public", "booking");
  private static final QualifiedName ODD = new QualifiedName("O.\"dd", "Book.ing");
  private static final CatalogRequest EVERYTHING =
      new CatalogRequest(
          Set.of(PLAIN, ODD), Set.of(new QualifiedName("public", "opens")), Set.of("open it"));

  static final class OddSchema implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE SCHEMA "O.""dd";
            CREATE TYPE "O.""dd"."M.ood" AS ENUM ('sad', 'ok');
            CREATE FUNCTION opens() RETURNS trigger LANGUAGE plpgsql SET work_mem = '8MB' AS 'BEGIN RETURN NEW; END';
            CREATE TABLE lesson (id int PRIMARY KEY);
            CREATE TABLE booking (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, lesson int REFERENCES lesson,
              at timestamptz DEFAULT '2026-01-01 12:00+02', took interval DEFAULT '1 day 02:00', status varchar(20) DEFAULT 'new',
              CONSTRAINT "same" UNIQUE (lesson, status), CHECK (at > '2020-01-01'));
            CREATE INDEX same_name ON booking (lower(status)) WHERE at > '2026-02-01 00:00+00';
            CREATE TRIGGER "open it" BEFORE INSERT ON booking FOR EACH ROW
              WHEN (NEW.status = 'new' AND NEW.at > '2026-03-01 00:00+00') EXECUTE FUNCTION opens('a', 'b''c');
            CREATE TABLE "O.""dd"."Book.ing" ("I.d" int PRIMARY KEY, "Le""sson" int REFERENCES lesson, mood "O.""dd"."M.ood",
              CONSTRAINT "same" UNIQUE ("Le""sson"));
            CREATE INDEX same_name ON "O.""dd"."Book.ing" (("Le""sson" + 1)) WHERE "I.d" > 7;
            CREATE TRIGGER "open it" AFTER DELETE ON "O.""dd"."Book.ing" EXECUTE FUNCTION opens();
            CREATE RULE quiet AS ON DELETE TO "O.""dd"."Book.ing" DO INSTEAD NOTHING;
            CREATE POLICY p ON booking USING (status = 'new');
            """);
      }
    }
  }

  private static LiveSchema read(ConnectionSettings settings, CatalogRequest request) {
    try (ReadOnlySession session = ReadOnlySession.open(settings, "test", Duration.ofSeconds(30))) {
      return new CatalogReader(session.connection()).read(request);
    }
  }

  private static LiveSchema read(TestDatabase database) {
    return read(database.settings(), EVERYTHING);
  }

  @Test
  void oddNamesInTwoSchemasKeepApart(TestDatabase database) {
    LiveSchema schema = read(database);

    Table plain = schema.table(PLAIN).orElseThrow();
    Table odd = schema.table(ODD).orElseThrow();
    assertThat(plain.indexes())
        .extracting(Index::name)
        .containsExactlyInAnyOrder("booking_pkey", "same", "same_name");
    assertThat(index(plain, "same_name").keys()).containsExactly("lower((status)::text)");
    assertThat(index(plain, "same").keys()).containsExactly("lesson", "status");
    assertThat(index(odd, "same_name").keys()).containsExactly("((\"Le\"\"sson\" + 1))");
    assertThat(index(odd, "same_name").predicate()).contains("(\"I.d\" > 7)");
    assertThat(index(odd, "same").keys()).containsExactly("Le\"sson");
    assertThat(odd.columns())
        .extracting(column -> column.name() + " " + column.type())
        .containsExactly("I.d integer", "Le\"sson integer", "mood \"O.\"\"dd\".\"M.ood\"");
    assertThat(odd.foreignKeys())
        .singleElement()
        .satisfies(
            key -> {
              assertThat(key.columns()).containsExactly("Le\"sson");
              assertThat(key.referencedTable()).isEqualTo(new QualifiedName("public", "lesson"));
              assertThat(key.enforcingTriggers()).isNotEmpty();
            });
    assertThat(odd.surroundings().rewriteRules())
        .singleElement()
        .satisfies(rule -> assertThat(rule.event()).isEqualTo("DELETE"));
    assertThat(plain.surroundings().policies()).hasSize(1);
    assertThat(plain.trigger("open it").orElseThrow().arguments()).containsExactly("a", "b'c");
    assertThat(odd.trigger("open it").orElseThrow().condition()).isEmpty();
  }

  private static Index index(Table table, String name) {
    return table.indexes().stream()
        .filter(index -> index.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRoleThatMayOnlyConnectSeesTheSame(TestDatabase database) throws SQLException {
    TestRole nobody = database.createRole("nobody");

    assertThat(read(database.settings(nobody), EVERYTHING)).isEqualTo(read(database));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "search_path = public, \"O.\"\"dd\"",
        "quote_all_identifiers = on",
        "DateStyle = 'German, DMY'",
        "IntervalStyle = iso_8601",
        "TimeZone = 'Pacific/Auckland'",
        "lc_messages = 'C'",
        "bytea_output = 'escape'",
        "extra_float_digits = -5",
        "default_transaction_read_only = on",
        "default_transaction_isolation = 'read uncommitted'",
        "row_security = off",
        "standard_conforming_strings = off",
        "statement_timeout = '20s'"
      })
  void settingsOfTheDatabaseMakeNoDifference(String setting, TestDatabase database)
      throws SQLException {
    LiveSchema before = read(database);
    database.execute("ALTER DATABASE " + database.name() + " SET " + setting);

    LiveSchema after = read(database);

    assertThat(after.tables()).isEqualTo(before.tables());
    assertThat(after.routines()).isEqualTo(before.routines());
    assertThat(after.triggersElsewhere()).isEqualTo(before.triggersElsewhere());
  }

  @Test
  void nothingIsReadButWhatIsNamed(TestDatabase database) throws SQLException {
    database.execute(
        """
        DO $$ BEGIN FOR n IN 1..200 LOOP
          EXECUTE format('CREATE TABLE many_%s (id int PRIMARY KEY REFERENCES lesson, other int UNIQUE)', n);
          EXECUTE format('CREATE TRIGGER t BEFORE INSERT ON many_%s FOR EACH ROW EXECUTE FUNCTION opens()', n);
        END LOOP; END $$;
        """);
    QualifiedName one = new QualifiedName("public", "many_7");

    LiveSchema schema = read(database.settings(), CatalogRequest.ofTable(one));

    assertThat(schema.tables().keySet()).containsExactly(one);
    assertThat(schema.triggersElsewhere()).isEmpty();
    assertThat(schema.table(one).orElseThrow().triggers()).hasSize(1);
  }

  @Test
  void whatIsNotThereIsNotInTheAnswer(TestDatabase database) {
    CatalogRequest nowhere =
        new CatalogRequest(
            Set.of(new QualifiedName("public", "Booking"), new QualifiedName("nowhere", "booking")),
            Set.of(new QualifiedName("public", "Opens")),
            Set.of("Open it"));

    LiveSchema schema = read(database.settings(), nowhere);

    assertThat(schema.tables()).isEmpty();
    assertThat(schema.routines()).isEmpty();
    assertThat(schema.triggersElsewhere()).isEmpty();
  }

  @Test
  void tablesWhoseKeysHaveOneNameAndPointAtEachOtherAreRead(TestDatabase database)
      throws SQLException {
    database.execute(
        """
        CREATE TABLE egg (id int PRIMARY KEY, other int, self int, CONSTRAINT fk_self FOREIGN KEY (self) REFERENCES egg);
        CREATE TABLE hen (id int PRIMARY KEY, other int, CONSTRAINT fk FOREIGN KEY (other) REFERENCES egg);
        ALTER TABLE egg ADD CONSTRAINT fk FOREIGN KEY (other) REFERENCES hen;
        CREATE TABLE nest (hen int, egg int, CONSTRAINT fk FOREIGN KEY (hen) REFERENCES hen, CONSTRAINT fk_2 FOREIGN KEY (egg) REFERENCES egg);
        """);
    QualifiedName egg = new QualifiedName("public", "egg");
    QualifiedName hen = new QualifiedName("public", "hen");
    QualifiedName nest = new QualifiedName("public", "nest");

    LiveSchema schema =
        read(database.settings(), new CatalogRequest(Set.of(egg, hen, nest), Set.of(), Set.of()));

    assertThat(schema.table(egg).orElseThrow().foreignKeys())
        .extracting(key -> key.name() + " " + key.referencedTable())
        .containsExactlyInAnyOrder("fk public.hen", "fk_self public.egg");
    assertThat(schema.table(hen).orElseThrow().foreignKeys())
        .extracting(key -> key.name() + " " + key.referencedTable())
        .containsExactly("fk public.egg");
    assertThat(schema.table(nest).orElseThrow().foreignKeys())
        .extracting(key -> key.name() + " " + key.referencedTable())
        .containsExactlyInAnyOrder("fk public.hen", "fk_2 public.egg");
  }

  @Test
  void partitionsViewsAndForeignKeysToPartitionedTablesAreRead(TestDatabase database)
      throws SQLException {
    database.execute(
        """
        CREATE TABLE event (id int, day date, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
        CREATE TABLE event_2026 PARTITION OF event FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
        CREATE TABLE note (id int, day date, FOREIGN KEY (id, day) REFERENCES event);
        CREATE VIEW events AS SELECT * FROM event;
        CREATE MATERIALIZED VIEW counted AS SELECT count(*) FROM event;
        """);
    CatalogRequest request =
        CatalogRequest.union(
            Stream.of("event", "event_2026", "note", "events", "counted")
                .map(name -> CatalogRequest.ofTable(new QualifiedName("public", name)))
                .toList());

    LiveSchema schema = read(database.settings(), request);

    assertThat(schema.tables().values())
        .extracting(table -> table.name().name() + " " + table.kind())
        .containsExactly(
            "counted materialized view",
            "event partitioned table",
            "event_2026 table",
            "events view",
            "note table");
    assertThat(schema.table(new QualifiedName("public", "note")).orElseThrow().foreignKeys())
        .anySatisfy(key -> assertThat(key.referencedTable().name()).isEqualTo("event"));
  }

  @Test
  void theConnectionThatReadsCannotWrite(TestDatabase database) throws SQLException {
    try (ReadOnlySession session =
            ReadOnlySession.open(database.settings(), "test", Duration.ofSeconds(30));
        Statement statement = session.connection().createStatement()) {
      new CatalogReader(session.connection()).read(EVERYTHING);

      assertThatThrownBy(() -> statement.execute("INSERT INTO public.lesson VALUES (1)"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("cannot execute INSERT in a read-only transaction");
    }
    assertThat(database.value("SELECT count(*) FROM lesson")).isEqualTo(0L);
  }
}
