package org.schemaassurance.verify.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.Sabotage;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;
import org.schemaassurance.support.ToolRun;
import org.schemaassurance.support.VerifiedRules;

@Template(AsSnapshotCheckIT.Shop.class)
final class AsSnapshotCheckIT {
  private static final String ALL =
      "{rule: all, check: as-snapshot, snapshot: snapshot.yaml, objects: ['shop.*']}";

  @TempDir private Path project;

  static final class Shop implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE SCHEMA shop;
            CREATE TYPE shop.mood AS ENUM ('a', 'b');
            CREATE DOMAIN shop.price AS numeric CONSTRAINT positive CHECK (VALUE > 0);
            CREATE SEQUENCE shop.numbers;
            CREATE TABLE shop.orders (id integer PRIMARY KEY, state text);
            CREATE VIEW shop.open AS SELECT id FROM shop.orders WHERE state = 'open';
            CREATE MATERIALIZED VIEW shop.total AS SELECT count(*) FROM shop.orders;
            CREATE TABLE shop.events (at date NOT NULL) PARTITION BY RANGE (at);
            CREATE TABLE shop.events_2026 PARTITION OF shop.events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
            CREATE POLICY own ON shop.orders AS RESTRICTIVE USING (id > 0);
            CREATE FUNCTION shop.f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
            CREATE TABLE public.beside (id integer);
            """);
      }
    }
  }

  @BeforeEach
  void takeASnapshot(TestDatabase database) {
    take(database, "snapshot.yaml");
    take(database, "rights.yaml", "--with", "owners,privileges");
  }

  private void take(TestDatabase database, String file, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("snapshot", "--output", project.resolve(file).toString()));
    arguments.addAll(List.of(options));
    assertThat(ToolRun.of(ToolRun.environment(database), arguments.toArray(String[]::new)).status())
        .isZero();
  }

  static Stream<Sabotage> sabotages() {
    return Stream.of(
        Sabotage.of(
            "CREATE OR REPLACE VIEW shop.open AS SELECT id FROM shop.orders WHERE state = 'closed'",
            "view shop.open: expected its definition unchanged (with \"WHERE (",
            "CREATE OR REPLACE VIEW shop.open AS SELECT id FROM shop.orders WHERE state = 'open'"),
        Sabotage.of(
            "ALTER TYPE shop.mood RENAME VALUE 'b' TO 'c'",
            "enum shop.mood: expected ",
            "ALTER TYPE shop.mood RENAME VALUE 'c' TO 'b'"),
        Sabotage.of(
            "ALTER DOMAIN shop.price DROP CONSTRAINT positive",
            "constraint shop.price.positive: expected to be there, found none.",
            "ALTER DOMAIN shop.price ADD CONSTRAINT positive CHECK (VALUE > 0)"),
        Sabotage.of(
            "ALTER SEQUENCE shop.numbers CYCLE",
            "sequence shop.numbers: expected no cycle, found cycle.",
            "ALTER SEQUENCE shop.numbers NO CYCLE"),
        Sabotage.of(
            "ALTER TABLE shop.events DETACH PARTITION shop.events_2026",
            "table shop.events_2026: expected partition of shop.events, found no partition of",
            "ALTER TABLE shop.events ATTACH PARTITION shop.events_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')"),
        Sabotage.of(
            "REFRESH MATERIALIZED VIEW shop.total WITH NO DATA",
            "materialized view shop.total: expected in force, found not populated.",
            "REFRESH MATERIALIZED VIEW shop.total"),
        Sabotage.of(
            "DROP POLICY own ON shop.orders",
            "policy shop.orders.own: expected to be there, found none.",
            "CREATE POLICY own ON shop.orders AS RESTRICTIVE USING (id > 0)"),
        Sabotage.of(
            "CREATE TABLE shop.more (id integer)",
            "table shop.more: expected none, found one.",
            "DROP TABLE shop.more"),
        Sabotage.of(
            "CREATE INDEX more ON shop.orders (lower(state))",
            "index shop.orders.more: expected none, found one.",
            "DROP INDEX shop.more"));
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void whateverDriftKnowsIsFound(Sabotage sabotage, TestDatabase database)
      throws SQLException, IOException {
    verify(database, ALL).assertHolds();
    database.execute(sabotage.sql());
    VerifiedRules broken = verify(database, ALL);
    assertThat(broken.verdict()).isEqualTo("broken");
    assertThat(broken.messages()).singleElement().asString().contains(sabotage.findings().get(0));
    database.execute(sabotage.repair());
    verify(database, ALL).assertHolds();
  }

  @Test
  void whatIsElsewhereIsNotTheRulesBusiness(TestDatabase database)
      throws SQLException, IOException {
    database.execute(
        "DROP TABLE public.beside; CREATE TABLE public.other (id integer); CREATE PUBLICATION p");

    VerifiedRules found = verify(database, ALL);

    found.assertHolds();
    assertThat(found.findings())
        .singleElement()
        .satisfies(
            holds -> {
              assertThat(holds.message()).isEqualTo("shop.*: 16 objects are as in snapshot.yaml");
              assertThat(holds.object()).isEqualTo("shop.*");
            });
  }

  @Test
  void kindsAreThoseAlone(TestDatabase database) throws SQLException, IOException {
    String policies = ALL.replace("]}", "], kinds: [policy, view]}");
    database.execute("ALTER TABLE shop.orders ADD COLUMN more text; DROP SEQUENCE shop.numbers");
    verify(database, policies).assertHolds();

    database.execute("DROP VIEW shop.open; DROP TABLE shop.orders CASCADE");

    assertThat(verify(database, policies).messages())
        .containsExactlyInAnyOrder(
            "policy shop.orders.own: expected to be there, found none.",
            "view shop.open: expected to be there, found none.");
  }

  @Test
  void whatIsExceptedIsWithAllThatBelongsToIt(TestDatabase database)
      throws SQLException, IOException {
    String others = ALL.replace("]}", "], except: [shop.orders, 'shop.tmp_*']}");
    database.execute(
        "ALTER TABLE shop.orders ADD COLUMN more text; CREATE TABLE shop.tmp_1 (id integer)");

    verify(database, others).assertHolds();
  }

  @Test
  void whatTheSnapshotHasNotCanBeIgnored(TestDatabase database) throws SQLException, IOException {
    String open = ALL.replace("]}", "], unexpected: ignored}");
    database.execute("CREATE TABLE shop.more (id integer); CREATE INDEX ON shop.orders (state)");
    verify(database, open).assertHolds();

    database.execute("DROP SEQUENCE shop.numbers");

    assertThat(verify(database, open).messages())
        .containsExactly("sequence shop.numbers: expected to be there, found none.");
  }

  @Test
  void oneTableIsMeantWithAllThatBelongsToIt(TestDatabase database)
      throws SQLException, IOException {
    String orders = ALL.replace("shop.*", "shop.orders");
    database.execute(
        "ALTER TABLE shop.orders ALTER COLUMN state SET NOT NULL; DROP SEQUENCE shop.numbers");

    assertThat(verify(database, orders).messages())
        .containsExactly("column shop.orders.state: expected nullable, found NOT NULL.");
  }

  @Test
  void ownersAndPrivilegesCountWhereTheRuleAsks(TestDatabase database)
      throws SQLException, IOException {
    TestRole other = database.createRole("other");
    database.execute(
        "GRANT DELETE ON shop.orders TO PUBLIC; ALTER VIEW shop.open OWNER TO %s; GRANT SELECT ON public.beside TO PUBLIC"
            .formatted(other.name()));
    verify(database, ALL.replace("snapshot.yaml", "rights.yaml")).assertHolds();

    assertThat(
            verify(
                    database,
                    ALL.replace("snapshot.yaml", "rights.yaml")
                        .replace("]}", "], with: [owners, privileges]}"))
                .messages())
        .hasSize(2)
        .anySatisfy(message -> assertThat(message).startsWith("owner view shop.open: expected"))
        .anySatisfy(
            message -> assertThat(message).startsWith("privilege table shop.orders TO PUBLIC: "));
  }

  @Test
  void aSnapshotWithoutWhatTheRuleComparesIsAWrongQuestion(TestDatabase database)
      throws IOException {
    ToolRun run = run(database, ALL.replace("]}", "], with: privileges}"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "rules.yaml:2: snapshot.yaml has no privileges; 'schema-assurance snapshot --with privileges' writes one that has.");
  }

  @Test
  void aFileThatIsNoSnapshotIsAWrongQuestion(TestDatabase database) throws IOException {
    Files.writeString(project.resolve("other.yaml"), "secret: 1\n");

    ToolRun run = run(database, ALL.replace("snapshot.yaml", "other.yaml"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("other.yaml:").doesNotContain("secret");
  }

  @Test
  void aKindThatIsNoneIsAWrongQuestion(TestDatabase database) throws IOException {
    ToolRun run = run(database, ALL.replace("]}", "], kinds: [gadget]}"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("expected kinds of object such as view or policy, found 'gadget'");
  }

  @Test
  void aPatternThatMatchesNothingIsBroken(TestDatabase database) throws IOException {
    VerifiedRules found = verify(database, ALL.replace("'shop.*'", "'shop.*', 'shpo.*'"));

    assertThat(found.messages())
        .containsExactly(
            "shpo.*: expected an object of such a name, found that it matches no object, neither in the snapshot nor in the database.");
  }

  @Test
  void aRoleThatMayConnectAloneSeesTheSame(TestDatabase database) throws SQLException, IOException {
    TestRole reader = database.createRole("reader");
    Path rules = rules(ALL);
    VerifiedRules.ofFile(ToolRun.environment(database, reader), rules).assertHolds();
    database.execute("ALTER SEQUENCE shop.numbers CYCLE");

    assertThat(VerifiedRules.ofFile(ToolRun.environment(database, reader), rules).messages())
        .containsExactly("sequence shop.numbers: expected no cycle, found cycle.");
  }

  @Test
  void itIsOfTheStructure(TestDatabase database) throws SQLException, IOException {
    database.execute("ALTER SEQUENCE shop.numbers CYCLE");

    assertThat(verify(database, ALL, "--no-data").status()).isOne();
    assertThat(verify(database, ALL, "--only", "all").status()).isOne();
  }

  private VerifiedRules verify(TestDatabase database, String rule, String... options)
      throws IOException {
    return VerifiedRules.ofFile(ToolRun.environment(database), rules(rule), options);
  }

  private ToolRun run(TestDatabase database, String rule) throws IOException {
    return ToolRun.of(ToolRun.environment(database), "verify", "--rules", rules(rule).toString());
  }

  private Path rules(String rule) throws IOException {
    Path folder = Files.createDirectories(project.resolve("verify-rules"));
    Files.writeString(folder.resolve("rules.yaml"), "rules:\n  - " + rule + "\n");
    return folder;
  }
}
