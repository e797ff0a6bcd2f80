package org.schemaassurance.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.Project;
import org.schemaassurance.files.YamlParts;
import org.schemaassurance.files.YamlTree;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.yaml.YamlMapping;
import org.schemaassurance.yaml.YamlSource;
import org.snakeyaml.engine.v2.nodes.Node;

/** The files of one run, with those that they include, and their parameters. */
final class Inclusion {
  /** What a rule file has at its top; a file without any of them is none. */
  private static final Set<String> TOP_KEYS =
      Set.of(
          "title",
          "parameters",
          "include",
          "rules",
          "behaviours",
          "sections",
          "waivers",
          "mutants");

  private static final Set<String> BEFORE_ALL_ELSE = Set.of("parameters", "include");

  /** More than anybody writes; files that include others twice each would never end otherwise. */
  private static final int MOST_INCLUDES = 1000;

  /** Characters of all files together; one that is included twice counts twice. */
  private static final int MOST_TEXT = 16 * 1024 * 1024;

  private final RuleSetReader reader;
  private final Map<String, String> overrides;
  private final Set<String> declared = new TreeSet<>();
  private final Map<String, Node> included = new HashMap<>();
  private int includes;
  private long characters;

  /**
   * @param overrides parameters that win over the files' own
   */
  Inclusion(RuleSetReader reader, Map<String, String> overrides) {
    this.reader = reader;
    this.overrides = overrides;
  }

  /** The parameters that any file declares. */
  Set<String> declaredParameters() {
    return Collections.unmodifiableSet(declared);
  }

  /**
   * Reads a file, and what it includes.
   *
   * @param name as the user named it
   * @param chain its path, if it has one: a file may not include itself
   */
  RuleSet read(String name, String text, Project project, List<Path> chain) {
    count(name, text);
    return inParts(name, text, project).orElseGet(() -> asWhole(name, text, project, chain));
  }

  /**
   * Of a large file each section as soon as it is composed. Those with parameters or includes are
   * left out, which all that is read has to know of.
   */
  private Optional<RuleSet> inParts(String name, String text, Project project) {
    YamlSource source = new YamlSource(name, project, true);
    return BEFORE_ALL_ELSE.stream().anyMatch(key -> text.contains("\n" + key + ":"))
        ? Optional.empty()
        : YamlParts.read(
                name,
                text,
                RuleSetReader.SECTIONS,
                node -> reader.section(new YamlMapping(source, node, Map.of())))
            .flatMap(parts -> inParts(source, parts));
  }

  private Optional<RuleSet> inParts(YamlSource source, YamlParts<RuleSetReader.Section> parts) {
    YamlMapping top = new YamlMapping(source, parts.top(), Map.of());
    return BEFORE_ALL_ELSE.stream().anyMatch(top::gives)
        ? Optional.empty()
        : Optional.of(reader.read(top, parts.elements()));
  }

  private RuleSet asWhole(String name, String text, Project project, List<Path> chain) {
    Node node = YamlTree.compose(name, text, true);
    boolean shown = YamlTree.hasKey(node, TOP_KEYS);
    return read(new YamlSource(name, project, shown), node, Map.of(), chain);
  }

  /**
   * @param given parameters that an include gives; they win over all others
   * @param chain the file, behind those that include it
   */
  private RuleSet read(YamlSource source, Node node, Map<String, String> given, List<Path> chain) {
    YamlMapping top = withParameters(new YamlMapping(source, node, Map.of()), given);
    List<RuleSet> sets = new ArrayList<>();
    for (YamlMapping include : top.mappings("include", "file")) {
      sets.add(included(include, chain));
    }
    top.has("parameters");
    RuleSet own = reader.read(top);
    sets.add(own);
    RuleSet all = RuleSet.union(sets);
    return own.title().isEmpty() ? all : all.titled(own.title());
  }

  private YamlMapping withParameters(YamlMapping unresolved, Map<String, String> given) {
    Map<String, String> parameters = new HashMap<>(unresolved.textEntries("parameters"));
    declared.addAll(parameters.keySet());
    parameters.forEach(
        (name, value) -> {
          if (value.length() > Parameters.LONGEST) {
            throw unresolved.problemWith("parameters", Parameters.tooLong(name));
          }
        });
    overrides.forEach(parameters::replace);
    parameters.putAll(given);
    return unresolved.withParameters(parameters);
  }

  private RuleSet included(YamlMapping include, List<Path> chain) {
    Project.ProjectFile file = include.neighbouringFile("file", FileKind.RULES);
    Map<String, String> given = include.textEntries("parameters");
    include.refuseUnknownKeys();
    if (chain.contains(file.path())) {
      throw include.problemWith(
          "file", "the file" + include.named(file.name()) + " includes itself");
    }
    if (++includes > MOST_INCLUDES) {
      throw include.problemWith("file", "expected at most " + MOST_INCLUDES + " includes");
    }
    Path includer = Path.of(include.location().file());
    String name = includer.resolveSibling(include.text("file")).normalize().toString();
    count(name, file.content());
    YamlSource source = new YamlSource(name, include.project(), false);
    Node node =
        included.computeIfAbsent(
            name, composed -> YamlTree.compose(composed, file.content(), false));
    refuseUndeclared(include, given.keySet(), new YamlMapping(source, node, Map.of()));
    List<Path> longer = new ArrayList<>(chain);
    longer.add(file.path());
    return read(source, node, given, longer);
  }

  private static void refuseUndeclared(
      YamlMapping include, Set<String> given, YamlMapping included) {
    Set<String> declared = included.textEntries("parameters").keySet();
    for (String name : given) {
      if (!declared.contains(name)) {
        throw include.problemWith(
            "parameters", "the parameter" + include.named(name) + " is not declared in the file");
      }
    }
  }

  private void count(String file, String text) {
    characters += text.length();
    if (characters > MOST_TEXT) {
      throw new UsageException(
          "The rule files have more than 16 MiB with "
              + file
              + ", each included one counted as often as it is; give --rules fewer at a time.");
    }
  }
}
