package org.schemaassurance.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.changelog.ChangelogRunner;
import org.schemaassurance.reference.ThrowawayDatabases;
import org.schemaassurance.support.DatabaseExtension;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;
import org.schemaassurance.support.ToolRun;

/** Which changesets are rehearsed, and in which state the rehearsal begins. */
@ExtendWith(DatabaseExtension.class)
final class RehearsalStartIT {
  private static final String CHANGELOG_FILE = "--changelog-file";
  private static final String CHANGELOG =
      """
      --liquibase formatted sql

      --changeset shop:orders
      CREATE TABLE public.orders (id int PRIMARY KEY, total numeric NOT NULL);
      --rollback DROP TABLE public.orders;

      --changeset shop:paid
      SET LOCAL lock_timeout = '2s';
      ALTER TABLE public.orders ADD COLUMN paid boolean;
      --rollback SET LOCAL lock_timeout = '2s';
      --rollback ALTER TABLE public.orders DROP COLUMN paid;

      --changeset shop:leaves-its-index
      SET LOCAL lock_timeout = '2s';
      CREATE INDEX orders_total ON public.orders (total);
      --rollback SELECT 1;
      """;

  private static final String RELEASED =
      "CREATE TABLE public.orders (id int PRIMARY KEY, total numeric NOT NULL);";

  @TempDir private Path folder;

  @BeforeEach
  void writeChangelog() throws IOException {
    Files.writeString(folder.resolve("shop.sql"), CHANGELOG);
  }

  @Test
  void everyChangesetIsRehearsedFromNothing(TestDatabase database) throws SQLException {
    ToolRun run = rehearse(database);

    assertThat(run.status()).as(run.out() + run.err()).isOne();
    assertThat(run.out())
        .contains("shop.sql::orders::shop", "shop.sql::paid::shop")
        .contains(
            "rollback-incomplete: index public.orders.orders_total: expected none after the rollback, found one.");
    assertThat(leftOver(database)).isEmpty();
  }

  @Test
  void theLastAloneAreRehearsedWhereThoseBeforeHaveRun(TestDatabase database) {
    ToolRun run = rehearse(database, "--last", "2");

    assertThat(run.status()).as(run.err()).isOne();
    assertThat(run.out()).doesNotContain("::orders::").contains("::paid::", "::leaves-its-index::");
  }

  @Test
  void thoseBehindATagAreRehearsed(TestDatabase database) throws IOException {
    Files.writeString(
        folder.resolve("master.yaml"),
        """
        databaseChangeLog:
          - changeSet: {id: people, author: shop, changes: [{sql: {sql: CREATE TABLE public.people ()}}]}
          - changeSet: {id: release, author: shop, changes: [{tagDatabase: {tag: "1.0"}}]}
          - include: {file: shop.sql}
        """);

    ToolRun run = rehearse(database, CHANGELOG_FILE, "master.yaml", "--since-tag", "1.0");

    assertThat(run.out())
        .as(run.err())
        .doesNotContain("::people::", "::release::")
        .contains("::orders::", "::paid::", "::leaves-its-index::");
  }

  @Test
  void whatTheOptionsLeaveOutIsCounted(TestDatabase database) throws IOException {
    Files.writeString(
        folder.resolve("shop.sql"),
        """
        --liquibase formatted sql

        --changeset shop:orders
        CREATE TABLE public.orders (id int PRIMARY KEY);
        --rollback DROP TABLE public.orders;

        --changeset shop:samples context:test
        INSERT INTO public.orders VALUES (1);
        --rollback DELETE FROM public.orders;

        --changeset shop:later labels:next
        CREATE TABLE public.later (id int PRIMARY KEY);

        --changeset shop:elsewhere dbms:oracle
        CREATE TABLE public.elsewhere (id int PRIMARY KEY);

        --changeset shop:never ignore:true
        CREATE TABLE public.never (id int PRIMARY KEY);
        """);

    String leftOut =
        "Not rehearsed: 1 left out by context, 1 left out by label, 1 left out by dbms, 1 left out by ignore.";
    Path written = folder.resolve("leftout");
    List<String> formats = List.of("json", "html", "sarif", "markdown", "junit");
    List<String> options =
        new ArrayList<>(List.of("--contexts", "production", "--label-filter", "!next"));
    formats.forEach(
        format -> options.addAll(List.of("--format", format, "--output", written + "." + format)));
    options.addAll(List.of("--format", "text"));

    ToolRun run = rehearse(database, options.toArray(String[]::new));

    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains(leftOut).contains("1 changeset: 1 fine");
    for (String format : formats) {
      assertThat(Path.of(written + "." + format)).content().as(format).contains(leftOut);
    }
  }

  @Test
  void aTagThatNoChangesetSetsIsAWrongQuestion(TestDatabase database) {
    ToolRun run = rehearse(database, "--since-tag", "2.0");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err().strip())
        .isEqualTo("No changeset of the changelog sets the tag 2.0 (tagDatabase).");
  }

  @Test
  void aSnapshotSaysWhereToBegin(TestDatabase database) throws Exception {
    database.execute(RELEASED);
    Path snapshot = folder.resolve("snapshot.yaml");
    assertThat(
            ToolRun.of(ToolRun.environment(database), "snapshot", "--output", snapshot.toString())
                .status())
        .isZero();

    ToolRun run = rehearse(database, "--from", snapshot.toString());
    Files.writeString(snapshot, Files.readString(snapshot).replace("orders_pkey", "another_name"));
    ToolRun never = rehearse(database, "--from", snapshot.toString());

    assertThat(run.out()).as(run.err()).doesNotContain("::orders::").contains("::paid::");
    assertThat(never.status()).as(never.out() + never.err()).isEqualTo(2);
    assertThat(never.err()).contains("there is no state of this changelog to begin with");
  }

  @Test
  void aDumpIsTheStateToBeginWith(TestDatabase database) throws Exception {
    Path dump = folder.resolve("dump.sql");
    Files.writeString(
        dump,
        RELEASED
            + """

            COPY public.orders (id, total) FROM stdin;
            1\t9.50
            2\t11
            \\.

            SELECT pg_catalog.set_config('search_path', '', false);
            """);
    // Without Liquibase's table the first changeset is still to be run, and its table is there.
    ToolRun run = rehearse(database, "--from", dump.toString(), "--keep-going");

    assertThat(run.status()).isOne();
    assertThat(run.out()).contains("up-fails", "relation \"orders\" already exists", "::paid::");
  }

  @Test
  void whatIsPendingInProductionIsRehearsedFromItsState(TestDatabase database) throws Exception {
    new ChangelogRunner(folder, "shop.sql").update(database.connection(), 1);
    database.execute("INSERT INTO public.orders SELECT n, 1 FROM generate_series(1, 5000) n");
    database.execute("ANALYZE public.orders");
    database.execute("CREATE TABLE public.by_hand (id int)");

    ToolRun run = rehearse(database, "--pending");

    assertThat(run.status()).as(run.err()).isOne();
    assertThat(run.out())
        .doesNotContain("::orders::")
        .contains("::paid::", "::leaves-its-index::")
        .contains("is not what the changelog makes", "public.by_hand unexpected")
        .contains("5,000 rows");
    assertThat(rows(database)).as("production is read").isEqualTo(5000L);
    assertThat(leftOver(database)).isEmpty();
  }

  @Test
  void aMissingLockTimeoutIsOneLineOfAChangesetWhateverItLocks(TestDatabase database)
      throws IOException {
    Files.writeString(
        folder.resolve("shop.sql"),
        """
        --liquibase formatted sql

        --changeset shop:tables
        CREATE TABLE public.orders (id int PRIMARY KEY, paid boolean);
        CREATE TABLE public.people (id int PRIMARY KEY);
        --rollback DROP TABLE public.orders, public.people;

        --changeset shop:two-modes
        CREATE INDEX orders_paid ON public.orders (paid);
        ALTER TABLE public.people ADD COLUMN mail text;
        --rollback DROP INDEX public.orders_paid;
        --rollback ALTER TABLE public.people DROP COLUMN mail;
        """);

    ToolRun run = rehearse(database, "--verbose");

    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(run.out().lines().filter(line -> line.contains("lock-timeout-missing:")))
        .containsExactly(
            "    ! lock-timeout-missing: public.orders (SHARE), public.people (ACCESS EXCLUSIVE), public.orders (ACCESS EXCLUSIVE) in its rollback,"
                + " public.people (ACCESS EXCLUSIVE) in its rollback: It asks for a lock without a lock_timeout:"
                + " behind one long query it waits without end, and all later statements that the lock keeps out queue behind it.");
  }

  @Test
  void whatRanOnEmptyTablesAloneIsRunAgainOnThem(TestDatabase database) throws IOException {
    Files.writeString(
        folder.resolve("shop.sql"),
        """
        --liquibase formatted sql

        --changeset shop:people
        CREATE TABLE public.people (id int PRIMARY KEY, mail text);
        --rollback DROP TABLE public.people;

        --changeset shop:one-each
        ALTER TABLE public.people ADD CONSTRAINT one_each CHECK (mail LIKE '%@shop.example'), ADD CONSTRAINT short UNIQUE (mail);
        --rollback ALTER TABLE public.people DROP CONSTRAINT one_each, DROP CONSTRAINT short;

        --changeset shop:leaves-what-it-makes
        CREATE TABLE public.left (id int);
        --rollback SELECT 1;

        --changeset shop:last
        CREATE TABLE public.last (id int);
        --rollback DROP TABLE public.last;
        """);

    ToolRun run = rehearse(database);

    assertThat(run.status()).as(run.out() + run.err()).isOne();
    assertThat(run.out())
        .contains("second-up-fails", "✓ shop.sql::last::shop")
        .doesNotContain(" up-fails:", "depends-on-data");
  }

  @Test
  void rowsOfAChangesetStayWhereThoseThatWereMadeUpBesideThemAreInItsWay(TestDatabase database)
      throws IOException {
    Files.writeString(
        folder.resolve("shop.sql"),
        """
        --liquibase formatted sql

        --changeset shop:people
        CREATE TABLE public.people (id varchar(36) PRIMARY KEY);
        INSERT INTO public.people VALUES ('8fba1fbc-53da-4a4c-b47a-4d2b4cd0b9cf');
        --rollback DROP TABLE public.people;

        --changeset shop:another
        INSERT INTO public.people VALUES ('acc17a02-b471-46af-9910-2f5f3c9c9c5e');
        --rollback DELETE FROM public.people WHERE id = 'acc17a02-b471-46af-9910-2f5f3c9c9c5e';

        --changeset shop:of-uuids
        ALTER TABLE public.people ALTER COLUMN id TYPE uuid USING id::uuid;
        SELECT 1 / (count(*) / 2) FROM public.people
          WHERE id IN ('8fba1fbc-53da-4a4c-b47a-4d2b4cd0b9cf', 'acc17a02-b471-46af-9910-2f5f3c9c9c5e');
        --rollback ALTER TABLE public.people ALTER COLUMN id TYPE varchar(36);

        --changeset shop:last
        CREATE TABLE public.last (id int);
        --rollback DROP TABLE public.last;
        """);

    ToolRun run = rehearse(database);

    assertThat(run.out())
        .contains("shop.sql::of-uuids::shop", "✓ shop.sql::last::shop")
        .doesNotContain("up-fails");
    assertThat(run.status()).as(run.out() + run.err()).isZero();
  }

  @Test
  void aRoleThatMayMakeDatabasesAndNothingElseIsEnough(TestDatabase database) throws Exception {
    ToolRun run = rehearseAsBuilder(database);

    assertThat(run.status()).as(run.out() + run.err()).isOne();
    assertThat(run.out()).contains("✓ shop.sql::paid::shop", "rollback-incomplete");
  }

  @Test
  void butItMayNotRemoveRowsWhichIsSaidWhereTheyMayBeInTheWay(TestDatabase database)
      throws Exception {
    Files.writeString(
        folder.resolve("shop.sql"),
        """
        --liquibase formatted sql

        --changeset shop:people
        CREATE TABLE public.people (id int PRIMARY KEY, name text);
        --rollback DROP TABLE public.people;

        --changeset shop:names
        ALTER TABLE public.people ALTER COLUMN name SET NOT NULL;
        --rollback ALTER TABLE public.people ALTER COLUMN name DROP NOT NULL;
        """);

    assertThat(rehearseAsBuilder(database).out())
        .contains(
            "up-fails: The changeset: expected it to run, found column \"name\"",
            "· The changeset fails on rows that are made up, and whether it runs without them is not known: the reference server's role may not remove them.")
        .doesNotContain("an update of production would stop here");
  }

  private ToolRun rehearseAsBuilder(TestDatabase database) throws Exception {
    TestRole role = database.createRole("builder", "CREATEDB");
    Map<String, String> environment = new HashMap<>(ToolRun.environment(database, role));
    environment.put(
        "REFERENCE_URL",
        "postgresql://%s:%s@%s:%d/%s"
            .formatted(
                role.name(), role.password(), database.host(), database.port(), database.name()));
    return ToolRun.of(
        environment,
        "rehearse",
        "--no-rules",
        "--search-path",
        folder.toString(),
        CHANGELOG_FILE,
        "shop.sql");
  }

  @Test
  void whatIsWaivedOfAChangesetIsAcceptedAndTold(TestDatabase database) {
    Path waivers = folder.resolve("waivers.yaml");
    ToolRun waived =
        ToolRun.of(
            Map.of(),
            "rules",
            "waive",
            "rollback-incomplete",
            "shop.sql::leaves-its-index::shop",
            "--reason=the index stays",
            "--owner=dba",
            "--expires=2999-01-31",
            "--file=" + waivers);

    ToolRun run = rehearse(database, "--waivers", waivers.toString());

    assertThat(waived.out())
        .isEqualTo(
            "Waived until 2999-01-31: shop.sql::leaves-its-index::shop of a rehearsal's rollback-incomplete, in %s.\n"
                .formatted(waivers));
    assertThat(run.out())
        .contains("~ rollback-incomplete", "the index stays")
        .doesNotContain("✗ rollback-incomplete")
        .as("what follows from it is another finding")
        .contains("✗ second-up-fails");
  }

  /** It may run where there is one, and so may what needs it. */
  @Test
  void whatNeedsAnExtensionThatTheServerLacksIsNotFoundOut(TestDatabase database)
      throws IOException {
    Files.writeString(
        folder.resolve("shop.sql"),
        """
        --liquibase formatted sql

        --changeset shop:extension
        CREATE EXTENSION no_such_extension;
        --rollback DROP EXTENSION no_such_extension;

        --changeset shop:needs-it
        CREATE TABLE public.places (place no_such_type);
        --rollback DROP TABLE public.places;

        --changeset shop:needs-it-not
        CREATE TABLE public.people (id int PRIMARY KEY);
        --rollback DROP TABLE public.people;
        """);

    ToolRun run = rehearse(database, "--keep-going");

    assertThat(run.status()).as(run.out() + run.err()).isEqualTo(3);
    assertThat(run.out())
        .contains(
            "this server lacks an extension: extension \"no_such_extension\" is not available",
            "to do: Rehearse on a server that has the extension",
            "one before it was left out, since this server lacks an extension: type \"no_such_type\" does not exist",
            "✓ shop.sql::needs-it-not::shop");
  }

  @Test
  void whatTheServerRefusesOfAFileIsASentence(TestDatabase database) throws IOException {
    Path data = Files.writeString(folder.resolve("data.sql"), "SELECT 1;\nSELECT * FROM nowhere;");
    Path traffic = Files.writeString(folder.resolve("traffic.sql"), "-- nothing yet\n");

    ToolRun ofData = rehearse(database, "--data", data.toString());
    ToolRun ofTraffic = rehearse(database, "--traffic-file", traffic.toString());

    assertThat(ofData.status()).isEqualTo(3);
    assertThat(ofData.err().strip())
        .isEqualTo(
            "The script %s failed: ERROR: relation \"nowhere\" does not exist (SQLSTATE 42P01)"
                .formatted(data));
    assertThat(ofTraffic.status()).isEqualTo(2);
    assertThat(ofTraffic.err().strip())
        .isEqualTo("The file of --traffic-file %s holds no statement.".formatted(traffic));
  }

  @Test
  void wrongOptionsAreToldBeforeAnythingIsMade(TestDatabase database) {
    assertThat(rehearse(database, "--last", "0").err())
        .startsWith("--last takes a number of changesets from 1 on, not 0.");
    assertThat(rehearse(database, "--last", "1", "--pending").status()).isEqualTo(2);
    assertThat(rehearse(database, "--rows", "-1").status()).isEqualTo(2);
    assertThat(rehearse(database, "--only", "nonsense").status()).isEqualTo(2);
    assertThat(rehearse(database, "--data", "nowhere.sql").status()).isEqualTo(2);
    assertThat(rehearse(database, "--sizes", "nowhere.csv").status()).isEqualTo(2);
  }

  private ToolRun rehearse(TestDatabase database, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("rehearse", "--search-path", folder.toString(), "--no-rules"));
    arguments.addAll(List.of(options));
    if (!arguments.contains(CHANGELOG_FILE)) {
      arguments.addAll(List.of(CHANGELOG_FILE, "shop.sql"));
    }
    return ToolRun.of(ToolRun.environmentWithReference(database), arguments.toArray(String[]::new));
  }

  private static Object rows(TestDatabase database) throws SQLException {
    return database.value("SELECT count(*) FROM public.orders");
  }

  private static List<List<Object>> leftOver(TestDatabase database) throws SQLException {
    return database.rows(
        "SELECT datname FROM pg_database WHERE starts_with(datname, '%s')"
            .formatted(ThrowawayDatabases.PREFIX));
  }
}
