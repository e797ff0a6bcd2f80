package org.schemaassurance.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.support.DatabaseExtension;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolRun;

/** Changelogs that have a file for each way, as they come from tools that know nothing else. */
@ExtendWith(DatabaseExtension.class)
final class ManyFilesIT {
  /** So many that the changelog is asked for more often than a file may be included. */
  private static final int MANY = 25;

  @TempDir private Path folder;
  private final List<String> changesets = new ArrayList<>();

  @Test
  void allOfThemAreRehearsed(TestDatabase database) throws IOException {
    for (int number = 1; number <= MANY; number++) {
      add("t" + number, "CREATE TABLE t" + number + " (id int);", "DROP TABLE t" + number + ";");
    }

    ToolRun run = rehearse(database);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("✓ changelog.xml::t" + MANY + "::a", MANY + " fine");
  }

  @Test
  void whatAFileDoesIsToldCommandByCommand(TestDatabase database) throws IOException {
    add("people", "CREATE TABLE people (id int, name text);", "DROP TABLE people;");
    add(
        "email",
        """
        -- As migration tools without transactions of their own want it.
        BEGIN;
        ALTER TABLE people ADD COLUMN email text;
        UPDATE people SET email = name;
        COMMIT;
        """,
        "DELETE FROM people WHERE id = 1;\nALTER TABLE people DROP COLUMN email;");
    add(
        "height",
        "ALTER TABLE people ADD COLUMN height int;",
        "-- Nobody needs it.\nALTER TABLE people DROP COLUMN height;\nDROP TABLE heights;");

    ToolRun run = rehearse(database);

    assertThat(run.status()).as(run.err()).isOne();
    assertThat(run.out())
        .contains("· up: public.people locked ACCESS EXCLUSIVE")
        .contains("data-change-beside-ddl: public.people")
        .contains("table \"heights\" does not exist (SQLSTATE 42P01) in DROP TABLE heights.")
        .as("it is read before the lock is there")
        .doesNotContain("scan-under-strong-lock");
  }

  @Test
  void rowsThatAreInTheWayOnceAreSoAgain(TestDatabase database) throws IOException {
    add("people", "CREATE TABLE people (id int, name text);", "DROP TABLE people;");
    add(
        "email",
        "ALTER TABLE people ADD COLUMN email text;\nALTER TABLE people ALTER COLUMN email SET NOT NULL;",
        "SELECT 1;");
    add("towns", "CREATE TABLE towns (id int);", "DROP TABLE towns;");

    ToolRun run = rehearse(database, "--last", "2");

    assertThat(run.status()).as(run.err()).isOne();
    assertThat(run.out())
        .contains("depends-on-data", "second-up-fails", "✓ changelog.xml::towns::a")
        .doesNotContain("Rehearsed without made-up rows");
  }

  @Test
  void thatItRanOnEmptyTablesAloneIsTold(TestDatabase database) throws IOException {
    add("people", "CREATE TABLE people (id int, name text);", "DROP TABLE people;");
    add(
        "email",
        "ALTER TABLE people ADD COLUMN email text;\nALTER TABLE people ALTER COLUMN email SET NOT NULL;",
        "ALTER TABLE people DROP COLUMN email;");

    ToolRun run = rehearse(database);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "The changeset was rehearsed without rows that are made up, since it fails on them: column \"email\" of relation \"people\" contains null values. What it does to rows is not known.",
            "· Rehearsed without made-up rows, which are in the way: 1 of 2 changesets. Whether rows of production can be is told"
                + " where their tables were there before: --pending, --last, --since-tag, --from.");
  }

  @Test
  void whatFailsOnAllRowsThatItWasTriedOnMayRunOnOthers(TestDatabase database) throws IOException {
    add("people", "CREATE TABLE people (id int PRIMARY KEY, name text);", "DROP TABLE people;");
    add(
        "admin",
        "CREATE TABLE admin AS SELECT 1 / (SELECT count(*) FROM people WHERE name = 'admin');",
        "DROP TABLE admin;");
    add("typo", "CREATE TABLE typo (id no_such_type);", "DROP TABLE typo;");

    ToolRun run = rehearse(database, "--keep-going");

    assertThat(run.out())
        .containsSubsequence(
            "division by zero (SQLSTATE 22012)",
            "to do: Mend the changeset: an update stops here unless production has other rows than all that it was tried on.",
            "type \"no_such_type\" does not exist",
            "to do: Mend the changeset: an update of production would stop here.");
  }

  @Test
  void whatCannotRunTwiceOnAServerEndsTheRehearsalWithWhatIsKnown(TestDatabase database)
      throws IOException, SQLException {
    String role = "role_of_" + database.name();
    add("role", "CREATE ROLE " + role + ";", "DROP ROLE " + role + ";");
    add("towns", "CREATE TABLE towns (id int);", "SELECT 1;");
    add("people", "CREATE TABLE people (id int);", "DROP TABLE people;");

    ToolRun run;
    try {
      run = rehearse(database);
    } finally {
      database.execute("DROP ROLE IF EXISTS " + role);
    }

    assertThat(run.status()).as(run.err()).isEqualTo(3);
    assertThat(run.out())
        .contains("✓ changelog.xml::role::a")
        .contains("changelog.xml::role::a has run once, and fails in a copy of the same database")
        .contains("changelog.xml::people::a");
  }

  private void add(String id, String up, String down) throws IOException {
    Files.writeString(folder.resolve(id + ".up.sql"), up);
    Files.writeString(folder.resolve(id + ".down.sql"), down);
    changesets.add(
        """
        <changeSet id="%1$s" author="a">
          <sqlFile path="%1$s.up.sql" relativeToChangelogFile="true" splitStatements="false"/>
          <rollback><sqlFile path="%1$s.down.sql" relativeToChangelogFile="true" splitStatements="false"/></rollback>
        </changeSet>
        """
            .formatted(id));
  }

  private ToolRun rehearse(TestDatabase database, String... options) throws IOException {
    Files.writeString(
        folder.resolve("changelog.xml"),
        """
        <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
              http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
        %s
        </databaseChangeLog>
        """
            .formatted(String.join("", changesets)));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "rehearse",
                "--no-rules",
                "--except",
                "lock-timeout-missing,unqualified-name,transaction-control",
                "--search-path",
                folder.toString(),
                "--changelog-file",
                "changelog.xml"));
    arguments.addAll(List.of(options));
    return ToolRun.of(ToolRun.environmentWithReference(database), arguments.toArray(String[]::new));
  }
}
