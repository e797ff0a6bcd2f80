package org.schemaassurance.rules.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of a rule file, written so that the reader gets back the very texts that were put in:
 * quoted where YAML needs it, and with {@code ${} escaped, which would be a parameter.
 */
final class RuleYaml {
  private static final DumpSettings READABLE = settings(true);
  private static final DumpSettings ESCAPING = settings(false);
  private static final LoadSettings READ_BACK = LoadSettings.builder().build();

  private static DumpSettings settings(boolean unicode) {
    return DumpSettings.builder()
        .setWidth(Integer.MAX_VALUE / 2)
        .setSplitLines(false)
        .setUseUnicodeEncoding(unicode)
        .build();
  }

  private final List<NodeTuple> entries = new ArrayList<>();
  private String block = "";

  RuleYaml text(String key, String value) {
    return entry(key, scalar(escaped(value)));
  }

  RuleYaml text(String key, Optional<String> value) {
    value.ifPresent(present -> text(key, present));
    return this;
  }

  /** A list on one line. */
  RuleYaml texts(String key, List<String> values) {
    List<Node> nodes = values.stream().map(value -> scalar(escaped(value))).toList();
    return entry(key, new SequenceNode(Tag.SEQ, nodes, FlowStyle.FLOW));
  }

  RuleYaml flag(String key, boolean value) {
    return entry(key, new ScalarNode(Tag.BOOL, String.valueOf(value), ScalarStyle.PLAIN));
  }

  /** A mapping of texts, a line each; its keys are names, which hold no parameter. */
  RuleYaml texts(String key, Map<String, String> values) {
    List<NodeTuple> tuples = new ArrayList<>();
    values.forEach(
        (name, value) -> tuples.add(new NodeTuple(scalar(name), scalar(escaped(value)))));
    return entry(key, new MappingNode(Tag.MAP, tuples, FlowStyle.BLOCK));
  }

  /** A mapping whose values stand on one line each; its keys are names, which hold no parameter. */
  RuleYaml mapping(String key, Map<String, RuleYaml> values) {
    List<NodeTuple> tuples = new ArrayList<>();
    values.forEach(
        (name, value) -> tuples.add(new NodeTuple(scalar(name), value.node(FlowStyle.FLOW))));
    return entry(key, new MappingNode(Tag.MAP, tuples, FlowStyle.BLOCK));
  }

  /** A list of mappings, a line each. */
  RuleYaml items(String key, List<RuleYaml> values) {
    List<Node> nodes = values.stream().map(value -> value.node(FlowStyle.FLOW)).toList();
    FlowStyle style = nodes.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
    return entry(key, new SequenceNode(Tag.SEQ, nodes, style));
  }

  /** A mapping of lists, a line each. */
  RuleYaml lists(String key, Map<String, List<String>> values) {
    List<NodeTuple> tuples = new ArrayList<>();
    values.forEach((name, texts) -> tuples.addAll(new RuleYaml().texts(name, texts).entries));
    return entry(key, new MappingNode(Tag.MAP, tuples, FlowStyle.BLOCK));
  }

  /**
   * A text of many lines, as it stands if YAML allows that. It comes behind all other keys,
   * whenever it is given.
   */
  RuleYaml lines(String key, String value) {
    String literal = literal(key, escaped(value));
    if (mayStandAsItIs(value) && readsBackAs(key, escaped(value), literal)) {
      block = literal;
      return this;
    }
    return text(key, value);
  }

  /** With {@code +} for several empty lines at the end, those behind the rule would join them. */
  private static boolean mayStandAsItIs(String text) {
    return !text.isBlank() && !text.endsWith("\n\n") && !isOdd(text);
  }

  String write() {
    return write(node(FlowStyle.BLOCK)) + block;
  }

  private RuleYaml entry(String key, Node value) {
    entries.add(new NodeTuple(scalar(key), value));
    return this;
  }

  private Node node(FlowStyle style) {
    return new MappingNode(Tag.MAP, entries, style);
  }

  private static String write(Node node) {
    String readable = write(node, READABLE);
    return isOdd(readable) ? write(node, ESCAPING) : readable;
  }

  private static String write(Node node, DumpSettings settings) {
    return new Present(settings)
        .emitToString(new Serialize(settings).serializeOne(node).iterator());
  }

  private static Node scalar(String text) {
    boolean quoted = isOdd(text) || text.indexOf('\n') >= 0;
    return new ScalarNode(Tag.STR, text, quoted ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN);
  }

  /**
   * Characters that nobody sees in an editor, and that the library or another one takes for the end
   * of a line or leaves out.
   */
  private static boolean isOdd(String text) {
    return text.codePoints().anyMatch(RuleYaml::isOdd);
  }

  private static boolean isOdd(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL -> character != '\n' && character != '\t';
      case Character.SPACE_SEPARATOR -> character != ' ';
      case Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  private static String escaped(String text) {
    return text.replace("${", "$${");
  }

  /**
   * YAML 1.2, section 8.1: the number says how deep the lines are indented, {@code -} that the last
   * line has no break.
   */
  private static String literal(String key, String text) {
    StringBuilder literal = new StringBuilder(key).append(": |");
    literal.append(text.startsWith(" ") ? "2" : "");
    literal.append(text.endsWith("\n") ? "" : "-").append('\n');
    String ended = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    for (String line : ended.split("\n", -1)) {
      literal.append(line.isEmpty() ? "" : "  ").append(line).append('\n');
    }
    return literal.toString();
  }

  /**
   * Not every text can stand as it is: a lone carriage return, for one, is a line break to YAML.
   */
  private static boolean readsBackAs(String key, String text, String literal) {
    try {
      return new Load(READ_BACK).loadFromString(literal).equals(Map.of(key, text));
    } catch (YamlEngineException unreadable) {
      return false;
    }
  }
}
