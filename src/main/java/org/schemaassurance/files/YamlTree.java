package org.schemaassurance.files;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.PlainText;
import org.schemaassurance.model.UsageException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The nodes of a YAML file that is a tree of moderate size: no alias makes it endless, or much
 * larger than the file, and no text in it is longer than anybody writes.
 */
public final class YamlTree {
  /** Characters; the server takes longer queries, but nobody reads them. */
  public static final int LONGEST_TEXT = 1_000_000;

  /** Nodes and characters, when each alias is written out. */
  static final int LARGEST_TREE = 8 * 1024 * 1024;

  /** The same of a changelog, in which others than we bound the rest. */
  private static final int LARGEST_FOREIGN_TREE = 4 * LARGEST_TREE;

  /** Of lists and mappings; what they make of a file is bounded by its size then. */
  private static final int MOST_ALIASES = 1000;

  /**
   * What separates and opens, {@code , : [ {} and the end of a line: the library takes a microsecond
   * for each, so that four millions in a list would take many seconds.
   */
  static final int MOST_SIGNS = 1_000_000;

  private static final long UNFINISHED = -1;

  private final String file;
  private final int largest;
  private final int longestText;

  /** What the aliases of an anchor stand for: its size. */
  private final Map<Node, Long> sizes = new IdentityHashMap<>();

  private YamlTree(String file, int largest, int longestText) {
    this.file = file;
    this.largest = largest;
    this.longestText = longestText;
  }

  /**
   * Reads a text.
   *
   * @param shown whether a message may quote what stands in it
   * @throws UsageException if it is no YAML or no such tree
   */
  public static Node compose(String file, String text, boolean shown) {
    return composeIfAny(file, text, shown)
        .orElseThrow(() -> new UsageException(file + ":1:1: expected rules, found an empty file."));
  }

  /** The same; empty where there are comments at most, or a document of nothing. */
  public static Optional<Node> composeIfAny(String file, String text, boolean shown) {
    requireFewSigns(file, text);
    try {
      Optional<Node> root = YamlDocument.root(text, settings(file, text));
      root.ifPresent(node -> new YamlTree(file, LARGEST_TREE, LONGEST_TEXT).sizeOf(node));
      return root.filter(node -> !node.getTag().equals(Tag.NULL));
    } catch (MarkedYamlEngineException invalid) {
      throw new UsageException(
          place(file, invalid.getProblemMark()) + ": this is not YAML" + why(invalid, shown));
    } catch (ReaderException invalid) {
      int characters = text.offsetByCodePoints(0, invalid.getPosition());
      throw new UsageException(
          "%s:%s: this is not YAML: it has the control character U+%04X."
              .formatted(
                  file,
                  TextPosition.behind(text.substring(0, characters)),
                  invalid.getCodePoint()));
    } catch (YamlEngineException invalid) {
      throw new UsageException(
          file + ":1:1: this is not YAML: " + firstLine(invalid.getMessage()) + ".");
    } catch (IllegalArgumentException invalid) {
      // The library takes the digits that should follow \x to be there.
      throw new UsageException(
          file + ":1:1: this is not YAML: expected digits behind a backslash escape.");
    } catch (StackOverflowError nested) {
      // The library composes recursively and has no limit of its own.
      throw new UsageException(
          file + ":1:1: expected rules, found lists or mappings that nest too deeply.", nested);
    }
  }

  /**
   * Refuses a file that another library will read and whose aliases would keep it for ever.
   *
   * @throws UsageException if that is so; what is no YAML is left to the other one to tell
   */
  public static void requireModerate(String file, String text) {
    try {
      YamlDocument.root(text, settings(file, text))
          .ifPresent(
              root -> new YamlTree(file, LARGEST_FOREIGN_TREE, Integer.MAX_VALUE).sizeOf(root));
    } catch (YamlEngineException | IllegalArgumentException untold) {
      return;
    } catch (StackOverflowError nested) {
      throw new UsageException(
          file + ":1:1: expected lists and mappings that nest less deeply.", nested);
    }
  }

  /**
   * How large a tree without aliases is, in nodes and characters.
   *
   * @throws UsageException if it is too large, or a text in it is none
   */
  static long moderateSize(String file, Node root) {
    return new YamlTree(file, LARGEST_TREE, LONGEST_TEXT).sizeOf(root);
  }

  private static void requireFewSigns(String file, String text) {
    int signs = 0;
    // An array: the code that a short run compiles reads it several times as fast as a String.
    for (char character : text.toCharArray()) {
      signs += isSign(character) ? 1 : 0;
    }
    if (signs > MOST_SIGNS) {
      throw new UsageException(
          "%s:1:1: expected at most %,d entries and lines in a file, found some %,d."
              .formatted(file, MOST_SIGNS, signs));
    }
  }

  /** Most characters are letters, blanks or digits, which one comparison or two tell. */
  static boolean isSign(char character) {
    return character == '\n'
        || character == ','
        || character == ':'
        || character >= '[' && (character == '[' || character == '{');
  }

  static LoadSettings settings(String file, String text) {
    return LoadSettings.builder()
        .setLabel(file)
        .setUseMarks(true)
        .setAllowDuplicateKeys(true)
        .setMaxAliasesForCollections(MOST_ALIASES)
        .setCodePointLimit(Integer.MAX_VALUE)
        // The library copies what it has of a scalar each time that it reads on: with a buffer of
        // its own size a text of some megabytes takes minutes.
        .setBufferSize(text.length() + 1)
        .build();
  }

  /** Whether the top of a tree is a mapping with one of these keys. */
  public static boolean hasKey(Node root, Set<String> keys) {
    return root instanceof MappingNode mapping
        && mapping.getValue().stream()
            .map(NodeTuple::getKeyNode)
            .anyMatch(key -> key instanceof ScalarNode name && keys.contains(name.getValue()));
  }

  private static String why(MarkedYamlEngineException invalid, boolean shown) {
    if (!shown) {
      return ".";
    }
    // It quotes the character or the name that it stopped at.
    String problem = invalid.getProblem().replaceAll("\\R", " ");
    return ": " + (problem.length() > 120 ? problem.substring(0, 120) + "…" : problem) + ".";
  }

  private long sizeOf(Node node) {
    if (node.getAnchor().isEmpty()) {
      return sizeOfNew(node);
    }
    Long known = sizes.putIfAbsent(node, UNFINISHED);
    if (known == null) {
      long size = sizeOfNew(node);
      sizes.put(node, size);
      return size;
    }
    if (known == UNFINISHED) {
      throw problem(node, "expected no anchor that stands in itself");
    }
    return known;
  }

  private long sizeOfNew(Node node) {
    long size = 1;
    if (node instanceof ScalarNode scalar) {
      requireText(scalar);
      size += scalar.getValue().length();
    } else if (node instanceof SequenceNode sequence) {
      size += sizeOf(sequence, sequence.getValue());
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        size += sizeOf(mapping, List.of(entry.getKeyNode(), entry.getValueNode()));
        requireModerate(mapping, size);
      }
    }
    return size;
  }

  private long sizeOf(CollectionNode<?> collection, List<Node> children) {
    long size = 0;
    for (Node child : children) {
      size += sizeOf(child);
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
    return new UsageException(place(file, node.getStartMark()) + ": " + sentence + ".");
  }

  private static String place(String file, Optional<Mark> mark) {
    return file
        + ":"
        + mark.map(found -> new TextPosition(found.getLine() + 1, found.getColumn() + 1))
            .orElse(new TextPosition(1, 1));
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
