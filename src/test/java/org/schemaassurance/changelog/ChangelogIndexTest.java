package org.schemaassurance.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.DeclaredChangeset;

final class ChangelogIndexTest {
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
}
