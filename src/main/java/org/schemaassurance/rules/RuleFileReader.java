package org.schemaassurance.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.Project;
import org.schemaassurance.files.RefusedFileException;
import org.schemaassurance.files.TextFile;
import org.schemaassurance.model.Excerpt;
import org.schemaassurance.model.SourceLocation;
import org.schemaassurance.model.UsageException;

/**
 * Reads rule files. Everything that is wrong with one is a {@link UsageException} that says where.
 */
public final class RuleFileReader {
  private final RuleSetReader reader;

  public RuleFileReader(Collection<? extends DeclarationKind<?>> kinds) {
    this.reader = new RuleSetReader(kinds);
  }

  /**
   * Reads files, and of folders the {@code *.yaml} and {@code *.yml} files in the order of their
   * names.
   *
   * @param overrides parameters that win over the files' own
   * @throws UsageException if a path or its content is wrong, or if there is no rule at all
   */
  public RuleSet read(List<Path> paths, Map<String, String> overrides) {
    Parameters.requireIdentifiers(overrides);
    Inclusion inclusion = new Inclusion(reader, overrides);
    RuleSet all =
        RuleSet.union(paths.stream().flatMap(path -> readPath(path, inclusion).stream()).toList());
    if (all.rules().isEmpty() && all.behaviours().isEmpty()) {
      throw new UsageException(
          "There is no rule in "
              + String.join(", ", paths.stream().map(Path::toString).toList())
              + "; a rules folder holds *.yaml files.");
    }
    refuseEqualNames(all);
    Parameters.refuseUndeclared(overrides.keySet(), inclusion.declaredParameters());
    return all.title().isEmpty() ? all.titled("Schema") : all;
  }

  /**
   * Reads rules that stand in no file.
   *
   * @param name stands for the file in messages and findings
   * @throws UsageException if the content is wrong
   */
  public RuleSet readText(String name, String text) {
    return readText(name, text, Project.NONE);
  }

  /**
   * The same, of rules that may name files.
   *
   * @param project whose files these are
   */
  public RuleSet readText(String name, String text, Project project) {
    return new Inclusion(reader, Map.of()).read(name, text, project, List.of());
  }

  private static List<RuleSet> readPath(Path path, Inclusion inclusion) {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new UsageException(
          "There is no rules file or folder "
              + path
              + "; name one with --rules, or have 'init' write one.");
    }
    Project project = Project.of(path);
    if (!Files.isDirectory(path)) {
      return List.of(readFile(path, project, () -> TextFile.read(path, FileKind.RULES), inclusion));
    }
    return filesIn(path).stream()
        .map(
            file ->
                readFile(
                    file, project, () -> project.readListed(path, file, FileKind.RULES), inclusion))
        .toList();
  }

  private static List<Path> filesIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(RuleFileReader::isNamedAsRules).sorted().toList();
    } catch (IOException unreadable) {
      throw new UsageException("The rules folder " + folder + " cannot be read.", unreadable);
    }
  }

  /** Whatever else than a folder it is: rules that nobody can read are not passed over. */
  private static boolean isNamedAsRules(Path file) {
    String name = file.getFileName().toString();
    // An editor's lock is a link to nowhere.
    return (name.endsWith(".yaml") || name.endsWith(".yml"))
        && !name.startsWith(".#")
        && !Files.isDirectory(file);
  }

  /** Reads a text, or says why it may not be. */
  @FunctionalInterface
  private interface TextReader {
    String read() throws RefusedFileException;
  }

  private static RuleSet readFile(
      Path file, Project project, TextReader text, Inclusion inclusion) {
    try {
      return inclusion.read(
          file.toString(), text.read(), project, List.of(file.toAbsolutePath().normalize()));
    } catch (RefusedFileException refused) {
      throw refused.of("rule file", file);
    }
  }

  /** Waivers and {@code --only} take either by its name. */
  private static void refuseEqualNames(RuleSet all) {
    Map<String, SourceLocation> byName = new HashMap<>();
    all.rules().forEach(rule -> refuseEqualName(byName, rule.name(), "rule", rule.location()));
    all.behaviours()
        .forEach(
            behaviour ->
                refuseEqualName(byName, behaviour.name(), "behaviour", behaviour.location()));
  }

  private static void refuseEqualName(
      Map<String, SourceLocation> byName, String name, String kind, SourceLocation location) {
    SourceLocation earlier = byName.put(name, location);
    if (earlier != null) {
      throw new UsageException(
          location
              + ": the "
              + kind
              + " "
              + Excerpt.of(name)
              + " is there already, at "
              + earlier
              + ".");
    }
  }
}
