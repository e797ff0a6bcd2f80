package org.schemaassurance.changelog;

import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.RefusedFileException;
import org.schemaassurance.files.TextFile;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.UsageException;

/**
 * A {@code liquibase.properties}: what it says of the changelog. URL, user and password are not
 * looked at; how a database is reached has a contract of its own. What of its class path is not
 * there is left out: it is a driver most often, on somebody else's machine, and a class that is
 * missed is told when it is.
 */
public final class DefaultsFile {
  private static final Pattern PREFIX =
      Pattern.compile("^(?:liquibase\\.)?(?:command\\.)?(?:update\\.)?");
  private static final String PARAMETER = "parameter.";

  /** What changes how a changelog is read, by Liquibase's names. */
  private static final List<String> SETTINGS =
      List.of(
          "allowDuplicatedChangesetIdentifiers",
          "changelogParseMode",
          "duplicateFileMode",
          "errorOnCircularIncludeAll",
          "fileEncoding",
          "missingPropertyMode",
          "onMissingIncludeChangelog",
          "onMissingSqlFile",
          "preserveClasspathPrefixInNormalizedPaths",
          "preserveSchemaCase",
          "strict",
          "supportPropertyEscaping",
          "trimLoadDataFileHeader",
          "useProcedureSchema",
          "validateXmlChangelogFiles");

  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, String> parameters = new LinkedHashMap<>();

  private DefaultsFile(Properties properties) {
    for (String name : properties.stringPropertyNames()) {
      String value = properties.getProperty(name).strip();
      if (name.startsWith(PARAMETER)) {
        parameters.put(name.substring(PARAMETER.length()), value);
      } else if (!value.isEmpty()) {
        values.put(folded(PREFIX.matcher(name).replaceFirst("")), value);
      }
    }
  }

  /**
   * Reads one.
   *
   * @throws UsageException if it cannot be read
   */
  public static ChangelogOptions read(Path file) {
    try {
      Properties properties = new Properties();
      properties.load(new StringReader(TextFile.readOfAnyEncoding(file, FileKind.PROPERTIES)));
      return new DefaultsFile(properties).options();
    } catch (RefusedFileException refused) {
      throw refused.of("defaults file", file);
    } catch (IOException | IllegalArgumentException malformed) {
      throw new UsageException("The defaults file " + file + " is no properties file.");
    }
  }

  private ChangelogOptions options() {
    ChangelogOptions.Builder options = ChangelogOptions.builder();
    value("changelogFile").ifPresent(options::changelogFile);
    value("contexts", "contextFilter").ifPresent(options::contexts);
    value("labelFilter", "labels").ifPresent(options::labelFilter);
    value("defaultSchemaName").ifPresent(options::defaultSchemaName);
    value("liquibaseSchemaName").ifPresent(options::liquibaseSchemaName);
    value("databaseChangelogTableName").ifPresent(options::databaseChangelogTableName);
    value("databaseChangelogLockTableName").ifPresent(options::databaseChangelogLockTableName);
    value("searchPath").map(text -> paths(text, ",")).ifPresent(options::searchPath);
    value("classpath")
        .map(text -> paths(text, "[,;" + File.pathSeparator + "]"))
        .map(paths -> paths.stream().filter(Files::exists).toList())
        .ifPresent(options::classpath);
    Map<String, String> settings = new LinkedHashMap<>();
    SETTINGS.forEach(name -> value(name).ifPresent(value -> settings.put(name, value)));
    return options.parameters(parameters).settings(settings).build();
  }

  /** Liquibase takes camel case and kebab case, and does not mind which letters are large. */
  private Optional<String> value(String... names) {
    return Stream.of(names)
        .map(name -> values.get(folded(name)))
        .flatMap(Stream::ofNullable)
        .findFirst();
  }

  private static String folded(String name) {
    return name.replace("-", "").toLowerCase(Locale.ROOT);
  }

  /** Relative to the working directory, as Liquibase has it. */
  private static List<Path> paths(String text, String separator) {
    return Stream.of(text.split(separator))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .map(part -> Path.of(part).toAbsolutePath().normalize())
        .toList();
  }
}
