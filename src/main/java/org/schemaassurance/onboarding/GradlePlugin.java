package org.schemaassurance.onboarding;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.RefusedFileException;
import org.schemaassurance.files.TextFile;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.FoundChangelog;
import org.schemaassurance.model.FoundChangelog.Unresolved;

/**
 * What a build file gives to the first activity of Liquibase's Gradle plugin as plain texts: a
 * build file is a program, and only Gradle could say what else it does.
 *
 * @param folder that has the build file
 */
record GradlePlugin(Path folder) {
  private static final Pattern APPLIED = Pattern.compile("\\bliquibase\\b");
  private static final Pattern FOLDER = Pattern.compile("^\\$\\{?(?:project\\.)?projectDir}?/");

  /** The folder of the whole build, which a module's is not. */
  private static final Pattern TOP = Pattern.compile("^\\$\\{?(?:project\\.)?rootDir}?/");

  private static final List<String> SETTINGS = List.of("settings.gradle", "settings.gradle.kts");

  /** The changelog that it names, if it is there. */
  Optional<FoundChangelog> changelog() {
    return Stream.of("build.gradle", "build.gradle.kts")
        .flatMap(name -> changelog(name).stream())
        .findFirst();
  }

  private Optional<FoundChangelog> changelog(String name) {
    return text(folder.resolve(name))
        .filter(text -> APPLIED.matcher(text).find())
        .map(GradleArguments::of)
        .flatMap(arguments -> changelog(arguments, name));
  }

  /** Empty for one that cannot be read: Gradle tells that better. */
  private static Optional<String> text(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(TextFile.readOfAnyEncoding(file, FileKind.OF_ANOTHER_TOOL));
    } catch (RefusedFileException unreadable) {
      return Optional.empty();
    }
  }

  private Optional<FoundChangelog> changelog(GradleArguments arguments, String name) {
    ChangelogOptions.Builder options = ChangelogOptions.builder();
    List<Unresolved> unresolved =
        Stream.of(
                tell(arguments, options::contexts, "--contexts", "contexts", "contextFilter"),
                tell(arguments, options::labelFilter, "--label-filter", "labelFilter", "labels"),
                tell(
                    arguments,
                    options::defaultSchemaName,
                    "--default-schema-name",
                    "defaultSchemaName"),
                tell(
                    arguments,
                    options::liquibaseSchemaName,
                    "--liquibase-schema-name",
                    "liquibaseSchemaName"))
            .flatMap(Optional::stream)
            .toList();
    return arguments
        .changelog()
        .flatMap(this::named)
        .map(file -> options.changelogFile(file).build())
        .map(found -> new FoundChangelog(found, "the Liquibase plugin in " + name, unresolved));
  }

  private static Optional<Unresolved> tell(
      GradleArguments arguments, Consumer<String> set, String option, String... names) {
    arguments.known(names).ifPresent(set);
    return arguments.unresolved(names).map(text -> new Unresolved(option, text));
  }

  /**
   * As it is called on the class path or in the folder, in one of which it has to be. Gradle
   * records a relative name as it is written; a file of the project's resources is what the
   * application finds there.
   */
  private Optional<String> named(String file) {
    String below = isTop() ? TOP.matcher(file).replaceFirst("") : file;
    String name = FOLDER.matcher(below).replaceFirst("");
    String resources = ChangelogSearch.RESOURCES.toString().replace('\\', '/') + "/";
    boolean isResource = !name.equals(file) && name.startsWith(resources);
    return Optional.of(isResource ? name.substring(resources.length()) : name)
        .filter(this::isThere);
  }

  /** Of a build that is one project alone, or whose settings stand here. */
  private boolean isTop() {
    return hasSettings(folder)
        || Stream.iterate(
                folder.toAbsolutePath().normalize().getParent(), Objects::nonNull, Path::getParent)
            .noneMatch(GradlePlugin::hasSettings);
  }

  private static boolean hasSettings(Path folder) {
    return SETTINGS.stream().map(folder::resolve).anyMatch(Files::isRegularFile);
  }

  private boolean isThere(String name) {
    return Stream.of(ChangelogSearch.RESOURCES, Path.of(""))
        .map(root -> folder.resolve(root).resolve(name))
        .anyMatch(Files::isRegularFile);
  }
}
