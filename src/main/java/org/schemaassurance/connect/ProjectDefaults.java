package org.schemaassurance.connect;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.RefusedFileException;
import org.schemaassurance.files.TextFile;
import org.schemaassurance.model.UsageException;

/**
 * What a project says of its database, so that nobody has to who works in its folder.
 *
 * @param database its name
 */
public record ProjectDefaults(Optional<String> database) {
  /** Where no project says anything. */
  public static final ProjectDefaults NONE = new ProjectDefaults(Optional.empty());

  private static final String FILE = "schema-assurance.properties";
  private static final String DATABASE = "database";

  /**
   * Those in {@code schema-assurance.properties}, a file of {@link Properties}, if there is one.
   *
   * @throws UsageException if it cannot be read, or says anything else; no message shows what
   */
  public static ProjectDefaults in(Path project) {
    Path file = project.resolve(FILE);
    try {
      return of(TextFile.read(file, FileKind.PROPERTIES));
    } catch (RefusedFileException refused) {
      if (refused.isMissing()) {
        return NONE;
      }
      throw refused.of("file", file);
    }
  }

  private static ProjectDefaults of(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException malformed) {
      throw new UsageException(
          FILE + " cannot be read: there is an escape in it that is none.", malformed);
    }
    if (!properties.stringPropertyNames().stream().allMatch(DATABASE::equals)) {
      throw new UsageException(FILE + " says something else than " + DATABASE + "=NAME.");
    }
    return new ProjectDefaults(
        Optional.ofNullable(properties.getProperty(DATABASE)).filter(name -> !name.isBlank()));
  }
}
