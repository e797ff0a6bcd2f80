package org.schemaassurance.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Of a large file the elements of one list are read one by one, or nothing is. */
final class YamlPartsTest {
  private static final int MANY = 30_000;

  private static final String LIST = list(MANY);

  private static String list(int length) {
    return IntStream.range(0, length)
        .mapToObj("  - number: %d\n    text: nothing\n"::formatted)
        .collect(Collectors.joining());
  }

  @Test
  void theElementsAreReadWithTheirPlacesAndTheListIsLeftEmpty() {
    YamlParts<String> parts =
        read("title: a\nparts:\n" + LIST + "further: b\n", "parts").orElseThrow();

    assertThat(parts.elements()).hasSize(MANY).startsWith("3 0", "5 1").endsWith("60001 29999");
    assertThat(entries(parts.top())).containsExactly("title=a", "parts=0", "further=b");
  }

  @Test
  void listsOfThatNameFurtherDownAreLeftAlone() {
    String nested = "title: {parts: [{number: 1}]}\nparts:\n" + LIST + "further:\n  parts: [a]\n";

    YamlParts<String> parts = read(nested, "parts").orElseThrow();

    assertThat(parts.elements()).hasSize(MANY).startsWith("3 0");
    assertThat(entries(parts.top())).containsExactly("title=1", "parts=0", "further=1");
  }

  @Test
  void whereAnotherListIsInTheMiddleTheFileIsNotRead() {
    assertThat(read("others:\n" + LIST + "parts:\n  - number: 1\n", "parts")).isEmpty();
    assertThat(read("parts:\n  - number: 1\nothers:\n" + LIST, "parts")).isEmpty();
  }

  @Test
  void whereAnythingIsWrongTheFileIsNotRead() {
    String whole = "parts:\n" + LIST;

    assertThat(read(whole, "parts")).isPresent();
    assertThat(read("? a\n" + whole, "parts")).isEmpty();
    assertThat(read(whole + "further: [\n", "parts")).isEmpty();
    assertThat(read(whole.replace("number: 7\n", "other: 7\n"), "parts")).isEmpty();
    assertThat(read(whole.replace("number: 29999\n", "other: 7\n"), "parts")).isEmpty();
    assertThat(read(whole.replace("nothing", "x".repeat(300)), "parts")).isEmpty();
    assertThat(read(whole.replace("nothing", "'" + ",".repeat(40) + "'"), "parts")).isEmpty();
  }

  @Test
  void aShortFileIsNotReadInParts() {
    assertThat(read("parts:\n" + list(1000), "parts")).isEmpty();
  }

  private static Optional<YamlParts<String>> read(String text, String list) {
    return YamlParts.read("file", text, list, YamlPartsTest::element);
  }

  /** Line and number. */
  private static String element(Node node) {
    Node key = ((MappingNode) node).getValue().get(0).getKeyNode();
    if (!text(key).equals("number")) {
      throw new IllegalArgumentException("no number");
    }
    return (node.getStartMark().orElseThrow().getLine() + 1)
        + " "
        + text(((MappingNode) node).getValue().get(0).getValueNode());
  }

  private static List<String> entries(Node top) {
    return ((MappingNode) top)
        .getValue().stream()
            .map(entry -> text(entry.getKeyNode()) + "=" + described(entry.getValueNode()))
            .toList();
  }

  private static String described(Node node) {
    return Stream.of(node)
        .map(
            value ->
                value instanceof SequenceNode list
                    ? String.valueOf(list.getValue().size())
                    : value instanceof MappingNode mapping
                        ? String.valueOf(mapping.getValue().size())
                        : text(value))
        .collect(Collectors.joining());
  }

  private static String text(Node node) {
    return ((ScalarNode) node).getValue();
  }
}
