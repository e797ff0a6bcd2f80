package org.schemaassurance.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.schemaassurance.model.UsageException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The entries of one mapping, and which of its keys have been asked for. */
final class YamlEntries {
  private final YamlSource source;
  private final Node node;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
  private final Set<String> known = new TreeSet<>();

  /**
   * @throws UsageException if the node is no mapping, or a key stands in it twice
   */
  YamlEntries(YamlSource source, Node node) {
    this.source = source;
    this.node = node;
    if (!(node instanceof MappingNode mapping)) {
      throw source.problem(node, "expected a mapping (key: value), found " + source.describe(node));
    }
    for (NodeTuple entry : mapping.getValue()) {
      String key = keyOf(entry);
      if (entries.put(key, entry) != null) {
        throw source.problem(
            entry.getKeyNode(), "the key" + source.named(key) + " stands here twice");
      }
    }
  }

  private String keyOf(NodeTuple entry) {
    if (entry.getKeyNode() instanceof ScalarNode key) {
      return key.getValue();
    }
    throw source.problem(
        entry.getKeyNode(), "expected a key, found " + source.describe(entry.getKeyNode()));
  }

  Node node() {
    return node;
  }

  /** In the order of the file. */
  Set<String> keys() {
    return Collections.unmodifiableSet(entries.keySet());
  }

  /** Whether the key is there; does not count as asking for it. */
  boolean gives(String key) {
    return entries.containsKey(key);
  }

  /** Asks for a key. */
  Optional<Node> value(String key) {
    known.add(key);
    return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
  }

  /** Asks for a key that has to be there. */
  Node required(String key) {
    return value(key).orElseThrow(() -> source.problem(node, "the key '" + key + "' is missing"));
  }

  /** The value of a key, or what stands for it where it is not there. */
  Node place(String key) {
    return value(key).orElse(node);
  }

  /**
   * To be called when all keys that exist have been asked for.
   *
   * @throws UsageException for the first key that nobody asked for, with the nearest one that is
   *     known
   */
  void refuseUnknown() {
    for (Map.Entry<String, NodeTuple> entry : entries.entrySet()) {
      if (!known.contains(entry.getKey())) {
        String nearest =
            Spelling.nearest(entry.getKey(), known)
                .map(name -> "did you mean '" + name + "'?")
                .orElse("known here: " + String.join(", ", known));
        throw source.problem(
            entry.getValue().getKeyNode(),
            "unknown key" + source.named(entry.getKey()) + "; " + nearest);
      }
    }
  }
}
