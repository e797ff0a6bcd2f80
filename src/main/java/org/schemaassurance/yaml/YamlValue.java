package org.schemaassurance.yaml;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.Project;
import org.schemaassurance.files.RefusedFileException;
import org.schemaassurance.model.UsageException;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * What stands behind a key, and what it can be read as; anything else is a problem of its place.
 */
record YamlValue(String key, Node node, YamlSource source, YamlParameters parameters) {

  String text() {
    return text(node);
  }

  private String text(Node found) {
    if (!(found instanceof ScalarNode scalar) || scalar.getTag().equals(Tag.NULL)) {
      throw source.problem(
          found, "expected a text for '" + key + "', found " + source.describe(found));
    }
    return parameters.replacedIn(scalar.getValue(), found, source);
  }

  /** A single text is a list of one. */
  List<String> texts() {
    return node instanceof SequenceNode sequence
        ? sequence.getValue().stream().map(this::text).toList()
        : List.of(text());
  }

  List<String> textsButNone() {
    List<String> texts = texts();
    if (texts.isEmpty()) {
      throw problem("expected at least one entry for '" + key + "', found an empty list");
    }
    return texts;
  }

  boolean truth() {
    return switch (text()) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw problem("expected true or false for '" + key + "', found " + source.describe(node));
    };
  }

  boolean isMapping() {
    return node instanceof MappingNode;
  }

  long count() {
    String text = text();
    if (!text.matches("[0-9]{1,9}")) {
      throw problem("expected a whole number for '" + key + "', found " + source.describe(node));
    }
    return Long.parseLong(text);
  }

  /** A list of lists of texts, of which some may be {@code null}. */
  List<List<Optional<String>>> rows() {
    return elements().stream()
        .map(row -> row.elements().stream().map(YamlValue::textOrNone).toList())
        .toList();
  }

  boolean isEmpty() {
    return node.getTag().equals(Tag.NULL);
  }

  private Optional<String> textOrNone() {
    return isEmpty() ? Optional.empty() : Optional.of(text());
  }

  <E extends Enum<E>> E choice(Class<E> type) {
    return choice(text(), type);
  }

  <E extends Enum<E>> List<E> choices(Class<E> type) {
    return textsButNone().stream().map(text -> choice(text, type)).toList();
  }

  private <E extends Enum<E>> E choice(String text, Class<E> type) {
    ConstantNames<E> names = new ConstantNames<>(type);
    return names
        .constant(text)
        .orElseThrow(
            () ->
                problem(
                    "expected one of "
                        + String.join(", ", names.all())
                        + " for '"
                        + key
                        + "', found "
                        + source.quoted(text)));
  }

  /**
   * The file that it names.
   *
   * @param folder what the name is relative to; empty for the project's
   */
  Project.ProjectFile file(Optional<Path> folder, FileKind kind) {
    String name = text();
    try {
      return source.project().read(folder, name, kind);
    } catch (RefusedFileException refused) {
      throw unreadable(name, refused);
    }
  }

  /**
   * The same of a file whose text others read.
   *
   * @param places where it may lie, relative to the project's folder; empty for that folder
   */
  Project.NamedFile namedFile(List<String> places, FileKind kind) {
    String name = text();
    try {
      return source.project().named(name, places, kind);
    } catch (RefusedFileException refused) {
      throw unreadable(name, refused);
    }
  }

  private UsageException unreadable(String name, RefusedFileException refused) {
    return problem(
        "the file"
            + source.named(name)
            + " cannot be read"
            + source.project().root().map(root -> " below " + root).orElse("")
            + ": "
            + refused.why());
  }

  /** The elements of a list. */
  List<YamlValue> elements() {
    if (!(node instanceof SequenceNode sequence)) {
      throw problem("expected a list for '" + key + "', found " + source.describe(node));
    }
    return sequence.getValue().stream()
        .map(element -> new YamlValue(key, element, source, parameters))
        .toList();
  }

  /** The same, in whose texts parameters stand as they were given. */
  YamlValue asGiven() {
    return new YamlValue(key, node, source, parameters.asGiven());
  }

  YamlDictionary dictionary() {
    return new YamlDictionary(source, new YamlEntries(source, node), parameters);
  }

  YamlMapping mapping() {
    return new YamlMapping(source, node, parameters);
  }

  /** The same, where a text counts as {@code shorthand: text}. */
  YamlMapping mapping(String shorthand) {
    return node instanceof ScalarNode text
        ? new YamlMapping(source, asMapping(text, shorthand), parameters)
        : mapping();
  }

  /** The same, where a list counts as {@code shorthand: list}, too. */
  YamlMapping mappingOfListOr(String shorthand) {
    return node instanceof SequenceNode list
        ? new YamlMapping(source, asMapping(list, shorthand), parameters)
        : mapping(shorthand);
  }

  private static Node asMapping(Node text, String key) {
    Node keyNode =
        new ScalarNode(
            Tag.STR, true, key, ScalarStyle.PLAIN, text.getStartMark(), text.getEndMark());
    return new MappingNode(
        Tag.MAP,
        true,
        List.of(new NodeTuple(keyNode, text)),
        FlowStyle.BLOCK,
        text.getStartMark(),
        text.getEndMark());
  }

  private UsageException problem(String sentence) {
    return source.problem(node, sentence);
  }
}
