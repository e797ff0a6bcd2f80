package org.schemaassurance.drift;

import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.schemaassurance.files.CommonYaml;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.RefusedFileException;
import org.schemaassurance.files.TextFile;
import org.schemaassurance.files.UncommonYamlException;
import org.schemaassurance.model.UsageException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads what {@link SnapshotFile} writes: in the common form by a parser of our own, and otherwise
 * by the library's, which also tells what is no YAML.
 */
public final class SnapshotFileReader {
  private SnapshotFileReader() {}

  /**
   * Reads a file.
   *
   * @throws UsageException if it is missing, or no snapshot that this version can read
   */
  public static SnapshotDocument read(Path path) {
    String file = path.toString();
    return parse(file, textOf(path));
  }

  /**
   * What stands in a file, for {@link #parse}.
   *
   * @throws UsageException if it is missing, or cannot be read
   */
  public static String textOf(Path path) {
    try {
      return TextFile.read(path, FileKind.SNAPSHOT);
    } catch (RefusedFileException refused) {
      if (refused.isMissing()) {
        throw new UsageException(
            "There is no snapshot "
                + path
                + "; 'schema-assurance snapshot --output FILE' writes one.");
      }
      throw refused.of("snapshot", path);
    }
  }

  /**
   * Reads a text that stands in a file.
   *
   * @param file for messages
   * @throws UsageException if it is no snapshot that this version can read
   */
  public static SnapshotDocument parse(String file, String text) {
    try {
      return new SnapshotComposer(file, new CommonYaml(file, text)).document();
    } catch (UncommonYamlException | UsageException other) {
      // What is wrong the library finds in its own order.
      return parseByLibrary(file, text);
    }
  }

  /** The same, in whatever form it is written. */
  static SnapshotDocument parseByLibrary(String file, String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setCodePointLimit(Integer.MAX_VALUE)
            // With a smaller one the library takes minutes for a text of some megabytes.
            .setBufferSize(text.length() + 1)
            .build();
    try {
      return new SnapshotComposer(file, new Parse(settings).parseString(text).iterator())
          .document();
    } catch (MarkedYamlEngineException invalid) {
      // Its own words quote what it stopped at, of a file that may be any.
      throw new UsageException(
          invalid
                  .getProblemMark()
                  .map(mark -> SnapshotComposer.place(file, mark))
                  .orElse(file + ":1:1")
              + ": this is not YAML.");
    } catch (NumberFormatException invalid) {
      // The library takes the digits that should follow \x to be there.
      throw new UsageException(
          file + ":1:1: this is not YAML: expected digits behind a backslash escape.");
    } catch (YamlEngineException | NoSuchElementException invalid) {
      throw new UsageException(file + ":1:1: expected a snapshot.");
    } catch (StackOverflowError nested) {
      throw new UsageException(
          file + ":1:1: expected a snapshot, found mappings that nest too deeply.", nested);
    }
  }
}
