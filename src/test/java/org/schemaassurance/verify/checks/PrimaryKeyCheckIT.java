package org.schemaassurance.verify.checks;

import static org.assertj.core.api.Assertions.assertThat;

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

@Template(PrimaryKeyCheckIT.Tables.class)
final class PrimaryKeyCheckIT {
  private static final String RULES =
      """
      rules:
        - {rule: key, check: primary-key, table: public.item, columns: [id]}
        - {rule: pair, check: primary-key, table: '"Odd.Schema"."It""em"', columns: [B, a.b]}
      """;

  static final class Tables implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TABLE item (id int, other int NOT NULL, CONSTRAINT item_key PRIMARY KEY (id));
            CREATE SCHEMA "Odd.Schema";
            CREATE TABLE "Odd.Schema"."It""em" ("a.b" int, "B" int, CONSTRAINT k PRIMARY KEY ("a.b", "B"));
            CREATE TABLE "Odd.Schema".item (id int PRIMARY KEY);
            """);
      }
    }
  }

  static Stream<Sabotage> sabotages() {
    return Stream.of(
        Sabotage.of(
            "ALTER TABLE item DROP CONSTRAINT item_key",
            "public.item: expected a primary key (id), found none.",
            "ALTER TABLE item ADD PRIMARY KEY (id)"),
        Sabotage.of(
            "ALTER TABLE item DROP CONSTRAINT item_key, ADD PRIMARY KEY (other)",
            "public.item: expected a primary key (id), found none.",
            "ALTER TABLE item DROP CONSTRAINT item_pkey, ADD PRIMARY KEY (id)"),
        Sabotage.of(
            "ALTER TABLE item DROP CONSTRAINT item_key, ADD PRIMARY KEY (id, other)",
            "public.item: expected a primary key (id), found only item_pkey (it is on (id, other)).",
            "ALTER TABLE item DROP CONSTRAINT item_pkey, ADD PRIMARY KEY (id)"),
        Sabotage.of(
            "ALTER TABLE item DROP CONSTRAINT item_key, ADD PRIMARY KEY (id) DEFERRABLE",
            "public.item: expected a primary key (id), found only item_pkey (it is deferrable, so ON CONFLICT cannot use it).",
            "ALTER TABLE item DROP CONSTRAINT item_pkey, ADD PRIMARY KEY (id)"),
        Sabotage.of(
            "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'item_key'::regclass",
            "public.item: expected a primary key (id), found only item_key (it is invalid (a concurrent build that failed)).",
            "REINDEX INDEX item_key"),
        Sabotage.of(
            "UPDATE pg_class SET relhasindex = false WHERE oid = 'item'::regclass",
            "public.item: expected a primary key (id), found only item_key (the server never looks for it: the catalog says that the table has no index).",
            "UPDATE pg_class SET relhasindex = true WHERE oid = 'item'::regclass"),
        Sabotage.of(
            "UPDATE pg_index SET indisprimary = false WHERE indexrelid = 'item_key'::regclass",
            "public.item: expected a primary key (id), found only item_key (it is no primary key).",
            "UPDATE pg_index SET indisprimary = true WHERE indexrelid = 'item_key'::regclass"),
        Sabotage.of(
            "UPDATE pg_index SET indisunique = false WHERE indexrelid = 'item_key'::regclass",
            "public.item: expected a primary key (id), found only item_key (it is not unique).",
            "UPDATE pg_index SET indisunique = true WHERE indexrelid = 'item_key'::regclass"),
        Sabotage.of(
            "ALTER TABLE item RENAME TO items",
            "public.item: expected a primary key, found no such table.",
            "ALTER TABLE items RENAME TO item"),
        Sabotage.of(
            "ALTER TABLE \"Odd.Schema\".\"It\"\"em\" DROP CONSTRAINT k",
            "\"Odd.Schema\".\"It\"\"em\": expected a primary key (\"B\", \"a.b\"), found none.",
            "ALTER TABLE \"Odd.Schema\".\"It\"\"em\" ADD PRIMARY KEY (\"B\", \"a.b\")"));
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void eachWayToLoseItIsFound(Sabotage sabotage, TestDatabase database) throws SQLException {
    sabotage.proveWith(database, RULES);
  }

  @Test
  void aKeyAsWideAsPartitionsDemandIsAWarning(TestDatabase database) throws SQLException {
    String byTime =
        "DROP TABLE item; CREATE TABLE item (id int, at date, other int, PRIMARY KEY (id, at%s)) PARTITION BY RANGE (at)";
    database.execute(byTime.formatted(""));

    VerifiedRules verified = VerifiedRules.of(database, RULES);

    assertThat(verified.messages())
        .containsExactly(
            "public.item: expected a primary key (id), found one on (id, at), as its partitions demand, which lets the same (id) in twice.");
    assertThat(verified.complaints().get(0).severity()).isEqualTo("warning");
    assertThat(verified.complaints().get(0).hint())
        .isEqualTo(
            "While it is partitioned so, there is no narrower one: declare columns: [id, at] if that is meant.");

    database.execute(byTime.formatted(", other"));
    assertThat(VerifiedRules.of(database, RULES).complaints())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.severity()).isEqualTo("error");
              assertThat(found.message())
                  .isEqualTo(
                      "public.item: expected a primary key (id), found only item_pkey (it is on (id, at, other)).");
            });
  }

  @Test
  void theKeyThatIsThereIsDroppedForTheRightOne(TestDatabase database) throws SQLException {
    database.execute("ALTER TABLE item DROP CONSTRAINT item_key, ADD PRIMARY KEY (id, other)");

    String hint = VerifiedRules.of(database, RULES).complaints().get(0).hint();

    assertThat(hint)
        .isEqualTo("ALTER TABLE public.item DROP CONSTRAINT item_pkey, ADD PRIMARY KEY (id);");
    database.execute(hint);
    VerifiedRules.of(database, RULES).assertHolds();
  }

  @Test
  void aUniqueIndexIsNoPrimaryKey(TestDatabase database) throws SQLException {
    database.execute(
        "ALTER TABLE item DROP CONSTRAINT item_key; CREATE UNIQUE INDEX item_id ON item (id)");

    VerifiedRules verified = VerifiedRules.of(database, RULES);

    assertThat(verified.messages())
        .singleElement()
        .asString()
        .startsWith("public.item: expected a primary key (id), found ");
    assertThat(verified.complaints().get(0).hint())
        .isEqualTo("ALTER TABLE public.item ADD PRIMARY KEY (id);");
  }
}
