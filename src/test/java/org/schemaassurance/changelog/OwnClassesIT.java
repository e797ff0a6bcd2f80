package org.schemaassurance.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import liquibase.Liquibase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.support.BelowWorkingDirectory;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolRun;

/** A changelog with changes and preconditions of its project's own jar. */
@Template
final class OwnClassesIT {
  private static final Path SOURCES =
      Path.of("src/test/resources/org/schemaassurance/changelog/own-classes");
  private static final String MASTER = "db/m.yaml";

  @TempDir(factory = BelowWorkingDirectory.class)
  private Path folder;

  private Path jar;

  @BeforeEach
  void compile() throws Exception {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<String> words =
        new ArrayList<>(
            List.of(
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                Path.of(Liquibase.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString()));
    try (Stream<Path> files = Files.walk(SOURCES)) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(words::add);
    }
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, words.toArray(String[]::new)))
        .isZero();
    Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(
        classes.resolve("META-INF/services/liquibase.change.Change"), "acme.CreateOutboxChange\n");
    jar = archive(classes);
    Files.createDirectories(folder.resolve("db"));
    Files.copy(SOURCES.resolve("m.yaml"), folder.resolve(MASTER));
  }

  private Path archive(Path classes) throws Exception {
    Path archive = folder.resolve("acme.jar");
    try (OutputStream out = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
    return archive;
  }

  @Test
  void takePartInEveryAnswer(TestDatabase database) throws Exception {
    Path rules =
        Files.writeString(
            folder.resolve("rules.yaml"),
            """
            rules:
              - rule: changelog
                check: changelog
                file: db/m.yaml
              - rule: outbox
                check: table
                table: public.outbox
            """);
    String[] verify = {"verify", "--verbose", "--rules", rules.toString()};
    update(database, 1);

    assertThat(run(database, verify).out())
        .contains(
            "changeset db/m.yaml::2::k: expected a changeset that has run",
            "changeset db/m.yaml::3::k: expected a changeset that has run",
            "changeset db/m.yaml::4::k: expected a changeset that has run",
            "made by:  db/m.yaml::3::k")
        .doesNotContain("::1::k: expected");

    update(database, Integer.MAX_VALUE);

    ToolRun applied = run(database, verify);
    assertThat(applied.status()).as(applied.out() + applied.err()).isZero();
    assertThat(applied.out())
        .contains("All 4 changesets of db/m.yaml have run, 1 of them only marked (MARK_RAN)");

    ToolRun drift = run(database, "drift", "--against", "changelog");
    assertThat(drift.status()).as(drift.out() + drift.err()).isZero();
    Path snapshot = folder.resolve("s.yaml");
    assertThat(
            run(database, "snapshot", "--of-changelog", "--output", snapshot.toString()).status())
        .isZero();
    assertThat(Files.readString(snapshot))
        .contains("table public.by_task", "table public.by_sql", "table public.outbox")
        .doesNotContain("never");
  }

  @Test
  void areNamedWhereTheyAreNotOnTheClassPath(TestDatabase database) {
    ToolRun without =
        ToolRun.of(
            ToolRun.environmentWithReference(database),
            "drift",
            "--against",
            "changelog",
            "--search-path",
            folder.toString(),
            "--changelog-file",
            MASTER);

    assertThat(without.status()).as(without.out() + without.err()).isEqualTo(2);
    assertThat(without.err()).contains("acme.").doesNotContain("\tat ");
  }

  @Test
  void verboseShowsWhyTheyCouldNotBeLoaded(TestDatabase database) {
    String[] drift = {
      "drift",
      "--against",
      "changelog",
      "--search-path",
      folder.toString(),
      "--changelog-file",
      MASTER
    };
    ToolRun terse = ToolRun.of(ToolRun.environmentWithReference(database), drift);
    ToolRun verbose =
        ToolRun.of(
            ToolRun.environmentWithReference(database),
            Stream.concat(Stream.of(drift), Stream.of("--verbose")).toArray(String[]::new));

    assertThat(terse.err()).hasLineCount(1);
    assertThat(verbose.err())
        .startsWith(terse.err())
        .containsPattern("Caused by: java.lang.ClassNotFoundException: acme\\.")
        .contains("CustomChangeWrapper.setClass");
  }

  @Test
  void areNamedWhereTheyAskForTheirApplication(TestDatabase database) throws Exception {
    Files.writeString(
        folder.resolve(MASTER),
        """
        databaseChangeLog:
          - changeSet:
              id: 7
              author: k
              changes:
                - customChange: {class: acme.AsksItsApplication}
        """);

    ToolRun drift = run(database, "drift", "--against", "changelog");

    assertThat(drift.status()).isEqualTo(2);
    assertThat(drift.err())
        .isEqualTo(
            "The changelog db/m.yaml can't be read: the class acme.AsksItsApplication of the changeset db/m.yaml::7::k"
                + " can't be made ready outside its application: no session of the shop."
                + " What it asks for can come first in --classpath.\n");
  }

  @Test
  void areMadeAnewForEachRunOfARehearsal(TestDatabase database) throws Exception {
    Files.writeString(
        folder.resolve(MASTER),
        """
        databaseChangeLog:
          - changeSet:
              id: 8
              author: k
              changes:
                - customChange: { class: acme.CollectingSql }
          - changeSet:
              id: 9
              author: k
              changes:
                - createTable: { tableName: after, columns: [ { column: { name: id, type: int } } ] }
        """);

    ToolRun rehearsal = run(database, "rehearse", "--no-rules");

    assertThat(rehearsal.out())
        .contains("✓ db/m.yaml::8::k", "✓ db/m.yaml::9::k")
        .doesNotContain("second-up-fails");
  }

  private void update(TestDatabase database, int count) throws Exception {
    Changelog changelog =
        new Changelog(
            folder,
            MASTER,
            ChangelogOptions.builder().changelogFile(MASTER).classpath(List.of(jar)).build());
    try (java.sql.Connection connection = database.connect()) {
      new ChangelogRunner(changelog).update(connection, count);
    }
  }

  private ToolRun run(TestDatabase database, String... words) {
    return ToolRun.of(
        ToolRun.environmentWithReference(database),
        Stream.concat(
                Stream.of(words),
                Stream.of(
                    "--search-path",
                    folder.toString(),
                    "--changelog-file",
                    MASTER,
                    "--classpath",
                    jar.toString()))
            .toArray(String[]::new));
  }
}
