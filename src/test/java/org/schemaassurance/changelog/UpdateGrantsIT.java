package org.schemaassurance.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;

/** The changelog, run by a role that has what docs/deploy/update-grants.sql gives and no more. */
@Template
final class UpdateGrantsIT {
  private final ChangelogRunner runner = ChangelogFiles.runner();

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "legacy", "legacy hand_made"})
  void theDocumentedRightsAreEnough(String there, TestDatabase database) throws Exception {
    TestRole owner = database.createRole("app_owner");
    TestRole migration = database.createRole("chat_migration");
    makeAsOwner(there, owner, database);
    grantWhatIsDocumented(owner, migration, database);
    List<List<Object>> before = ChangelogFiles.catalog(database);

    try (Connection connection = database.connect(migration)) {
      runner.update(connection);
      assertThat(runner.pending(connection)).isEmpty();
      runner.rollbackEverything(connection);
      assertThat(ChangelogFiles.catalog(database)).containsExactlyElementsOf(before);
      runner.update(connection);
    }
    giveBack(owner, migration, database);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          REVOKE CREATE ON SCHEMA public FROM ${role}         | GRANT USAGE, CREATE ON SCHEMA public TO ${role}
          REVOKE TEMPORARY ON DATABASE ${database} FROM ${role} | GRANT TEMPORARY ON DATABASE ${database} TO ${role}
          REVOKE CREATE ON DATABASE ${database} FROM ${role}  | GRANT CREATE ON DATABASE ${database} TO ${role}
          CREATE SCHEMA schema_assurance                      | ALTER SCHEMA schema_assurance OWNER TO ${role}
          CREATE FUNCTION public.create_chat_on_booking_active() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END' | what public.create_chat_on_booking_active()
          """)
  void aMissingRightIsNamedBeforeTheFirstChange(
      String sabotage, String grant, TestDatabase database) throws Exception {
    TestRole owner = database.createRole("app_owner");
    TestRole migration = database.createRole("chat_migration");
    grantWhatIsDocumented(owner, migration, database);
    // Liquibase makes its own tables before it reads a changeset.
    try (Connection connection = database.connect(migration)) {
      runner.update(connection, 1);
      runner.rollback(connection, 1);
    }
    database.execute(named(sabotage, migration, database));
    List<List<Object>> before = ChangelogFiles.catalog(database);

    try (Connection connection = database.connect(migration)) {
      assertThatThrownBy(() -> runner.update(connection))
          .isInstanceOf(UndeterminedException.class)
          .message()
          .contains(migration.name() + " lacks a right: " + named(grant, migration, database))
          .hasLineCount(1);
    }
    assertThat(ChangelogFiles.catalog(database)).containsExactlyElementsOf(before);
    database.execute("DROP FUNCTION IF EXISTS public.create_chat_on_booking_active()");
    giveBack(owner, migration, database);
  }

  /** Nothing of ours is asked before Liquibase has its tables. */
  @Test
  void withoutLiquibasesTablesItIsTheServersSentence(TestDatabase database) throws Exception {
    TestRole migration = database.createRole("chat_migration");
    database.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");

    try (Connection connection = database.connect(migration)) {
      assertThatThrownBy(() -> runner.update(connection))
          .isInstanceOf(UndeterminedException.class)
          .hasMessageContaining("permission denied for schema public");
    }
  }

  private static void makeAsOwner(String there, TestRole owner, TestDatabase database)
      throws SQLException, IOException {
    if (there.equals("nothing")) {
      return;
    }
    database.execute("GRANT CREATE ON SCHEMA public TO " + owner.name());
    database.execute("SET ROLE " + owner.name());
    for (String script : there.split(" ")) {
      database.execute(ChangelogFiles.sql(script));
    }
    database.execute("RESET ROLE");
  }

  private static void grantWhatIsDocumented(
      TestRole owner, TestRole migration, TestDatabase database) throws SQLException, IOException {
    database.execute("REVOKE ALL ON DATABASE " + database.name() + " FROM PUBLIC");
    database.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
    // PostgreSQL looks up foreign keys as the table's owner.
    database.execute("GRANT USAGE ON SCHEMA public TO " + owner.name());
    String grants =
        Files.readString(Path.of("docs", "deploy", "update-grants.sql"))
            .replaceAll("CREATE ROLE[^;]*;", "")
            .replace("tutoring_platform", database.name())
            .replace("app_owner", owner.name())
            .replace("chat_migration", migration.name());
    database.execute(grants);
  }

  private static String named(String sql, TestRole role, TestDatabase database) {
    return sql.replace("${role}", role.name()).replace("${database}", database.name());
  }

  /** So that the test's roles can be dropped; the objects go with the database. */
  private static void giveBack(TestRole owner, TestRole migration, TestDatabase database)
      throws SQLException {
    for (TestRole role : List.of(migration, owner)) {
      database.execute("REASSIGN OWNED BY " + role.name() + " TO CURRENT_USER");
      database.execute("DROP OWNED BY " + role.name());
    }
  }
}
