package org.schemaassurance.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.SchemaObject;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.UsageException;

/** Whatever a schema holds, its file says it, and says it again in the same bytes. */
final class SnapshotFileFuzzTest {
  private static final List<String> PIECES =
      List.of(
          " ",
          "  ",
          "\n",
          "\n\n",
          "\r\n",
          "\r",
          "\t",
          "\u0001",
          "\u001b[2J",
          "\u007f",
          "\u0085",
          "\u00a0",
          "\u2028",
          "\ufeff",
          "\ufffe",
          "😀",
          "ü",
          ":",
          ": ",
          " #",
          "#",
          "-",
          "- ",
          "?",
          "? ",
          "|",
          ">",
          "'",
          "\"",
          "\\",
          "{",
          "}",
          "[",
          "]",
          ",",
          "&a",
          "*a",
          "!x",
          "%",
          "@",
          "`",
          "---",
          "...",
          "\n...\n",
          "\n---\n",
          "~",
          "null",
          "yes",
          "=",
          "<<",
          "0x1F",
          "a",
          "b c");

  @Property(tries = 500)
  void whatIsWrittenIsReadAgain(@ForAll("snapshots") SchemaSnapshot snapshot) throws IOException {
    String text = LiveSnapshot.text(snapshot);

    SchemaSnapshot read = read(text).snapshot();

    assertThat(read).isEqualTo(snapshot);
    assertThat(LiveSnapshot.text(read)).isEqualTo(text);
    assertThat(SnapshotDiff.between(snapshot, read)).isEmpty();
  }

  @Property(tries = 300)
  void aFileThatIsCutOffIsNone(@ForAll("snapshots") SchemaSnapshot snapshot, @ForAll double where)
      throws IOException {
    byte[] text = LiveSnapshot.text(snapshot).getBytes(StandardCharsets.UTF_8);
    int length = (int) (Math.abs(where - Math.floor(where)) * (text.length - 4));

    // A file is cut between bytes, also within a character.
    assertThat(readable(Arrays.copyOf(text, length))).isFalse();
  }

  @Property(tries = 500)
  void anythingElseIsASentence(@ForAll("rubbish") String text) throws IOException {
    try {
      read(text);
    } catch (UsageException problem) {
      assertThat(problem.getMessage())
          .contains("snapshot.yaml:")
          .endsWith(".")
          .doesNotContain("\n");
    }
  }

  @Provide
  Arbitrary<String> rubbish() {
    return Arbitraries.of(PIECES)
        .list()
        .ofMaxSize(30)
        .map(
            pieces ->
                "format: 1\npostgresql: 18\ntable a.b:" + String.join("", pieces) + "\n...\n");
  }

  @Provide
  Arbitrary<SchemaSnapshot> snapshots() {
    return objects(List.of(ObjectKind.TABLE, ObjectKind.FUNCTION, ObjectKind.OPERATOR_CLASS), true)
        .map(objects -> new SchemaSnapshot(18, Set.of(), objects));
  }

  private Arbitrary<List<SchemaObject>> objects(List<ObjectKind> kinds, boolean withParts) {
    Arbitrary<List<SchemaObject>> parts =
        withParts
            ? objects(List.of(ObjectKind.COLUMN, ObjectKind.INDEX, ObjectKind.POLICY), false)
            : Arbitraries.just(List.of());
    return Combinators.combine(Arbitraries.of(kinds), texts(), facts(), parts)
        .as((kind, name, facts, inner) -> new SchemaObject(kind, "app." + name, facts, inner))
        .list()
        .ofMaxSize(4)
        .uniqueElements(SchemaObject::heading);
  }

  private static Arbitrary<Map<String, String>> facts() {
    return Combinators.combine(texts(), texts())
        .as(
            (one, other) -> {
              Map<String, String> facts = new LinkedHashMap<>();
              facts.put("type", one);
              facts.put("not null", other);
              return facts;
            })
        .optional()
        .map(facts -> facts.orElse(Map.of()));
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(
            6, Arbitraries.of(PIECES).list().ofMaxSize(8).map(all -> String.join("", all))),
        net.jqwik.api.Tuple.of(
            2,
            Arbitraries.strings()
                .all()
                .ofMaxLength(20)
                .filter(text -> text.codePoints().noneMatch(SnapshotFileFuzzTest::isNoCharacter))),
        net.jqwik.api.Tuple.of(1, Arbitraries.of("x".repeat(5_000), "ü: ".repeat(700))));
  }

  /** PostgreSQL keeps neither. */
  private static boolean isNoCharacter(int codePoint) {
    return codePoint == 0 || (codePoint >= 0xD800 && codePoint <= 0xDFFF);
  }

  private static boolean readable(byte[] text) throws IOException {
    try {
      read(text);
      return true;
    } catch (UsageException problem) {
      return false;
    }
  }

  private static SnapshotDocument read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static SnapshotDocument read(byte[] text) throws IOException {
    Path file = Files.createTempDirectory("snapshot").resolve("snapshot.yaml");
    try {
      Files.write(file, text);
      return SnapshotFileReader.read(file);
    } finally {
      Files.delete(file);
      Files.delete(file.getParent());
    }
  }
}
