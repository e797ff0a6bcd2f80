package org.schemaassurance.rules;

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
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.Project;
import org.schemaassurance.files.RefusedFileException;
import org.schemaassurance.files.YamlTree;
import org.schemaassurance.model.Excerpt;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.sql.ObjectName;
import org.schemaassurance.sql.SqlTextException;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
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
  private final Source source;
  private final Node node;
  private final Parameters parameters;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
  private final Set<String> known;

  /**
   * @param file as the user named it
   * @param project whose files it may name
   * @param shown whether a message may quote what stands in it; not of a file that another one
   *     includes, or that has nothing of a rule file: it may be any file
   */
  record Source(String file, Project project, boolean shown) {
    String quoted(String text) {
      return shown ? Excerpt.of(text) : "another text";
    }

    /** A name behind the word for it, if it may be shown. */
    String named(String name) {
      return shown ? " " + Excerpt.of(name) : "";
    }
  }

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
        throw problem(entry.getKeyNode(), "the key" + source.named(key) + " stands here twice");
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
              + "', found "
              + source.quoted(text));
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
      throw problem(
          value(key).orElse(node),
          "'"
              + key
              + "': "
              + (source.shown()
                  ? unreadable.getMessage()
                  : "this is not the SQL that is expected here; give the file itself to --rules to see what is wrong"));
    } catch (StackOverflowError nested) {
      throw problem(value(key).orElse(node), "'" + key + "': expected SQL that nests less deeply");
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
   * A file of the project that a key names, relative to the project's folder.
   *
   * @throws UsageException if the name leads out of the project or to no readable file of this kind
   */
  public Project.ProjectFile projectFile(String key, FileKind kind) {
    return projectFile(key, Optional.empty(), kind);
  }

  /** The same, of a name that is relative to the file that this mapping stands in. */
  Project.ProjectFile neighbouringFile(String key, FileKind kind) {
    Path folder = Path.of(source.file()).toAbsolutePath().normalize().getParent();
    return projectFile(key, Optional.of(folder), kind);
  }

  private Project.ProjectFile projectFile(String key, Optional<Path> folder, FileKind kind) {
    String name = text(key);
    try {
      return source.project().read(folder, name, kind);
    } catch (RefusedFileException refused) {
      throw problemWith(
          key,
          "the file"
              + source.named(name)
              + " cannot be read"
              + source.project().root().map(root -> " below " + root).orElse("")
              + ": "
              + refused.why());
    }
  }

  /** The project whose files this mapping may name. */
  Project project() {
    return source.project();
  }

  /** A text as a message may show it: its beginning in quotes. */
  public String quoted(String text) {
    return source.quoted(text);
  }

  /** The same with a blank before it, or nothing: the name of something that a word stands for. */
  String named(String name) {
    return source.named(name);
  }

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
            entry.getValue().getKeyNode(),
            "unknown key" + source.named(entry.getKey()) + "; " + nearest);
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

  /** {@code ${name}} is replaced, and <code>$${</code> is a plain <code>${</code>. */
  private String withParametersIn(String text, Node place) {
    if (!text.contains("${")) {
      return text;
    }
    StringBuilder result = new StringBuilder();
    int lastClose = text.lastIndexOf('}');
    int at = 0;
    for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", at)) {
      boolean plain = open > at && text.charAt(open - 1) == '$';
      result.append(text, at, plain ? open - 1 : open);
      at = open + 2;
      if (plain || lastClose < at) {
        result.append("${");
      } else {
        int close = text.indexOf('}', at);
        result.append(parameter(text.substring(at, close), place));
        at = close + 1;
      }
      requireShort(result, place);
    }
    return result.append(text, at, text.length()).toString();
  }

  private void requireShort(StringBuilder text, Node place) {
    if (text.length() > YamlTree.LONGEST_TEXT) {
      throw problem(
          place,
          "expected at most %,d characters in one text, found more with its parameters"
              .formatted(YamlTree.LONGEST_TEXT));
    }
  }

  private String parameter(String name, Node place) {
    return Optional.ofNullable(parameters.values().get(name))
        .map(parameters.spelling())
        .orElseThrow(
            () ->
                problem(
                    place, "the parameter" + source.named(name) + " is not declared" + declared()));
  }

  private String declared() {
    Collection<String> names = parameters.values().keySet();
    return names.isEmpty() || !source.shown()
        ? ""
        : "; declared are: " + String.join(", ", new ArrayList<>(names));
  }

  private UsageException missing(String key) {
    return problem(node, "the key '" + key + "' is missing");
  }

  private UsageException problem(Node place, String sentence) {
    return new UsageException(locationOf(place) + ": " + sentence + ".");
  }

  private SourceLocation locationOf(Node place) {
    return place
        .getStartMark()
        .map(mark -> new SourceLocation(source.file(), mark.getLine() + 1, mark.getColumn() + 1))
        .orElse(new SourceLocation(source.file(), 1, 1));
  }

  private String describe(Node found) {
    if (found instanceof MappingNode) {
      return "a mapping";
    }
    if (found instanceof SequenceNode) {
      return "a list";
    }
    if (found instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
      return source.quoted(scalar.getValue());
    }
    return "nothing";
  }
}
