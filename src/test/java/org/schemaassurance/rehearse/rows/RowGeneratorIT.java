package org.schemaassurance.rehearse.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemaassurance.changelog.ChangelogRunner;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;
import org.schemaassurance.support.TestServer;

/** Rows that are made of the catalog alone. */
final class RowGeneratorIT {

  /** All that a column, a key or a condition may be. */
  public static final class Everything implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException, IOException {
      try (InputStream file = RowGeneratorIT.class.getResourceAsStream("everything.sql");
          Statement statement = connection.createStatement()) {
        statement.execute(new String(file.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }

  /** The same with a thousand rows in each table, where that is possible. */
  public static final class Filled implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException, IOException {
      new Everything().build(connection);
      fill(connection, 1000);
    }
  }

  /** The example as the changelog makes it. */
  public static final class ChatRooms implements DatabaseTemplate {
    @Override
    public void build(Connection connection) {
      new ChangelogRunner(Path.of("").toAbsolutePath(), "changelog/master.yaml").update(connection);
    }
  }

  private static GeneratedRows fill(Connection connection, long wanted) throws SQLException {
    return new RowGenerator(connection).fill(Set.of(), table -> wanted);
  }

  private static List<String> unfilled(GeneratedRows generated) {
    return generated.unfilled().stream()
        .map(table -> table.table() + ": " + table.rows() + ", " + table.reason().orElseThrow())
        .toList();
  }

  @Nested
  @Template(Everything.class)
  final class OfEveryKind {
    @Test
    void everyTableThatCanHaveRowsHasThem(TestDatabase database) throws SQLException {
      GeneratedRows generated = fill(database.connection(), 1000);

      assertThat(generated.tables()).hasSizeGreaterThan(30);
      assertThat(unfilled(generated))
          .containsExactly(
              "app.flags: 2, duplicate key value violates unique constraint \"flags_pkey\"",
              "app.impossible: 0, new row for relation \"impossible\" violates check constraint"
                  + " \"impossible_id_check\"",
              "app.no_partitions: 0, no partition of relation \"no_partitions\" found for row",
              "app.refused: 0, no refused today",
              "app.refused_child: 0, app.refused, which it refers to, has no rows",
              "app.singleton: 1, duplicate key value violates unique constraint"
                  + " \"singleton_pkey\"");
      assertThat(database.connection().getAutoCommit()).isTrue();
    }

    @Test
    void theRowsAreTheSameEachTime(TestDatabase database) throws SQLException {
      fill(database.connection(), 200);
      try (TestDatabase other = TestServer.shared().createDatabase(Everything.class)) {
        fill(other.connection(), 200);

        assertThat(contents(other)).isEqualTo(contents(database));
      }
    }

    private Contents contents(TestDatabase database) throws SQLException {
      ContentsReader reader = new ContentsReader(database.connection());
      return reader.read(reader.columns(Set.of()));
    }

    @Test
    void eachTableHasANumberOfItsOwnAndSomeHaveNone(TestDatabase database) throws SQLException {
      QualifiedName leftOut = new QualifiedName("app", "parent");
      GeneratedRows generated =
          new RowGenerator(database.connection())
              .fill(Set.of(leftOut), table -> table.name().equals("tenants") ? 3 : 20);

      assertThat(generated.tables()).noneMatch(table -> table.table().equals(leftOut));
      assertThat(database.value("SELECT count(*) FROM ONLY app.parent")).isEqualTo(0L);
      assertThat(database.value("SELECT count(*) FROM app.tenants")).isEqualTo(3L);
      assertThat(database.value("SELECT count(*) FROM app.people")).isEqualTo(20L);
    }

    @Test
    void rowsThatAreThereCount(TestDatabase database) throws SQLException {
      database.execute(
          "INSERT INTO app.tenants SELECT i, 'mine' FROM generate_series(0, 9) i;"
              + " INSERT INTO app.audited SELECT i, 'mine' FROM generate_series(1, 30) i");

      fill(database.connection(), 20);

      assertThat(database.value("SELECT count(*) FROM app.tenants")).isEqualTo(20L);
      assertThat(database.value("SELECT count(*) FROM app.audited")).isEqualTo(30L);
    }

    @Test
    void anOwnerWithoutFurtherRightsCanFillHisTables(TestDatabase database) throws SQLException {
      TestRole owner = database.createRole("owner");
      database.execute(
          """
          CREATE SCHEMA his AUTHORIZATION %s;
          SET ROLE %1$s;
          CREATE TABLE his.things (id serial PRIMARY KEY, name text NOT NULL);
          ALTER TABLE his.things ENABLE ROW LEVEL SECURITY;
          RESET ROLE;
          DROP SCHEMA app CASCADE
          """
              .formatted(owner.name()));
      try (Connection connection = database.connect(owner)) {
        assertThat(fill(connection, 10).unfilled()).isEmpty();
      }
      assertThat(database.value("SELECT count(*) FROM his.things")).isEqualTo(10L);
      database.execute("DROP OWNED BY " + owner.name());
    }
  }

  @Nested
  @Template(Filled.class)
  final class OfGeneratedRows {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "app.people              | name",
          "app.bookings            | room",
          "app.projects            | slug",
          "app.projects            | tenant_id",
          "app.employees           | department_id",
          "app.keys                | number",
          "app.keys                | version",
          "app.keys                | deleted_at",
          "app.checks              | rating",
          "app.types               | a_date",
          "app.types               | a_code",
        })
    void aColumnThatIsNotUniqueRepeatsItsValues(
        String table, String column, TestDatabase database) {
      assertThatThrownBy(
              () -> database.execute("ALTER TABLE %s ADD UNIQUE (%s)".formatted(table, column)))
          .hasMessageContaining("could not create unique index");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "NULL                  | SELECT count(*) FROM app.people WHERE manager_id IS NULL",
          "a manager             | SELECT count(*) FROM app.people WHERE manager_id IS NOT NULL",
          "a head                | SELECT count(*) FROM app.departments WHERE head_id IS NOT NULL",
          "an empty text         | SELECT count(*) FROM app.people WHERE name = ''",
          "mixed case            | SELECT count(*) FROM app.people WHERE name ~ '[a-z][A-Z][a-z]'",
          "a wide text           | SELECT count(*) FROM app.people WHERE length(name) > 500",
          "a quote               | SELECT count(*) FROM app.people WHERE name LIKE '%''%'",
          "a negative number     | SELECT count(*) FROM app.types WHERE a_int4 < 0",
          "an empty array        | SELECT count(*) FROM app.types WHERE some_texts = '{}'",
          "each label            | SELECT count(DISTINCT a_mood) - 2 FROM app.types",
          "each status           | SELECT count(DISTINCT status) - 2 FROM app.checks",
          "a slug of two tenants | SELECT count(*) FROM app.projects GROUP BY slug HAVING"
              + " count(DISTINCT tenant_id) > 1 LIMIT 1",
          "a repeated number     | SELECT count(*) FROM app.keys GROUP BY number HAVING"
              + " count(DISTINCT version) > 1 LIMIT 1",
        })
    void thereAreRowsWith(String what, String query, TestDatabase database) throws SQLException {
      assertThat((Long) database.value(query)).as(what).isPositive();
    }

    @Test
    void eachPartitionHasRows(TestDatabase database) throws SQLException {
      List<Object> partitions =
          database
              .rows(
                  "SELECT oid::regclass::text FROM pg_class WHERE relispartition AND relkind = 'r'")
              .stream()
              .map(row -> row.get(0))
              .toList();

      assertThat(partitions).hasSize(10);
      for (Object partition : partitions) {
        assertThat((Long) database.value("SELECT count(*) FROM " + partition))
            .as("%s", partition)
            .isPositive();
      }
    }

    @Test
    void triggersHaveFired(TestDatabase database) throws SQLException {
      assertThat(
              database.value(
                  "SELECT count(*) FROM app.audited WHERE id::text IN (SELECT what FROM"
                      + " app.audit)"))
          .isEqualTo(1000L);
      assertThat(database.value("SELECT count(*) FROM app.half_refused WHERE id % 2 = 1"))
          .isEqualTo(0L);
    }

    /** Every constraint is made again, and looks at all rows. */
    @Test
    void allConstraintsHold(TestDatabase database) throws SQLException {
      database.execute(
          """
          DO $$ DECLARE c record; BEGIN
            FOR c IN SELECT conrelid::regclass AS t, conname, pg_get_constraintdef(oid) AS definition FROM pg_constraint
              WHERE connamespace = 'app'::regnamespace AND contype IN ('f', 'c') AND conrelid <> 0 AND conparentid = 0 AND coninhcount = 0
            LOOP
              EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I %s', c.t, 'again_' || md5(c.t || c.conname), c.definition);
            END LOOP;
          END $$
          """);

      assertThat(
              (Long)
                  database.value("SELECT count(*) FROM pg_constraint WHERE conname LIKE 'again_%'"))
          .isGreaterThan(30);
    }
  }

  @Test
  @Template(ChatRooms.class)
  void theTablesOfTheExampleAreFilled(TestDatabase database) throws SQLException {
    GeneratedRows generated =
        new RowGenerator(database.connection())
            .fill(
                Set.of(
                    new QualifiedName("public", "databasechangelog"),
                    new QualifiedName("public", "databasechangeloglock")),
                table -> 500);

    assertThat(generated.tables())
        .extracting(table -> table.table().name())
        .containsExactly("bookings", "chat_rooms", "lessons", "messages", "users");
    assertThat(generated.unfilled()).isEmpty();
    assertThat((Long) database.value("SELECT count(*) FROM bookings WHERE status = 'active'"))
        .isGreaterThan(100);
    assertThat((Long) database.value("SELECT count(*) FROM databasechangelog")).isLessThan(500);
  }

  @Test
  @Template
  void aTableThatTakesTooLongIsTold(TestDatabase database) throws SQLException {
    database.execute(
        """
        CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(60); RETURN NEW; END $$;
        CREATE TABLE a_slow (id int);
        CREATE TRIGGER slow BEFORE INSERT ON a_slow FOR EACH ROW EXECUTE FUNCTION slow();
        CREATE TABLE quick (id int);
        SET statement_timeout = '500ms'
        """);

    assertThat(unfilled(fill(database.connection(), 10)))
        .containsExactly(
            "public.a_slow: 0, no row in 500 ms, the statement_timeout of the session");
    assertThat(database.value("SELECT count(*) FROM quick")).isEqualTo(10L);
  }

  @Test
  @Template
  void whoCancelsIsNotToldThatATableIsEmpty(TestDatabase database) throws SQLException {
    database.execute(
        """
        CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(60); RETURN NEW; END $$;
        CREATE TABLE slow (id int);
        CREATE TRIGGER slow BEFORE INSERT ON slow FOR EACH ROW EXECUTE FUNCTION slow();
        """);
    try (Connection filling = database.connect()) {
      CompletableFuture<GeneratedRows> filled =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return fill(filling, 10);
                } catch (SQLException cancelled) {
                  throw new IllegalStateException(cancelled);
                }
              });
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  (Boolean)
                      database.value(
                          "SELECT bool_or(pg_cancel_backend(pid)) IS TRUE FROM pg_stat_activity"
                              + " WHERE wait_event = 'PgSleep'"));

      assertThatThrownBy(filled::join)
          .hasMessageContaining("canceling statement due to user request");
      assertThat(filling.getAutoCommit()).isTrue();
    }
  }

  @Test
  @Template
  void namesInTriggersMeanWhatTheyMeanToTheSession(TestDatabase database) throws SQLException {
    database.execute(
        """
        CREATE TABLE counted (n int NOT NULL CHECK (n < 5));
        CREATE FUNCTION count_up() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE counter SET n = n + 1; RETURN NEW; END $$;
        CREATE TABLE counter (n int NOT NULL);
        INSERT INTO counter VALUES (0);
        CREATE TRIGGER counts BEFORE INSERT ON counted FOR EACH ROW EXECUTE FUNCTION count_up()
        """);

    assertThat(
            new RowGenerator(database.connection())
                .fill(Set.of(new QualifiedName("public", "counter")), table -> 7)
                .unfilled())
        .isEmpty();
    assertThat(database.value("SELECT n FROM counter")).isEqualTo(7);
  }
}
