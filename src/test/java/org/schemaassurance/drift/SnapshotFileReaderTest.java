package org.schemaassurance.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.model.UsageException;

/** What is wrong with a snapshot file is said in one sentence, with its line. */
final class SnapshotFileReaderTest {
  private static final String HEAD = "format: 1\npostgresql: 18\n";

  @TempDir private Path folder;

  @Test
  void aFileThatIsMissing() {
    Path file = folder.resolve("none.yaml");

    assertThatThrownBy(() -> SnapshotFileReader.read(file))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "There is no snapshot "
                + file
                + "; 'schema-assurance snapshot --output FILE' writes one.");
  }

  @Test
  void aFileWithNothingInIt() throws IOException {
    refuses("", ":1:1: expected a snapshot");
  }

  @Test
  void whatIsNotText() throws IOException {
    Path file = folder.resolve("bytes.yaml");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

    assertThatThrownBy(() -> SnapshotFileReader.read(file))
        .hasMessage(file + ":1:1: expected UTF-8 text, found other bytes.");
  }

  @Test
  void whatIsNotYaml() throws IOException {
    refuses(HEAD + "table a: {\n...\n", ":4:1: this is not YAML.");
    refuses(HEAD + "*\n...\n", ":3:2: this is not YAML.");
    refuses(
        HEAD + "table a:\n  check: \"\\x",
        ":1:1: this is not YAML: expected digits behind a backslash escape.");
  }

  @Test
  void aListInsteadOfASnapshot() throws IOException {
    refuses("- a\n...\n", ":1:1: expected a snapshot.");
  }

  @Test
  void anotherFormat() throws IOException {
    refuses(
        "format: 2\npostgresql: 18\n...\n",
        ":1:1: expected a snapshot of format 1, found 2; write it anew with 'schema-assurance snapshot'.");
  }

  @Test
  void noFormat() throws IOException {
    refuses("postgresql: 18\n...\n", ":1:1: expected a snapshot of format 1, found none;");
  }

  @Test
  void aVersionThatIsNone() throws IOException {
    refuses(
        "format: 1\npostgresql: new\n...\n",
        ":1:1: expected a major version of PostgreSQL behind 'postgresql'.");
  }

  @Test
  void anUnknownKindOfObject() throws IOException {
    refuses(
        HEAD + "gadget a: {}\n...\n",
        ":3:1: expected a kind of object, such as table, and a name.");
  }

  @Test
  void anObjectThatStandsThereTwice() throws IOException {
    refuses(
        HEAD + "table a: {}\ntable b: {}\ntable a: {}\n...\n",
        ":5:1: this table stands here twice.");
  }

  @Test
  void aFactThatStandsThereTwice() throws IOException {
    refuses(
        HEAD + "table a:\n  unlogged: yes\n  unlogged: no\n...\n",
        ":5:3: this fact stands here twice.");
  }

  @Test
  void aPartThatBelongsToNothing() throws IOException {
    refuses(HEAD + "column a: {}\n...\n", ":3:1: a column does not belong here.");
  }

  @Test
  void anObjectInsideAnother() throws IOException {
    refuses(HEAD + "table a:\n  table b: {}\n...\n", ":4:3: a table does not belong here.");
  }

  @Test
  void aListInTheMiddle() throws IOException {
    refuses(HEAD + "table a:\n  options: [x]\n...\n", ":4:12: expected a text or a mapping.");
  }

  @Test
  void anExtraThatIsNone() throws IOException {
    refuses(
        HEAD + "with: weather\n...\n",
        ":1:1: expected owners, privileges, comments or cluster-settings behind 'with'.");
  }

  @Test
  void aFileThatWasCutOff() throws IOException {
    refuses(
        HEAD + "table a: {}\n",
        ": expected '...' behind the last object, so the file was cut off.");
  }

  @Test
  void aSecondDocument() throws IOException {
    refuses(HEAD + "table a: {}\n...\n---\nformat: 1\n...\n", ":5:1: expected a snapshot.");
  }

  @Test
  void linesAreThoseOfTheFile() throws IOException {
    Path file =
        write(
            HEAD
                + "table a:\n  column b:\n    default: |-\n      x\n      y\n  column c: {}\n...\n");

    assertThat(SnapshotFileReader.read(file).lines())
        .containsEntry("table a", 3)
        .containsEntry("table a/column b", 4)
        .containsEntry("table a/column c", 8);
  }

  private void refuses(String text, String sentence) throws IOException {
    Path file = write(text);

    assertThatThrownBy(() -> SnapshotFileReader.read(file))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(sentence)
        .hasMessageEndingWith(".");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("snapshot.yaml"), text, StandardCharsets.UTF_8);
  }
}
