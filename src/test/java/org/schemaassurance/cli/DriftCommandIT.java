package org.schemaassurance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.EmptyTemplate;
import org.schemaassurance.support.Json;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;
import org.schemaassurance.support.TestServer;
import org.schemaassurance.support.ToolRun;

/** {@code snapshot} and {@code drift} as a person calls them. */
@Template(DriftCommandIT.Shop.class)
final class DriftCommandIT {
  @TempDir private Path folder;

  static final class Shop implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TABLE orders (id integer PRIMARY KEY, state varchar(20) DEFAULT 'new', CHECK (state IN ('new', 'paid')));
            CREATE INDEX orders_state ON orders (state);
            CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
            CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();
            """);
      }
    }
  }

  @Test
  void nothingHasChanged(TestDatabase database) {
    ToolRun drift = drift(database, snapshot(database));

    assertThat(drift.err()).isEmpty();
    assertThat(drift.status()).isZero();
    assertThat(drift.out()).contains("No drift");
  }

  @Test
  void whatHasChangedIsSaidInOneSentence(TestDatabase database) throws SQLException {
    Path snapshot = snapshot(database);
    database.execute(
        "ALTER TABLE orders DISABLE TRIGGER touch; DROP INDEX orders_state; CREATE TABLE left_over (id integer)");

    ToolRun drift = drift(database, snapshot);

    assertThat(drift.status()).isOne();
    assertThat(drift.out())
        .contains("trigger public.orders.touch: expected in force, found disabled.")
        .contains("index public.orders.orders_state: expected to be there, found none.")
        .contains("table public.left_over: expected none, found one.")
        .contains("Drift: see above");
  }

  @Test
  void theJsonHasTheShapeOfVerify(TestDatabase database) throws SQLException, IOException {
    Path snapshot = snapshot(database);
    database.execute("ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'paid'");

    Map<?, ?> report = (Map<?, ?>) Json.read(drift(database, snapshot, "--format", "json").out());

    assertThat(report.get("verdict")).isEqualTo("broken");
    assertThat(((Map<?, ?>) report.get("target")).get("database")).isEqualTo(database.name());
    assertThat(((Map<?, ?>) report.get("summary")).get("broken")).isEqualTo(1L);
    Map<?, ?> finding =
        ((List<?>) report.get("findings"))
            .stream()
                .map(one -> (Map<?, ?>) one)
                .filter(one -> one.get("status").equals("broken"))
                .findFirst()
                .orElseThrow();
    assertThat(finding.get("rule")).isEqualTo("changed");
    assertThat(finding.get("check")).isEqualTo("column");
    assertThat(finding.get("object")).isEqualTo("public.orders.state");
    assertThat(finding.get("severity")).isEqualTo("error");
    assertThat(finding.get("message"))
        .isEqualTo(
            "column public.orders.state: expected default 'new'::character varying, found default 'paid'::character varying.");
    assertThat(finding.get("file")).isEqualTo(snapshot.toString());
    assertThat((Long) finding.get("line")).isGreaterThan(1);
  }

  @Test
  void anotherDatabaseIsASideToo(TestDatabase database) throws SQLException {
    try (TestDatabase other = TestServer.shared().createDatabase(Shop.class)) {
      String url = "postgresql://" + other.server().superuser() + "@" + address(other);

      assertThat(drift(database, url).status()).isZero();
      other.execute("ALTER TABLE orders ADD COLUMN note text");
      ToolRun drift = drift(database, url);

      assertThat(drift.status()).isOne();
      assertThat(drift.out())
          .contains("column public.orders.note: expected to be there, found none.");
    }
  }

  @Test
  void twoFilesNeedNoServer(TestDatabase database) throws SQLException {
    Path before = snapshot(database);
    database.execute("DROP TRIGGER touch ON orders");
    Path after = snapshot(database);

    assertThat(ToolRun.of(Map.of(), new String[] {"drift", before.toString(), after.toString()}))
        .satisfies(
            drift -> {
              assertThat(drift.err()).isEmpty();
              assertThat(drift.status()).isOne();
              assertThat(drift.out()).contains("trigger public.orders.touch: expected to be");
            });
    assertThat(ToolRun.of(Map.of(), arguments(after.toString(), after.toString())).status())
        .isZero();
  }

  @Test
  void theChangelogIsBuiltOnAServerOfItsOwn(TestDatabase database) {
    String server =
        "postgresql://"
            + database.server().superuser()
            + "@"
            + database.host()
            + ":"
            + database.port()
            + "/postgres";

    ToolRun drift = drift(database, "changelog", "--reference-url", server);

    assertThat(drift.err()).isEmpty();
    assertThat(drift.status()).isOne();
    assertThat(drift.out())
        .contains("table public.bookings: expected to be there, found none.")
        .contains("table public.orders: expected none, found one.");
  }

  @Test
  void whatAChangelogMakesNamesNoRoleOfTheServerThatBuiltIt(TestDatabase database)
      throws IOException {
    Path file = folder.resolve("made.yaml");
    String server =
        "postgresql://"
            + database.server().superuser()
            + "@"
            + database.host()
            + ":"
            + database.port()
            + "/postgres";

    ToolRun run =
        ToolRun.of(
            Map.of(),
            "snapshot",
            "--of-changelog",
            "--reference-url",
            server,
            "--with",
            "owners,privileges",
            "--output",
            file.toString());

    assertThat(run.err()).isEmpty();
    assertThat(Files.readString(file))
        .doesNotContain(database.server().superuser() + "\n")
        .doesNotContain("database locale:")
        .contains("privilege ");
  }

  @Test
  void aChangelogMakesNoSettingsOfTheCluster(TestDatabase database) {
    ToolRun drift = drift(database, "changelog", "--with", "cluster-settings");

    assertThat(drift.status()).isEqualTo(2);
    assertThat(drift.err()).contains("A changelog makes no settings of the cluster");
  }

  @Test
  void twoFilesNeedNoChangelog(TestDatabase database) {
    Path snapshot = snapshot(database);

    assertThat(
            ToolRun.of(Map.of(), new String[] {"drift", snapshot.toString(), snapshot.toString()})
                .status())
        .isZero();
  }

  @Test
  void aChangelogThatIsTypedHasToBeThere(TestDatabase database) {
    Path snapshot = snapshot(database);
    Path changelog = folder.resolve("none.xml");

    ToolRun run =
        ToolRun.of(
            Map.of(),
            new String[] {
              "drift", "--changelog", changelog.toString(), snapshot.toString(), snapshot.toString()
            });

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).startsWith("There is no changelog " + changelog);
  }

  @Test
  void aTableWithItsOwnerAndItsPrivilegesIsOneFinding(TestDatabase database) throws SQLException {
    Path snapshot = snapshot(database, "--with", "owners,privileges");
    database.execute("CREATE TABLE more (id integer); GRANT SELECT ON more TO PUBLIC");

    ToolRun drift = drift(database, snapshot, "--format", "json");

    assertThat(drift.out())
        .contains("\"broken\" : 1")
        .contains("owner: ")
        .contains("privileges TO PUBLIC: SELECT");
  }

  @Test
  void aFrozenClockIsToldAsThat(TestDatabase database) throws SQLException {
    database.execute("ALTER TABLE orders ADD COLUMN at timestamp DEFAULT now()");
    Path snapshot = snapshot(database);
    database.execute("ALTER TABLE orders ALTER COLUMN at SET DEFAULT 'now'::timestamp");

    assertThat(drift(database, snapshot).out())
        .contains("column public.orders.at: expected default now(), found default '")
        .contains("(a clock value, frozen when it was made)")
        .contains("Write now() where 'now' stands in quotes");
  }

  @Test
  void theChangelogNeedsAServer(TestDatabase database) {
    ToolRun drift = drift(database, "changelog");

    assertThat(drift.status()).isEqualTo(2);
    assertThat(drift.err()).contains("name one with --reference-url");
  }

  @Test
  void whatIsIgnoredIsNoDrift(TestDatabase database) throws SQLException, IOException {
    Path snapshot = snapshot(database);
    database.execute("CREATE TABLE left_over (id integer)");
    Path ignore = ignore("2999-12-31", "public.left_*", "table");

    ToolRun drift = drift(database, snapshot, "--ignore", ignore.toString());

    assertThat(drift.status()).isZero();
    assertThat(drift.out()).contains("ignored: ").contains("1 ignored");
  }

  @Test
  void whatIsIgnoredNoLongerIsDrift(TestDatabase database) throws SQLException, IOException {
    Path snapshot = snapshot(database);
    database.execute("CREATE TABLE left_over (id integer)");
    Path ignore = ignore("2020-01-01", "public.left_*", "table");

    ToolRun drift = drift(database, snapshot, "--ignore", ignore.toString());

    assertThat(drift.status()).isOne();
    assertThat(drift.out())
        .contains(
            "ignored public.left_*: expected an entry that counts, found one that expired on 2020-01-01.");
  }

  @Test
  void whatIgnoresNothingIsAWarning(TestDatabase database) throws IOException {
    Path snapshot = snapshot(database);
    String ignore = ignore("2999-12-31", "public.left_*", "table").toString();

    ToolRun drift = drift(database, snapshot, "--ignore", ignore);

    assertThat(drift.status()).isZero();
    assertThat(drift.out())
        .contains("ignored public.left_*: expected a difference that it ignores, found none.");
    assertThat(drift(database, snapshot, "--ignore", ignore, "--strict").status()).isOne();
  }

  @Test
  void aKindOfObjectThatIsNoneCannotBeIgnored(TestDatabase database) throws IOException {
    ToolRun drift =
        drift(
            database,
            snapshot(database),
            "--ignore",
            ignore("2999-12-31", "x", "gadget").toString());

    assertThat(drift.status()).isEqualTo(2);
    assertThat(drift.err())
        .contains("expected a kind of object such as table or index, found 'gadget'");
  }

  @Test
  void warningsCountOnlyWhereSomebodyAsks(TestDatabase database) throws SQLException {
    Path snapshot = snapshot(database, "--with", "comments");
    database.execute("COMMENT ON TABLE orders IS 'All orders'");

    assertThat(drift(database, snapshot).status()).isZero();
    assertThat(drift(database, snapshot, "--strict").status()).isOne();
    assertThat(drift(database, snapshot(database)).status()).isZero();
  }

  @Test
  void privilegesAndOwnersAreComparedWhereTheSnapshotHasThem(TestDatabase database)
      throws SQLException {
    Path without = snapshot(database);
    Path with = snapshot(database, "--with", "owners,privileges");
    database.execute("GRANT DELETE ON orders TO PUBLIC");

    assertThat(drift(database, without, "--with", "privileges").status()).isZero();
    assertThat(drift(database, with))
        .satisfies(
            drift -> {
              assertThat(drift.status()).isOne();
              assertThat(drift.out())
                  .contains("privilege table public.orders TO PUBLIC: expected none, found one.");
            });
  }

  @Test
  void anExtraThatIsNoneIsAWrongQuestion(TestDatabase database) {
    ToolRun snapshot = ToolRun.of(ToolRun.environment(database), "snapshot", "--with", "weather");

    assertThat(snapshot.status()).isEqualTo(2);
    assertThat(snapshot.err())
        .contains("--with takes owners, privileges, comments and cluster-settings, not 'weather'.");
  }

  @Test
  void aSnapshotThatIsMissingIsAWrongQuestion(TestDatabase database) {
    ToolRun drift = drift(database, folder.resolve("none.yaml"));

    assertThat(drift.status()).isEqualTo(2);
    assertThat(drift.err().strip())
        .isEqualTo(
            "There is no snapshot "
                + folder.resolve("none.yaml")
                + "; 'schema-assurance snapshot --output FILE' writes one.");
  }

  @Test
  void aServerThatIsNotThereIsUnknown(TestDatabase database) {
    Map<String, String> environment = new HashMap<>(ToolRun.environment(database));
    Path snapshot = snapshot(database);
    environment.put("DB_PORT", "1");

    assertThat(ToolRun.of(environment, arguments(snapshot.toString())).status()).isEqualTo(3);
  }

  @Test
  void aPasswordInAUrlIsRefused(TestDatabase database) {
    ToolRun drift = drift(database, "postgresql://me:secret@127.0.0.1/shop");

    assertThat(drift.status()).isEqualTo(2);
    assertThat(drift.err()).contains("--against has a password in it").doesNotContain("secret");
  }

  @Test
  void aRoleThatMayOnlySelectReadsTheSame(TestDatabase database) throws SQLException, IOException {
    TestRole reader = database.createRole("reader");
    database.execute(
        "GRANT USAGE ON SCHEMA public TO %1$s; GRANT SELECT ON ALL TABLES IN SCHEMA public TO %1$s"
            .formatted(reader.name()));
    Path file = folder.resolve("as-reader.yaml");
    ToolRun asReader =
        ToolRun.of(ToolRun.environment(database, reader), "snapshot", "--output", file.toString());

    assertThat(asReader.err()).isEmpty();
    assertThat(Files.readString(file)).isEqualTo(Files.readString(snapshot(database)));
  }

  @Test
  void aDatabaseThatTakesNoWritesIsReadTheSame(TestDatabase database) throws SQLException {
    Path before = snapshot(database);
    database.execute(
        "ALTER DATABASE %s SET default_transaction_read_only = on".formatted(database.name()));

    ToolRun drift = drift(database, before);

    assertThat(drift.out())
        .contains(
            "setting default_transaction_read_only of the database: expected none, found one.")
        .contains(", 1 different");
  }

  @Test
  void oneChangedBodyTouchesItsOwnLinesAlone(TestDatabase database)
      throws SQLException, IOException {
    List<String> before = Files.readAllLines(snapshot(database));
    database.execute(
        "CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$");
    List<String> after = Files.readAllLines(snapshot(database));

    assertThat(after).hasSameSizeAs(before);
    assertThat(after.stream().filter(line -> !before.contains(line)))
        .singleElement()
        .asString()
        .contains("BEGIN RETURN OLD; END");
  }

  @Test
  void anEmptyDatabaseLacksEverything(TestDatabase database) throws SQLException {
    Path snapshot = snapshot(database);
    try (TestDatabase empty = TestServer.shared().createDatabase(EmptyTemplate.class)) {
      ToolRun drift = drift(empty, snapshot);

      assertThat(drift.status()).isOne();
      assertThat(drift.out())
          .contains("table public.orders: expected to be there, found none.")
          .contains("function public.touch(): expected to be there, found none.");
    }
  }

  private static String address(TestDatabase database) {
    return database.host() + ":" + database.port() + "/" + database.name();
  }

  private Path ignore(String expires, String object, String type) throws IOException {
    return Files.writeString(
        folder.resolve("ignore.yaml"),
        """
        ignore:
          - object: '%s'
            type: %s
            reason: Of the analysts
            owner: data
            expires: %s
        """
            .formatted(object, type, expires));
  }

  /** Each into a file of its own. */
  private Path snapshot(TestDatabase database, String... options) {
    Path file = folder.resolve(TestServer.shared().uniqueName("snapshot") + ".yaml");
    String[] arguments = new String[options.length + 3];
    arguments[0] = "snapshot";
    arguments[1] = "--output";
    arguments[2] = file.toString();
    System.arraycopy(options, 0, arguments, 3, options.length);
    ToolRun run = ToolRun.of(ToolRun.environment(database), arguments);
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    return file;
  }

  private static ToolRun drift(TestDatabase database, Path against, String... options) {
    return drift(database, against.toString(), options);
  }

  private static ToolRun drift(TestDatabase database, String against, String... options) {
    return ToolRun.of(ToolRun.environment(database), arguments(against, options));
  }

  private static String[] arguments(String against, String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "drift";
    arguments[1] = "--against";
    arguments[2] = against;
    System.arraycopy(options, 0, arguments, 3, options.length);
    return arguments;
  }
}
