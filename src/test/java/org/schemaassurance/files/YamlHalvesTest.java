package org.schemaassurance.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Two halves are read as the whole is, or not at all. */
final class YamlHalvesTest {
  private static final LoadSettings SETTINGS = LoadSettings.builder().setLabel("file").build();

  private static final String SPLINTERS = " \n\t:#-'\"\\[]{}|>.&*%x";

  @Test
  void aRuleFileIsReadSoWhereverItIsDivided() throws IOException {
    assertThat(divisions(ruleFile())).isGreaterThan(3);
  }

  @Test
  void aRuleFileWithAnErrorIsReadSoOrNotAtAll() throws IOException {
    Random random = new Random(11);
    String file = ruleFile();
    int divided = 0;
    for (int i = 0; i < 300; i++) {
      int place = random.nextInt(file.length());
      char splinter = SPLINTERS.charAt(random.nextInt(SPLINTERS.length()));
      divided +=
          divisions(
              file.substring(0, place)
                  + splinter
                  + file.substring(place + (random.nextBoolean() ? 1 : 0)));
    }
    assertThat(divided).isGreaterThan(300);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a:\n  - one: 1\n  - two: 2\nb: 3\n",
        "a:\n  - one\n  - two\nb:\n  - three\n  - four\nc: {}\n",
        "a:\n  - |+\n    one\n\n  - two\n",
        "a:\n  - one:\n      - b\n  - two: 2 # a comment\n...\n",
        "a:\n  - one: 'é ü'\n  # a comment\n\n  - two: [b, {c: d}]\n"
      })
  void ofAListBelowAKeyOfTheTopAnyElementBeginsTheSecondHalf(String text) {
    assertThat(divisions(text)).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: |\n  one\n  - two\n  - three\n",
        "a: |\n\n  - one\n",
        "a:\n  b:\n  - one\n  - two\n",
        "a:\n  - one:\n  - two\n...\n  - three\n",
        "a:\n  - one: 'b\n  - two: c'\n"
      })
  void whatOnlyLooksLikeAnElementDividesNothing(String text) {
    int last = text.lastIndexOf("\n  - ") + 1;

    assertThat(YamlHalves.compose(text, last, SETTINGS)).isEmpty();
  }

  @Test
  void aLargeFileIsDividedInItsMiddle() {
    StringBuilder text = new StringBuilder("title: many\nsections:\n");
    for (int i = 0; i < 20_000; i++) {
      text.append("  - section: ").append(i).append("\n    rules:\n      - rule: r").append(i);
      text.append('\n');
    }
    String large = text + "waivers: []\n";

    assertThat(YamlHalves.compose(large, SETTINGS).map(YamlHalvesTest::described))
        .isEqualTo(whole(large));
  }

  /** How often a text was read in two halves, each time as the whole. */
  private static int divisions(String text) {
    int divided = 0;
    for (int at = text.indexOf("\n  - "); at >= 0; at = text.indexOf("\n  - ", at + 1)) {
      Optional<Node> halves = YamlHalves.compose(text, at + 1, SETTINGS);
      if (halves.isPresent()) {
        divided++;
        assertThat(halves.map(YamlHalvesTest::described)).isEqualTo(whole(text));
      }
    }
    return divided;
  }

  private static Optional<List<String>> whole(String text) {
    try {
      return YamlDocument.rootByLibrary(text, SETTINGS).map(YamlHalvesTest::described);
    } catch (YamlEngineException invalid) {
      return Optional.empty();
    }
  }

  private static List<String> described(Node root) {
    List<String> lines = new ArrayList<>();
    describe(root, lines);
    return lines;
  }

  private static void describe(Node node, List<String> lines) {
    String place =
        node.getStartMark().map(mark -> mark.getLine() + ":" + mark.getColumn()).orElse("nowhere");
    lines.add(node.getTag() + " at " + place);
    if (node instanceof ScalarNode scalar) {
      lines.add(scalar.getScalarStyle() + scalar.getValue());
    } else if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(element -> describe(element, lines));
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        describe(entry.getKeyNode(), lines);
        describe(entry.getValueNode(), lines);
      }
    }
    lines.add("end");
  }

  private static String ruleFile() throws IOException {
    return Files.readString(Path.of("verify-rules/chat-creation.yaml"));
  }
}
