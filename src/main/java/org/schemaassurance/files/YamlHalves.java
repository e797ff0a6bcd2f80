package org.schemaassurance.files;

import java.util.Optional;
import org.schemaassurance.ahead.Ahead;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The nodes of a large file in the common form, composed in two threads: a rule file with tens of
 * thousands of rules is a list of sections below one key. It is divided where a line looks like an
 * element of such a list. The first half proves that it is one; otherwise nothing comes of both,
 * and the file is read as a whole (ADR 110).
 */
final class YamlHalves {
  /** Characters; of fewer a thread costs more than it saves. */
  private static final int WORTH_A_THREAD = 500_000;

  private static final String ELEMENT = "\n  - ";

  /** Of the dash of such an element. */
  static final int INDENT = 2;

  private YamlHalves() {}

  /** Composes a text; nothing if it is short, or cannot be divided so. */
  static Optional<Node> compose(String text, LoadSettings settings) {
    int element = middle(text);
    return element == 0 ? Optional.empty() : compose(text, element, settings);
  }

  /** Where a text may be divided: the beginning of a line, 0 if it is short or has none. */
  static int middle(String text) {
    return text.length() < WORTH_A_THREAD ? 0 : text.indexOf(ELEMENT, text.length() / 2) + 1;
  }

  /**
   * The same, divided there.
   *
   * @param element where the line of one begins
   */
  static Optional<Node> compose(String text, int element, LoadSettings settings) {
    String file = settings.getLabel();
    Ahead<YamlDocument.Rest> second =
        Ahead.of(() -> YamlDocument.rest(settings, CommonYaml.from(file, text, element, INDENT)));
    try {
      Optional<Node> first =
          YamlDocument.root(settings, CommonYaml.before(file, text, element, INDENT));
      first.ifPresent(root -> add((MappingNode) root, second.get()));
      return first;
    } catch (UncommonYamlException undivided) {
      return Optional.empty();
    } finally {
      second.await();
    }
  }

  private static void add(MappingNode root, YamlDocument.Rest rest) {
    Node last = root.getValue().get(root.getValue().size() - 1).getValueNode();
    ((SequenceNode) last).getValue().addAll(rest.elements());
    root.getValue().addAll(rest.entries());
  }
}
