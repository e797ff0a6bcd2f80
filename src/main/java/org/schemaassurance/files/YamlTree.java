package org.schemaassurance.files;

import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.UsageException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The nodes of a YAML file that is a tree of moderate size: no alias makes it endless, or much
 * larger than the file, and no text in it is longer than anybody writes.
 */
public final class YamlTree {
  /** Characters; the server takes longer queries, but nobody reads them. */
  public static final int LONGEST_TEXT = 1_000_000;

  /** Of lists and mappings; what they make of a file is bounded by its size then. */
  private static final int MOST_ALIASES = 1000;

  /**
   * What separates and opens, {@code , : [ {} and the end of a line: the library takes a microsecond
   * for each, so that four millions in a list would take many seconds.
   */
  static final int MOST_SIGNS = 1_000_000;

  private YamlTree() {}

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
      root.ifPresent(node -> TreeSize.moderate(file, node));
      return root.filter(node -> !node.getTag().equals(Tag.NULL));
    } catch (MarkedYamlEngineException invalid) {
      throw new UsageException(
          file
              + ":"
              + TextPosition.of(invalid.getProblemMark())
              + ": this is not YAML"
              + why(invalid, shown));
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
          .ifPresent(root -> TreeSize.moderateOfForeign(file, root));
    } catch (YamlEngineException | IllegalArgumentException untold) {
      return;
    } catch (StackOverflowError nested) {
      throw new UsageException(
          file + ":1:1: expected lists and mappings that nest less deeply.", nested);
    }
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

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
