package org.schemaassurance.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.sql.ObjectName;
import org.schemaassurance.sql.SqlTextException;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of a rule file that knows where it stands and which of its keys have been asked for.
 * Every problem is a {@link UsageException} of the form {@code file:line:column: expected …, found
 * …}.
 */
public final class YamlMapping {
  private static final Pattern PARAMETER = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)}");

  private final Source source;
  private final Node node;
  private final Parameters parameters;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
  private final Set<String> known;

  /**
   * @param file as the user named it
   * @param includedIn the project's folder, which the file that includes this one has settled;
   *     empty for a file that nobody includes
   */
  record Source(String file, Optional<Path> includedIn) {}

  /**
   * @param values what {@code ${name}} stands for, as identifiers
   * @param spelling how an identifier is written into a text
   */
  private record Parameters(Map<String, String> values, UnaryOperator<String> spelling) {}

  /**
   * @param parameters what {@code ${name}} stands for, as identifiers
   */
  YamlMapping(Source source, Node node, Map<String, String> parameters) {
    this(source, node, new Parameters(parameters, SqlIdentifier::display), new TreeSet<>());
  }

  private YamlMapping(Source source, Node node, Parameters parameters, Set<String> known) {
    this.source = source;
    this.node = node;
    this.parameters = parameters;
    this.known = known;
    if (!(node instanceof MappingNode mapping)) {
      throw problem(node, "expected a mapping (key: value), found " + describe(node));
    }
    for (NodeTuple entry : mapping.getValue()) {
      String key = keyOf(entry);
      if (entries.put(key, entry) != null) {
        throw problem(entry.getKeyNode(), "the key '" + key + "' stands here twice");
      }
    }
  }

  private String keyOf(NodeTuple entry) {
    if (entry.getKeyNode() instanceof ScalarNode key) {
      return key.getValue();
    }
    throw problem(entry.getKeyNode(), "expected a key, found " + describe(entry.getKeyNode()));
  }

  public SourceLocation location() {
    return locationOf(node);
  }

  public boolean has(String key) {
    known.add(key);
    return entries.containsKey(key);
  }

  /** The text of a key that has to be there. */
  public String text(String key) {
    return optionalText(key).orElseThrow(() -> missing(key));
  }

  public Optional<String> optionalText(String key) {
    return value(key).map(found -> scalar(key, found));
  }

  /** A key that is {@code true} or {@code false}. */
  public Optional<Boolean> optionalBoolean(String key) {
    return value(key)
        .map(
            found ->
                switch (scalar(key, found)) {
                  case "true" -> true;
                  case "false" -> false;
                  default ->
                      throw problem(
                          found,
                          "expected true or false for '" + key + "', found " + describe(found));
                });
  }

  /** A list of texts; a single text is a list of one. */
  public List<String> texts(String key) {
    List<String> texts = optionalTexts(key).orElseThrow(() -> missing(key));
    if (texts.isEmpty()) {
      throw problem(
          value(key).orElseThrow(),
          "expected at least one entry for '" + key + "', found an empty list");
    }
    return texts;
  }

  public Optional<List<String>> optionalTexts(String key) {
    return value(key)
        .map(
            found ->
                found instanceof SequenceNode sequence
                    ? sequence.getValue().stream().map(element -> scalar(key, element)).toList()
                    : List.of(scalar(key, found)));
  }

  /** One of the constants, written in lower case with blanks for underscores. */
  public <E extends Enum<E>> Optional<E> optionalChoice(String key, Class<E> type) {
    return value(key).map(found -> choice(key, scalar(key, found), found, type));
  }

  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    return optionalChoice(key, type).orElseThrow(() -> missing(key));
  }

  /** Several of the constants. */
  public <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
    Node found = value(key).orElseThrow(() -> missing(key));
    return texts(key).stream().map(text -> choice(key, text, found, type)).toList();
  }

  private <E extends Enum<E>> E choice(String key, String text, Node found, Class<E> type) {
    List<String> words =
        Arrays.stream(type.getEnumConstants()).map(constant -> word(constant.name())).toList();
    int index = words.indexOf(word(text));
    if (index < 0) {
      throw problem(
          found,
          "expected one of "
              + String.join(", ", words)
              + " for '"
              + key
              + "', found '"
              + text
              + "'");
    }
    return type.getEnumConstants()[index];
  }

  private static String word(String text) {
    return text.toLowerCase(Locale.ROOT).replace('_', ' ').strip();
  }

  /** {@code schema.name}, parts quoted as in SQL where they need it. */
  public QualifiedName qualifiedName(String key) {
    String text = text(key);
    return parsed(key, () -> ObjectName.qualified(text));
  }

  /** Reads a text by a parser of SQL text, whose complaint gets this place. */
  public <T> T parsed(String key, java.util.function.Supplier<T> parser) {
    try {
      return parser.get();
    } catch (SqlTextException unreadable) {
      throw problem(value(key).orElse(node), "'" + key + "': " + unreadable.getMessage());
    }
  }

  /** The mappings of a list. */
  public List<YamlMapping> mappings(String key) {
    return value(key)
        .map(
            found -> {
              if (!(found instanceof SequenceNode sequence)) {
                throw problem(found, "expected a list for '" + key + "', found " + describe(found));
              }
              return sequence.getValue().stream().map(this::child).toList();
            })
        .orElse(List.of());
  }

  /** The mappings of a list; a text in it counts as {@code shorthand: text}. */
  List<YamlMapping> mappings(String key, String shorthand) {
    Node found = value(key).orElseGet(() -> new SequenceNode(Tag.SEQ, List.of(), FlowStyle.BLOCK));
    if (!(found instanceof SequenceNode sequence)) {
      throw problem(found, "expected a list for '" + key + "', found " + describe(found));
    }
    return sequence.getValue().stream()
        .map(element -> child(asMapping(element, shorthand)))
        .toList();
  }

  public Optional<YamlMapping> optionalMapping(String key) {
    return value(key).map(this::child);
  }

  /**
   * The entries of a mapping whose keys the user chooses, in their order; a value that is a text
   * counts as {@code shorthand: text}.
   */
  public <T> Map<String, T> entriesOf(
      String key, String shorthand, Function<YamlMapping, T> reader) {
    Node found = value(key).orElseThrow(() -> missing(key));
    YamlMapping names = child(found);
    Map<String, T> result = new LinkedHashMap<>();
    for (Map.Entry<String, NodeTuple> entry : names.entries.entrySet()) {
      YamlMapping value = child(asMapping(entry.getValue().getValueNode(), shorthand));
      result.put(entry.getKey(), reader.apply(value));
      value.refuseUnknownKeys();
    }
    return result;
  }

  private static Node asMapping(Node value, String shorthand) {
    if (!(value instanceof ScalarNode scalar)) {
      return value;
    }
    Node key =
        new ScalarNode(
            Tag.STR,
            true,
            shorthand,
            scalar.getScalarStyle(),
            scalar.getStartMark(),
            scalar.getEndMark());
    return new MappingNode(
        Tag.MAP,
        true,
        List.of(new NodeTuple(key, scalar)),
        FlowStyle.BLOCK,
        scalar.getStartMark(),
        scalar.getEndMark());
  }

  /** All entries of this mapping, each a text; every key is known. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    entries.keySet().forEach(name -> texts.put(name, text(name)));
    return texts;
  }

  /** The names and texts of a mapping of texts; parameters stand in them as they were given. */
  Map<String, String> textEntries(String key) {
    Parameters plain = new Parameters(parameters.values(), UnaryOperator.identity());
    return value(key)
        .map(found -> new YamlMapping(source, found, plain, new TreeSet<>()).texts())
        .orElse(Map.of());
  }

  /**
   * A file of the project that a key names.
   *
   * @throws UsageException if the name leads out of the project or to no readable file
   */
  public ProjectFile projectFile(String key) {
    return projectFile(key, projectRoot());
  }

  /** The same, of a name that is relative to the file that this mapping stands in. */
  ProjectFile neighbouringFile(String key) {
    return projectFile(key, Path.of(source.file()).toAbsolutePath().normalize().getParent());
  }

  private ProjectFile projectFile(String key, Path folder) {
    String name = text(key);
    if (name.indexOf('\0') >= 0) {
      throw problemWith(key, "expected the name of a file, found a zero byte in it");
    }
    Path root = projectRoot();
    Path path = folder.resolve(name).normalize();
    if (Path.of(name).isAbsolute() || !path.startsWith(root)) {
      throw problemWith(key, "expected a file below " + root + ", found '" + name + "'");
    }
    try {
      // A link could lead out as well.
      if (!path.toRealPath().startsWith(root.toRealPath())) {
        throw problemWith(
            key, "expected a file below " + root + ", found a link that leads elsewhere");
      }
      return new ProjectFile(
          root, root.relativize(path).toString().replace('\\', '/'), Files.readString(path));
    } catch (IOException unreadable) {
      throw problemWith(key, "the file " + name + " cannot be read below " + root);
    }
  }

  /** The folder that holds the rules folder: changelog and rules stand side by side in it. */
  private Path projectRoot() {
    Path rulesFolder = Path.of(source.file()).toAbsolutePath().normalize().getParent();
    return source
        .includedIn()
        .or(() -> Optional.ofNullable(rulesFolder.getParent()))
        .orElse(rulesFolder);
  }

  /**
   * A file of the project.
   *
   * @param root the project's folder
   * @param name relative to the root, with slashes
   */
  public record ProjectFile(Path root, String name, String content) {}

  YamlMapping withParameters(Map<String, String> moreParameters) {
    return new YamlMapping(source, node, moreParameters);
  }

  /** The same with {@code table: name} in the place of {@code tables}. */
  YamlMapping withTable(QualifiedName name) {
    YamlMapping result = new YamlMapping(source, node, parameters, known);
    NodeTuple tables = result.entries.remove("tables");
    Node place = tables.getValueNode();
    Node table =
        new ScalarNode(
            Tag.STR,
            true,
            name.toString().replace("${", "$${"),
            ScalarStyle.PLAIN,
            place.getStartMark(),
            place.getEndMark());
    result.entries.put("table", new NodeTuple(tables.getKeyNode(), table));
    return result;
  }

  /** Whether somebody has asked for the key. */
  boolean knows(String key) {
    return known.contains(key);
  }

  /** Whether the key is there; does not count as asking for it. */
  boolean gives(String key) {
    return entries.containsKey(key);
  }

  /**
   * To be called when all keys that exist have been asked for.
   *
   * @throws UsageException for the first key that nobody asked for, with the nearest one that is
   *     known
   */
  public void refuseUnknownKeys() {
    for (Map.Entry<String, NodeTuple> entry : entries.entrySet()) {
      if (!known.contains(entry.getKey())) {
        String nearest =
            Spelling.nearest(entry.getKey(), known)
                .map(name -> "did you mean '" + name + "'?")
                .orElse("known here: " + String.join(", ", known));
        throw problem(
            entry.getValue().getKeyNode(), "unknown key '" + entry.getKey() + "'; " + nearest);
      }
    }
  }

  /** A problem with the value of a key. */
  public UsageException problemWith(String key, String sentence) {
    return problem(value(key).orElse(node), sentence);
  }

  private YamlMapping child(Node child) {
    return new YamlMapping(source, child, parameters, new TreeSet<>());
  }

  private Optional<Node> value(String key) {
    known.add(key);
    return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
  }

  private String scalar(String key, Node found) {
    if (!(found instanceof ScalarNode scalar) || scalar.getTag().equals(Tag.NULL)) {
      throw problem(found, "expected a text for '" + key + "', found " + describe(found));
    }
    return withParametersIn(scalar.getValue(), found);
  }

  private String withParametersIn(String text, Node place) {
    Matcher matcher = PARAMETER.matcher(text);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      if (matcher.group(1) == null) {
        matcher.appendReplacement(result, Matcher.quoteReplacement("${"));
        continue;
      }
      String value = parameters.values().get(matcher.group(1));
      if (value == null) {
        throw problem(
            place,
            "the parameter '"
                + matcher.group(1)
                + "' is not declared"
                + declared(parameters.values().keySet()));
      }
      matcher.appendReplacement(
          result, Matcher.quoteReplacement(parameters.spelling().apply(value)));
    }
    return matcher.appendTail(result).toString();
  }

  private static String declared(Collection<String> names) {
    return names.isEmpty() ? "" : "; declared are: " + String.join(", ", new ArrayList<>(names));
  }

  private UsageException missing(String key) {
    return problem(node, "the key '" + key + "' is missing");
  }

  private UsageException problem(Node place, String sentence) {
    return new UsageException(locationOf(place) + ": " + sentence + ".");
  }

  private SourceLocation locationOf(Node place) {
    Optional<Mark> mark = place.getStartMark();
    return new SourceLocation(
        source.file(),
        mark.map(Mark::getLine).orElse(0) + 1,
        mark.map(Mark::getColumn).orElse(0) + 1);
  }

  private static String describe(Node found) {
    if (found instanceof MappingNode) {
      return "a mapping";
    }
    if (found instanceof SequenceNode) {
      return "a list";
    }
    if (found instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
      return "'" + scalar.getValue() + "'";
    }
    return "nothing";
  }
}
