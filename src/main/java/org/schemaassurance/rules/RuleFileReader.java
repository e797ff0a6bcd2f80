package org.schemaassurance.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.Project;
import org.schemaassurance.files.RefusedFileException;
import org.schemaassurance.files.TextFile;
import org.schemaassurance.files.YamlTree;
import org.schemaassurance.model.Excerpt;
import org.schemaassurance.model.PlainText;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Severity;
import org.schemaassurance.model.TablePattern;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.sql.ObjectName;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads rule files. Everything that is wrong with one is a {@link UsageException} that says where.
 */
public final class RuleFileReader {
  /** What a rule file has at its top; a file without any of them is none. */
  private static final Set<String> TOP_KEYS =
      Set.of("title", "parameters", "include", "rules", "sections", "waivers", "mutants");

  private static final String DEFAULT_SECTION = "Checking the schema";

  /** More than anybody writes; files that include others twice each would never end otherwise. */
  private static final int MOST_INCLUDES = 1000;

  /** Characters of all files together; one that is included twice counts twice. */
  private static final int MOST_TEXT = 16 * 1024 * 1024;

  /** PostgreSQL's identifiers have 63 bytes. */
  private static final int LONGEST_PARAMETER = 100;

  private final Map<String, DeclarationKind<?>> kinds = new TreeMap<>();

  public RuleFileReader(Collection<? extends DeclarationKind<?>> kinds) {
    kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
  }

  /**
   * Reads files, and of folders the {@code *.yaml} and {@code *.yml} files in the order of their
   * names.
   *
   * @param overrides parameters that win over the files' own
   * @throws UsageException if a path or its content is wrong, or if there is no rule at all
   */
  public RuleSet read(List<Path> paths, Map<String, String> overrides) {
    overrides.forEach(RuleFileReader::requireParameter);
    Reading reading = new Reading(overrides);
    List<RuleSet> sets = paths.stream().flatMap(path -> readPath(path, reading).stream()).toList();
    List<Rule> rules = sets.stream().flatMap(set -> set.rules().stream()).toList();
    if (rules.isEmpty()) {
      throw new UsageException(
          "There is no rule in "
              + String.join(", ", paths.stream().map(Path::toString).toList())
              + "; a rules folder holds *.yaml files.");
    }
    refuseEqualNames(rules);
    refuseUndeclared(overrides.keySet(), reading.declared);
    RuleSet all = union(sets);
    return new RuleSet(
        all.title().isEmpty() ? "Schema" : all.title(), rules, all.waivers(), all.mutants());
  }

  private static RuleSet union(List<RuleSet> sets) {
    return new RuleSet(
        sets.stream().map(RuleSet::title).filter(title -> !title.isEmpty()).findFirst().orElse(""),
        sets.stream().flatMap(set -> set.rules().stream()).toList(),
        sets.stream().flatMap(set -> set.waivers().stream()).toList(),
        sets.stream().flatMap(set -> set.mutants().stream()).toList());
  }

  /**
   * Reads rules that stand in no file.
   *
   * @param name stands for the file in messages and findings
   * @throws UsageException if the content is wrong
   */
  public RuleSet readText(String name, String text) {
    return readText(name, text, Project.NONE, List.of(), new Reading(Map.of()));
  }

  private List<RuleSet> readPath(Path path, Reading reading) {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new UsageException(
          "There is no rules file or folder " + path + "; name one with --rules.");
    }
    Project project = Project.of(path);
    if (!Files.isDirectory(path)) {
      return List.of(readFile(path, project, () -> TextFile.read(path, FileKind.RULES), reading));
    }
    return filesIn(path).stream()
        .map(
            file ->
                readFile(
                    file, project, () -> project.readListed(path, file, FileKind.RULES), reading))
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

  private RuleSet readFile(Path file, Project project, TextReader reader, Reading reading) {
    try {
      return readText(
          file.toString(),
          reader.read(),
          project,
          List.of(file.toAbsolutePath().normalize()),
          reading);
    } catch (RefusedFileException refused) {
      throw refused.of("rule file", file);
    }
  }

  private RuleSet readText(
      String name, String text, Project project, List<Path> chain, Reading reading) {
    reading.count(name, text);
    Node node = YamlTree.compose(name, text, true);
    boolean shown = YamlTree.hasKey(node, TOP_KEYS);
    return readNode(new YamlMapping.Source(name, project, shown), node, Map.of(), chain, reading);
  }

  /** What the files of a run share. */
  private static final class Reading {
    private final Map<String, String> overrides;
    private final Set<String> declared = new TreeSet<>();
    private final Map<String, Node> included = new HashMap<>();
    private int includes;
    private long characters;

    private Reading(Map<String, String> overrides) {
      this.overrides = overrides;
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

  /**
   * @param given parameters that an include gives; they win over all others
   * @param chain the file, behind those that include it
   */
  private RuleSet readNode(
      YamlMapping.Source source,
      Node node,
      Map<String, String> given,
      List<Path> chain,
      Reading reading) {
    YamlMapping unresolved = new YamlMapping(source, node, Map.of());
    Map<String, String> parameters = new HashMap<>(unresolved.textEntries("parameters"));
    reading.declared.addAll(parameters.keySet());
    parameters.forEach(
        (name, value) -> {
          if (value.length() > LONGEST_PARAMETER) {
            throw unresolved.problemWith("parameters", tooLong(name));
          }
        });
    reading.overrides.forEach(parameters::replace);
    parameters.putAll(given);
    YamlMapping top = unresolved.withParameters(parameters);
    List<RuleSet> sets = new ArrayList<>();
    for (YamlMapping include : top.mappings("include", "file")) {
      sets.add(included(include, chain, reading));
    }
    RuleSet own = own(top);
    sets.add(own);
    RuleSet all = union(sets);
    return new RuleSet(
        own.title().isEmpty() ? all.title() : own.title(),
        all.rules(),
        all.waivers(),
        all.mutants());
  }

  private RuleSet included(YamlMapping include, List<Path> chain, Reading reading) {
    Project.ProjectFile file = include.neighbouringFile("file", FileKind.RULES);
    Map<String, String> given = include.textEntries("parameters");
    include.refuseUnknownKeys();
    Path path = file.path();
    if (chain.contains(path)) {
      throw include.problemWith(
          "file", "the file" + include.named(file.name()) + " includes itself");
    }
    if (++reading.includes > MOST_INCLUDES) {
      throw include.problemWith("file", "expected at most " + MOST_INCLUDES + " includes");
    }
    Path includer = Path.of(include.location().file());
    String name = includer.resolveSibling(include.text("file")).normalize().toString();
    reading.count(name, file.content());
    YamlMapping.Source source = new YamlMapping.Source(name, include.project(), false);
    Node node =
        reading.included.computeIfAbsent(
            name, included -> YamlTree.compose(included, file.content(), false));
    refuseUndeclared(include, given.keySet(), new YamlMapping(source, node, Map.of()));
    List<Path> longer = new ArrayList<>(chain);
    longer.add(path);
    return readNode(source, node, given, longer, reading);
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

  private RuleSet own(YamlMapping top) {
    top.has("parameters");
    String title = top.optionalText("title").orElse("");
    List<Rule> rules = new ArrayList<>(rules(top, title.isEmpty() ? DEFAULT_SECTION : title));
    List<DeclaredMutant> mutants = new ArrayList<>(mutants(top));
    for (YamlMapping section : top.mappings("sections")) {
      rules.addAll(rules(section, section.text("section")));
      mutants.addAll(mutants(section));
      section.refuseUnknownKeys();
    }
    List<Waiver> waivers = top.mappings("waivers").stream().map(RuleFileReader::waiver).toList();
    top.refuseUnknownKeys();
    return new RuleSet(title, rules, waivers, mutants);
  }

  private static List<DeclaredMutant> mutants(YamlMapping mapping) {
    return mapping.mappings("mutants").stream().map(RuleFileReader::mutant).toList();
  }

  private static DeclaredMutant mutant(YamlMapping mapping) {
    DeclaredMutant mutant =
        new DeclaredMutant(
            mapping.text("mutant"),
            mapping.text("violates"),
            mapping.text("sql"),
            mapping.location());
    mapping.refuseUnknownKeys();
    return mutant;
  }

  private static Waiver waiver(YamlMapping mapping) {
    Waiver waiver =
        new Waiver(
            mapping.text("rule"),
            mapping.text("object"),
            mapping.text("reason"),
            mapping.text("owner"),
            date(mapping, "expires"),
            mapping.location());
    mapping.refuseUnknownKeys();
    return waiver;
  }

  static LocalDate date(YamlMapping mapping, String key) {
    try {
      return LocalDate.parse(mapping.text(key));
    } catch (DateTimeParseException wrong) {
      throw mapping.problemWith(
          key,
          "expected a day like 2027-01-31 for '"
              + key
              + "', found "
              + mapping.quoted(mapping.text(key)));
    }
  }

  private List<Rule> rules(YamlMapping mapping, String section) {
    return mapping.mappings("rules").stream().map(rule -> rule(rule, section)).toList();
  }

  private Rule rule(YamlMapping mapping, String section) {
    String name = mapping.text("rule");
    String check = mapping.text("check");
    DeclarationKind<?> kind =
        Optional.<DeclarationKind<?>>ofNullable(kinds.get(check))
            .orElseThrow(() -> unknownCheck(mapping, check));
    Severity severity = mapping.optionalChoice("severity", Severity.class).orElse(Severity.ERROR);
    Optional<String> hint = mapping.optionalText("hint");
    Declaration declaration =
        mapping.gives("tables") ? perTable(kind, mapping) : kind.read(mapping);
    mapping.refuseUnknownKeys();
    return new Rule(name, check, section, severity, hint, declaration, mapping.location());
  }

  private static Declaration perTable(DeclarationKind<?> kind, YamlMapping mapping) {
    if (mapping.gives("table")) {
      throw mapping.problemWith("tables", "expected either 'table' or 'tables', found both");
    }
    List<TablePattern> patterns =
        mapping.parsed(
            "tables", () -> mapping.texts("tables").stream().map(ObjectName::pattern).toList());
    Declaration example = kind.read(mapping.withTable(new QualifiedName("any", "table")));
    if (!mapping.knows("table") || !example.queries().isEmpty()) {
      throw mapping.problemWith("tables", "the check '" + kind.name() + "' takes no 'tables'");
    }
    return new PerTable(patterns, example, table -> kind.read(mapping.withTable(table)));
  }

  private UsageException unknownCheck(YamlMapping mapping, String check) {
    String nearest =
        Spelling.nearest(check, kinds.keySet())
            .map(name -> "did you mean '" + name + "'?")
            .orElse("there are: " + String.join(", ", kinds.keySet()));
    return mapping.problemWith("check", "unknown check" + mapping.named(check) + "; " + nearest);
  }

  private static void requireParameter(String name, String value) {
    if (value.length() > LONGEST_PARAMETER) {
      throw new UsageException("--set: " + tooLong(name) + ".");
    }
    PlainText.faultOf(value)
        .ifPresent(
            fault -> {
              throw new UsageException("--set: expected text, found " + fault + ".");
            });
  }

  private static String tooLong(String name) {
    return "expected at most "
        + LONGEST_PARAMETER
        + " characters for the parameter "
        + Excerpt.of(name)
        + ", since it stands for an identifier";
  }

  private static void refuseUndeclared(Set<String> overrides, Set<String> declared) {
    for (String name : overrides) {
      if (!declared.contains(name)) {
        String nearest =
            Spelling.nearest(name, declared)
                .map(near -> " Did you mean '" + near + "'?")
                .orElse("");
        throw new UsageException(
            "No rule file declares the parameter " + Excerpt.of(name) + "." + nearest);
      }
    }
  }

  private static void refuseEqualNames(List<Rule> rules) {
    Map<String, Rule> byName = new HashMap<>();
    for (Rule rule : rules) {
      Rule earlier = byName.put(rule.name(), rule);
      if (earlier != null) {
        throw new UsageException(
            rule.location()
                + ": the rule "
                + Excerpt.of(rule.name())
                + " is there already, at "
                + earlier.location()
                + ".");
      }
    }
  }
}
