package org.schemaassurance.files;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.schemaassurance.model.PlainText;
import org.schemaassurance.model.UsageException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * How large a tree of nodes is when each alias is written out, which can make it endless, or much
 * larger than its file; and that each text in it is one.
 */
final class TreeSize {
  /** Nodes and characters, when each alias is written out. */
  static final int LARGEST = 8 * 1024 * 1024;

  /** The same of a changelog, in which others than we bound the rest. */
  private static final int LARGEST_OF_FOREIGN = 4 * LARGEST;

  private static final long UNFINISHED = -1;

  private final String file;
  private final int largest;
  private final int longestText;

  /** What the aliases of an anchor stand for: its size. */
  private final Map<Node, Long> sizes = new IdentityHashMap<>();

  private TreeSize(String file, int largest, int longestText) {
    this.file = file;
    this.largest = largest;
    this.longestText = longestText;
  }

  /**
   * That of a file of ours, in nodes and characters.
   *
   * @throws UsageException if it is too large, or a text in it is none or longer than anybody
   *     writes
   */
  static long moderate(String file, Node root) {
    return new TreeSize(file, LARGEST, YamlTree.LONGEST_TEXT).of(root);
  }

  /**
   * The same of a changelog, whose texts may be of any length.
   *
   * @throws UsageException if it is too large, or a text in it is none
   */
  static long moderateOfForeign(String file, Node root) {
    return new TreeSize(file, LARGEST_OF_FOREIGN, Integer.MAX_VALUE).of(root);
  }

  private long of(Node node) {
    if (node.getAnchor().isEmpty()) {
      return ofNew(node);
    }
    Long known = sizes.putIfAbsent(node, UNFINISHED);
    if (known == null) {
      long size = ofNew(node);
      sizes.put(node, size);
      return size;
    }
    if (known == UNFINISHED) {
      throw problem(node, "expected no anchor that stands in itself");
    }
    return known;
  }

  private long ofNew(Node node) {
    long size = 1;
    if (node instanceof ScalarNode scalar) {
      requireText(scalar);
      size += scalar.getValue().length();
    } else if (node instanceof SequenceNode sequence) {
      size += of(sequence, sequence.getValue());
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        size += of(mapping, List.of(entry.getKeyNode(), entry.getValueNode()));
        requireModerate(mapping, size);
      }
    }
    return size;
  }

  private long of(CollectionNode<?> collection, List<Node> children) {
    long size = 0;
    for (Node child : children) {
      size += of(child);
      requireModerate(collection, size);
    }
    return size;
  }

  private void requireModerate(Node node, long size) {
    if (size > largest) {
      throw problem(
          node,
          "expected at most "
              + largest / 1024 / 1024
              + " MiB, found more where each alias stands for its anchor");
    }
  }

  private void requireText(ScalarNode scalar) {
    String text = scalar.getValue();
    if (text.length() > longestText) {
      throw problem(
          scalar,
          "expected at most %,d characters in one text, found %,d"
              .formatted(longestText, text.length()));
    }
    PlainText.faultOf(text)
        .ifPresent(
            fault -> {
              throw problem(scalar, "expected text, found " + fault);
            });
  }

  private UsageException problem(Node node, String sentence) {
    return new UsageException(
        file + ":" + TextPosition.of(node.getStartMark()) + ": " + sentence + ".");
  }
}
