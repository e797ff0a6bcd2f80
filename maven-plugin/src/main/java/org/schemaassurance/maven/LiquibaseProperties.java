package org.schemaassurance.maven;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.schemaassurance.model.UsageException;

/**
 * A project's {@code liquibase.properties}: what it says of the database. What it says of the
 * changelog, Liquibase's options read for themselves.
 *
 * @param file where it is
 * @param properties what it says
 */
record LiquibaseProperties(Path file, Properties properties) {
  private static final String PARAMETER = "parameter.";

  /**
   * Reads one.
   *
   * @param name of the file, as Liquibase is told it
   * @param folders in which it is looked for
   * @throws UsageException if it is in none of them, or cannot be read; no message shows what it
   *     says
   */
  static LiquibaseProperties read(String name, List<Path> folders) {
    Path file =
        folders.stream()
            .map(folder -> folder.resolve(name))
            .filter(Files::isRegularFile)
            .findFirst()
            .orElseThrow(
                () -> new UsageException("There is no property file " + name + " of Liquibase's."));
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new UsageException("The property file " + file + " cannot be read.", unreadable);
    }
    return new LiquibaseProperties(file, properties);
  }

  /** A value by Liquibase's name, in any of the forms that Liquibase takes. */
  Optional<String> value(String name) {
    return properties.stringPropertyNames().stream()
        .filter(key -> folded(key).equals(folded(name)))
        .map(properties::getProperty)
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /** Values of parameters of the changelog, by name. */
  Map<String, String> parameters() {
    return properties.stringPropertyNames().stream()
        .filter(key -> key.startsWith(PARAMETER))
        .collect(
            Collectors.toMap(
                key -> key.substring(PARAMETER.length()), key -> properties.getProperty(key)));
  }

  private static String folded(String key) {
    return key.replaceFirst("^(liquibase\\.)?(command\\.)?", "")
        .replace("-", "")
        .toLowerCase(Locale.ROOT);
  }
}
