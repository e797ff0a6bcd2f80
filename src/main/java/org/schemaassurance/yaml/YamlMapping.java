package org.schemaassurance.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.Project;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SourceLocation;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.sql.ObjectName;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A mapping of a file that knows where it stands and which of its keys have been asked for. Every
 * problem is a {@link UsageException} of the form {@code file:line:column: expected …, found …}.
 */
public final class YamlMapping {
  private final YamlSource source;
  private final YamlParameters parameters;
  private final YamlEntries entries;

  /**
   * @param parameters what {@code ${name}} stands for, as identifiers
   */
  public YamlMapping(YamlSource source, Node node, Map<String, String> parameters) {
    this(source, node, YamlParameters.ofSql(parameters));
  }

  YamlMapping(YamlSource source, Node node, YamlParameters parameters) {
    this.source = source;
    this.parameters = parameters;
    this.entries = new YamlEntries(source, node);
  }

  public SourceLocation location() {
    return source.locationOf(entries.node());
  }

  public boolean has(String key) {
    return entries.value(key).isPresent();
  }

  /** Whether the key is there; does not count as asking for it. */
  public boolean gives(String key) {
    return entries.gives(key);
  }

  /** Whether the key is there and has keys of its own; does not count as asking for it. */
  public boolean givesMapping(String key) {
    return entries.gives(key) && required(key).isMapping();
  }

  private Optional<YamlValue> value(String key) {
    return entries.value(key).map(found -> new YamlValue(key, found, source, parameters));
  }

  private YamlValue required(String key) {
    return new YamlValue(key, entries.required(key), source, parameters);
  }

  /** The text of a key that has to be there. */
  public String text(String key) {
    return required(key).text();
  }

  public Optional<String> optionalText(String key) {
    return value(key).map(YamlValue::text);
  }

  /** Whether a key is there with nothing behind it. */
  public boolean isEmptyAt(String key) {
    return value(key).filter(YamlValue::isEmpty).isPresent();
  }

  /** A key that is {@code true} or {@code false}. */
  public Optional<Boolean> optionalBoolean(String key) {
    return value(key).map(YamlValue::truth);
  }

  /** A whole number from 0 on. */
  public Optional<Long> optionalCount(String key) {
    return value(key).map(YamlValue::count);
  }

  /** A list of lists of texts; an empty answer is {@code null} in the file. */
  public Optional<List<List<Optional<String>>>> optionalRows(String key) {
    return value(key).map(YamlValue::rows);
  }

  /** A list of texts, one at least; a single text is a list of one. */
  public List<String> texts(String key) {
    return required(key).textsButNone();
  }

  public Optional<List<String>> optionalTexts(String key) {
    return value(key).map(YamlValue::texts);
  }

  /** One of the constants, written in lower case with blanks for underscores. */
  public <E extends Enum<E>> Optional<E> optionalChoice(String key, Class<E> type) {
    return value(key).map(found -> found.choice(type));
  }

  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    return required(key).choice(type);
  }

  /** Several of the constants. */
  public <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
    return required(key).choices(type);
  }

  /** {@code schema.name}, parts quoted as in SQL where they need it. */
  public QualifiedName qualifiedName(String key) {
    String text = text(key);
    return parsed(key, () -> ObjectName.qualified(text));
  }

  /** Reads a text by a parser of SQL text, whose complaint gets this place. */
  public <T> T parsed(String key, Supplier<T> parser) {
    return source.parsed(key, entries.place(key), parser);
  }

  /** The mappings of a list; none where the key is not there. */
  public List<YamlMapping> mappings(String key) {
    return elements(key).map(YamlValue::mapping).toList();
  }

  /** The same; a text in the list counts as {@code shorthand: text}. */
  public List<YamlMapping> mappings(String key, String shorthand) {
    return elements(key).map(element -> element.mapping(shorthand)).toList();
  }

  /** The same; a list in the list counts as {@code shorthand: list}, too. */
  public List<YamlMapping> mappingsOfListsOr(String key, String shorthand) {
    return elements(key).map(element -> element.mappingOfListOr(shorthand)).toList();
  }

  private Stream<YamlValue> elements(String key) {
    return value(key).map(YamlValue::elements).orElse(List.of()).stream();
  }

  public Optional<YamlMapping> optionalMapping(String key) {
    return value(key).map(YamlValue::mapping);
  }

  /**
   * The entries of a mapping whose keys the user chooses, in their order; a value that is a text
   * counts as {@code shorthand: text}.
   */
  public <T> Map<String, T> entriesOf(
      String key, String shorthand, Function<YamlMapping, T> reader) {
    return required(key).dictionary().mappings(shorthand, reader);
  }

  /** The entries of a mapping whose keys the user chooses, in their order, each a list of texts. */
  public Map<String, List<String>> listEntries(String key) {
    return value(key).map(found -> found.dictionary().lists()).orElse(Map.of());
  }

  /** All entries of this mapping, each a text; every key is known. */
  public Map<String, String> texts() {
    return new YamlDictionary(source, entries, parameters).texts();
  }

  /** The names and texts of a mapping of texts; parameters stand in them as they were given. */
  public Map<String, String> textEntries(String key) {
    return value(key).map(found -> found.asGiven().dictionary().texts()).orElse(Map.of());
  }

  /**
   * A file of the project that a key names, relative to the project's folder.
   *
   * @throws UsageException if the name leads out of the project or to no readable file of this kind
   */
  public Project.ProjectFile projectFile(String key, FileKind kind) {
    return required(key).file(Optional.empty(), kind);
  }

  /**
   * A file of the project whose text others read.
   *
   * @param places where it may lie, relative to the project's folder; that folder if empty
   * @throws UsageException if the name leads out of the project, or is none of this kind
   */
  public Project.NamedFile namedFile(String key, FileKind kind, Optional<List<String>> places) {
    return required(key).namedFile(places.orElse(List.of()), kind);
  }

  /** The same, of a name that is relative to the file that this mapping stands in. */
  public Project.ProjectFile neighbouringFile(String key, FileKind kind) {
    return required(key).file(Optional.of(source.folder()), kind);
  }

  /** The project whose files this mapping may name. */
  public Project project() {
    return source.project();
  }

  /** A text as a message may show it: its beginning in quotes. */
  public String quoted(String text) {
    return source.quoted(text);
  }

  /** The same with a blank before it, or nothing: the name of something that a word stands for. */
  public String named(String name) {
    return source.named(name);
  }

  /** The same mapping, of which nothing has been asked for, with other parameters. */
  public YamlMapping withParameters(Map<String, String> others) {
    return new YamlMapping(source, entries.node(), others);
  }

  /**
   * To be called when all keys that exist have been asked for.
   *
   * @throws UsageException for the first key that nobody asked for, with the nearest one that is
   *     known
   */
  public void refuseUnknownKeys() {
    entries.refuseUnknown();
  }

  /** A problem with the value of a key, or with the mapping where it is not there. */
  public UsageException problemWith(String key, String sentence) {
    return source.problem(entries.place(key), sentence);
  }
}
