package org.schemaassurance.yaml;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.schemaassurance.files.Project;
import org.schemaassurance.model.Excerpt;
import org.schemaassurance.model.SourceLocation;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.sql.SqlTextException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The file that nodes come from, for what is said of them.
 *
 * @param file as the user named it
 * @param project whose files it may name
 * @param shown whether a message may quote what stands in it; not of a file that another one
 *     includes, or that has nothing of a rule file: it may be any file
 */
public record YamlSource(String file, Project project, boolean shown) {

  /** A text as a message may show it: its beginning in quotes. */
  String quoted(String text) {
    return shown ? Excerpt.of(text) : "another text";
  }

  /** A name behind the word for it, if it may be shown. */
  String named(String name) {
    return shown ? " " + Excerpt.of(name) : "";
  }

  SourceLocation locationOf(Node place) {
    return place
        .getStartMark()
        .map(mark -> new SourceLocation(file, mark.getLine() + 1, mark.getColumn() + 1))
        .orElse(new SourceLocation(file, 1, 1));
  }

  /** The folder that it lies in. */
  Path folder() {
    return Path.of(file).toAbsolutePath().normalize().getParent();
  }

  /**
   * Reads a text by a parser of SQL text.
   *
   * @throws UsageException with the parser's complaint, as far as it may be shown
   */
  <T> T parsed(String key, Node place, Supplier<T> parser) {
    try {
      return parser.get();
    } catch (SqlTextException unreadable) {
      String why =
          shown
              ? unreadable.getMessage()
              : "this is not the SQL that is expected here; give the file itself to --rules to see what is wrong";
      throw problem(place, "'" + key + "': " + why);
    } catch (StackOverflowError nested) {
      throw problem(place, "'" + key + "': expected SQL that nests less deeply");
    }
  }

  /** What is wrong at a place, without a full stop. */
  UsageException problem(Node place, String sentence) {
    return new UsageException(locationOf(place) + ": " + sentence + ".");
  }

  /** What was found, in words. */
  String describe(Node found) {
    if (found instanceof MappingNode) {
      return "a mapping";
    }
    if (found instanceof SequenceNode) {
      return "a list";
    }
    if (found instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
      return quoted(scalar.getValue());
    }
    return "nothing";
  }
}
