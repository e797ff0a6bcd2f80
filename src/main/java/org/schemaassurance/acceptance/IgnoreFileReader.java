package org.schemaassurance.acceptance;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.Project;
import org.schemaassurance.files.RefusedFileException;
import org.schemaassurance.files.TextFile;
import org.schemaassurance.files.YamlTree;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.yaml.YamlMapping;
import org.schemaassurance.yaml.YamlSource;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads which differences between schemas are accepted. */
public final class IgnoreFileReader {
  private static final String TOP_KEY = "ignore";

  private IgnoreFileReader() {}

  /**
   * Reads a file; one with comments at most, or with nothing behind its key, accepts nothing.
   *
   * @throws UsageException if it is missing or something in it is wrong
   */
  public static List<Ignored> read(Path path) {
    String file = path.toString();
    return YamlTree.composeIfAny(file, content(path), true)
        .map(node -> read(file, node))
        .orElse(List.of());
  }

  private static List<Ignored> read(String file, Node node) {
    boolean shown = YamlTree.hasKey(node, Set.of(TOP_KEY));
    YamlMapping top = new YamlMapping(new YamlSource(file, Project.NONE, shown), node, Map.of());
    List<Ignored> ignored =
        top.isEmptyAt(TOP_KEY)
            ? List.of()
            : top.mappings(TOP_KEY).stream().map(IgnoreFileReader::ignored).toList();
    top.refuseUnknownKeys();
    return ignored;
  }

  private static String content(Path path) {
    try {
      return TextFile.read(path, FileKind.RULES);
    } catch (RefusedFileException refused) {
      throw refused.of("file of accepted differences", path);
    }
  }

  private static Ignored ignored(YamlMapping mapping) {
    Optional<String> type = mapping.optionalText("type");
    if (type.isPresent() && ObjectKind.ofWord(type.get()).isEmpty()) {
      throw mapping.problemWith(
          "type",
          "expected a kind of object such as table or index, found " + mapping.quoted(type.get()));
    }
    Ignored ignored =
        new Ignored(
            mapping.text("object"),
            mapping
                .optionalChoice("difference", DifferenceWord.class)
                .map(DifferenceWord::toString),
            type,
            AcceptanceReader.read(mapping),
            mapping.location());
    mapping.refuseUnknownKeys();
    return ignored;
  }

  /** How a file calls the ways in which an object can differ. */
  private enum DifferenceWord {
    MISSING,
    UNEXPECTED,
    CHANGED,
    NOT_ENFORCED;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
  }
}
