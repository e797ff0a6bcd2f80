package org.schemaassurance.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.support.BelowWorkingDirectory;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolRun;

/**
 * Databases that an old Liquibase has updated last: what we say of them is what this Liquibase
 * says. The libraries of the old ones are fetched by {@code make test-old-liquibase}.
 */
@EnabledIfSystemProperty(named = "old.liquibase", matches = ".+")
@Template
final class OldLiquibaseIT {
  private static final Map<String, String> CHANGELOGS =
      Map.of(
          "m.yaml",
          """
          databaseChangeLog:
            - changeSet: {id: 1, author: k, changes: [{createTable: {tableName: t, columns: [{column: {name: id, type: int, autoIncrement: true, constraints: {primaryKey: true}}}, {column: {name: name, type: varchar(20), defaultValue: x}}]}}]}
            - changeSet: {id: 2, author: k, context: prod, changes: [{addColumn: {tableName: t, columns: [{column: {name: other, type: boolean, defaultValueBoolean: true}}]}}]}
            - changeSet: {id: 3, author: k, runOnChange: true, changes: [{createView: {viewName: v, replaceIfExists: true, selectQuery: SELECT 1 AS a}}]}
          """,
          "m.xml",
          SmallChangelog.xml(
              "3.1",
              """
              <changeSet id="1" author="k"><createTable tableName="t"><column name="id" type="bigint"><constraints nullable="false"/></column></createTable>
                <createIndex tableName="t" indexName="i" unique="true"><column name="id"/></createIndex></changeSet>
              <changeSet id="2" author="k" dbms="oracle"><dropTable tableName="t"/></changeSet>
              <changeSet id="3" author="k"><preConditions onFail="MARK_RAN"><tableExists tableName="nowhere"/></preConditions><dropTable tableName="nowhere"/></changeSet>
              """),
          "m.sql",
          """
          --liquibase formatted sql
          --changeset k:1
          CREATE TABLE t (id int); -- a comment
          INSERT INTO t VALUES (1);
          --rollback DROP TABLE t;
          --changeset k:2 splitStatements:false stripComments:false
          CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; /* one */ $$;
          """,
          "m.json",
          """
          {"databaseChangeLog": [
            {"changeSet": {"id": "1", "author": "k", "changes": [{"sql": {"sql": "CREATE TABLE t (id int)"}}]}},
            {"changeSet": {"id": "2", "author": "k", "changes": [{"insert": {"tableName": "t", "columns": [{"column": {"name": "id", "valueNumeric": "3"}}]}}]}}]}
          """,
          "files.yaml",
          """
          databaseChangeLog:
            - changeSet: {id: 1, author: k, changes: [{sqlFile: {path: one.txt, relativeToChangelogFile: true}}]}
            - changeSet: {id: 2, author: k, changes: [{loadData: {file: t.csv, tableName: t}}]}
          """);

  @TempDir(factory = BelowWorkingDirectory.class)
  private Path folder;

  private static Stream<Arguments> oldOnesAndChangelogs() {
    File[] versions = new File(System.getProperty("old.liquibase")).listFiles(File::isDirectory);
    return Stream.of(Optional.ofNullable(versions).orElseThrow())
        .flatMap(
            version ->
                CHANGELOGS.keySet().stream().sorted().map(file -> Arguments.of(version, file)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("oldOnesAndChangelogs")
  void ourAnswerIsThatOfTheNewest(File libraries, String file, TestDatabase database)
      throws Exception {
    Files.writeString(folder.resolve(file), CHANGELOGS.get(file));
    Files.writeString(folder.resolve("one.txt"), "CREATE TABLE t (id int, name text);\n");
    Files.writeString(folder.resolve("t.csv"), "id,name\n1,a\n2,b\n");
    update(libraries, file, database);
    assertThat(database.rows("SELECT id FROM databasechangelog")).isNotEmpty();

    compare(file, database);
    Files.writeString(
        folder.resolve(file),
        CHANGELOGS
            .get(file)
            .replace("TABLE t (id int", "TABLE t (id  bigint")
            .replace("int,", "bigint,"));
    compare(file, database);
  }

  private void compare(String file, TestDatabase database) throws Exception {
    LiquibaseItself newest = new LiquibaseItself(folder, file, Map.of(), Map.of(), Map.of());
    boolean isFine = newest.complaint(database).isEmpty() && newest.pending(database).isEmpty();
    Path rules =
        Files.writeString(
            folder.resolve("rules.yaml"),
            "rules:\n  - rule: changelog\n    check: changelog\n    file: " + file + "\n");
    ToolRun verified =
        ToolRun.of(
            ToolRun.environment(database),
            "verify",
            "--rules",
            rules.toString(),
            "--search-path",
            folder.toString(),
            "--changelog-file",
            file);
    assertThat(verified.status()).as(verified.out() + verified.err()).isEqualTo(isFine ? 0 : 1);
  }

  /** By its own command line, in a process of its own. */
  private void update(File libraries, String file, TestDatabase database) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                libraries.getAbsolutePath() + File.separator + "*",
                "liquibase.integration.commandline.Main",
                "--driver=org.postgresql.Driver",
                "--url=jdbc:postgresql://%s:%d/%s"
                    .formatted(database.host(), database.port(), database.name()),
                "--username=" + database.server().superuser()));
    database.server().password().ifPresent(secret -> command.add("--password=" + secret));
    command.addAll(List.of("--changeLogFile=" + file, "update"));
    Path said = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(said)).isZero();
  }
}
