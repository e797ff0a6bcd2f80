package org.schemaassurance.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.model.AppliedChangeset;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogStatus;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.Target;

final class ChangelogIndexTest {
  private static final Target SERVER = new Target("localhost", 5432, "a", "me", "18.4", false);

  @TempDir private Path root;

  @BeforeEach
  void writesAChangelog() throws IOException {
    Files.createDirectories(root.resolve("changelog"));
    write("first");
  }

  private void write(String id) throws IOException {
    Files.writeString(
        root.resolve("changelog/master.sql"),
        "--liquibase formatted sql\n\n--changeset me:" + id + "\nCREATE TABLE t (id int);\n");
  }

  private List<DeclaredChangeset> read(String folder) {
    return new ChangelogIndex(root.resolve(folder))
        .declared(new Changelog(root, "changelog/master.sql"));
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("index"))) {
      return files.toList().get(0);
    }
  }

  @Test
  void remembersTheReadersAnswer() throws IOException {
    List<DeclaredChangeset> first = read("index");

    assertThat(read("index"))
        .isEqualTo(first)
        .isEqualTo(new ChangelogReader().declared(new Changelog(root, "changelog/master.sql")));
    assertThat(onlyFile()).isRegularFile();
  }

  @Test
  void anEditMakesItReadAgain() throws IOException {
    read("index");
    write("second");

    assertThat(read("index")).extracting(DeclaredChangeset::id).containsExactly("second");
  }

  @Test
  void aFileThatIsCutOffIsReadAgain() throws IOException {
    List<DeclaredChangeset> first = read("index");
    byte[] whole = Files.readAllBytes(onlyFile());
    for (int length : List.of(0, 1, 40, whole.length - 1)) {
      Files.write(onlyFile(), java.util.Arrays.copyOf(whole, length));
      assertThat(read("index")).isEqualTo(first);
    }
  }

  @Test
  void aFolderThatCanNotBeMadeIsNoReasonToFail() throws IOException {
    Files.writeString(root.resolve("file"), "");

    assertThat(read("file")).extracting(DeclaredChangeset::id).containsExactly("first");
  }

  @Test
  void aFileThatIsRunIsPartOfIt() throws IOException {
    Files.createDirectories(root.resolve("sql"));
    Files.writeString(root.resolve("sql/a.sql"), "CREATE TABLE a (id int);");
    Files.writeString(
        root.resolve("m.yaml"),
        "databaseChangeLog: [{changeSet: {id: 1, author: k, changes: [{sqlFile: {path: sql/a.sql}}]}}]");
    Changelog changelog = new Changelog(root, "m.yaml");
    assertThat(new ChangelogIndex(root.resolve("index")).declared(changelog).get(0).objects())
        .containsExactly("public.a", "public.a.id");
    Files.writeString(root.resolve("sql/a.sql"), "CREATE TABLE b (id int);");

    assertThat(new ChangelogIndex(root.resolve("index")).declared(changelog).get(0).objects())
        .containsExactly("public.b", "public.b.id");
  }

  @Test
  void theSameIsSaidOfTheSameRowsOnly() {
    ChangelogIndex index = new ChangelogIndex(root.resolve("index"));
    Changelog changelog = new Changelog(root, "changelog/master.sql");
    List<AppliedChangeset> rows =
        List.of(
            new AppliedChangeset(
                "changelog/master.sql",
                "first",
                "me",
                Optional.empty(),
                "EXECUTED",
                1,
                Optional.empty(),
                Optional.empty()));
    ChangelogStatus none = index.status(changelog, SERVER, List.of());
    ChangelogStatus one = index.status(changelog, SERVER, rows);

    assertThat(none.changesets().get(0).ran()).isEmpty();
    assertThat(one.changesets().get(0).ran()).contains(rows.get(0));
    assertThat(index.status(changelog, SERVER, rows)).isEqualTo(one);
    assertThat(index.status(changelog, SERVER, List.of())).isEqualTo(none);
  }
}
