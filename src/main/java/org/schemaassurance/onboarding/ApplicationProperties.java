package org.schemaassurance.onboarding;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.RefusedFileException;
import org.schemaassurance.files.TextFile;
import org.schemaassurance.files.YamlTree;
import org.schemaassurance.model.UsageException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * An {@code application.properties} or {@code application.yaml} of Spring Boot, Quarkus or
 * Micronaut, without what holds in a profile only. See <a
 * href="https://docs.spring.io/spring-boot/reference/features/external-config.html">Externalized
 * Configuration</a>.
 */
final class ApplicationProperties {
  private static final Pattern DOCUMENTS = Pattern.compile("(?m)^(?:#---|---).*$");

  /** Maven's resource filtering puts something there; no YAML begins so. */
  private static final Pattern FILTERED = Pattern.compile("@(\\S+?)@");

  private static final Pattern INDEX = Pattern.compile("\\[\\d+]$");

  /** Quarkus' keys that have dots. */
  private static final Pattern QUOTED = Pattern.compile("^\"(.*)\"$");

  private static final List<String> OF_A_PROFILE =
      List.of("spring.config.activate.on-profile", "spring.profiles");

  private final Map<String, String> values;

  private ApplicationProperties(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads one.
   *
   * @throws UsageException if it cannot be read
   */
  static ApplicationProperties read(Path file) {
    String text = FILTERED.matcher(text(file)).replaceAll("\\${$1}");
    boolean isYaml = !file.toString().endsWith(".properties");
    Map<String, String> values = new LinkedHashMap<>();
    DOCUMENTS
        .splitAsStream(text)
        .map(document -> isYaml ? ofYaml(file, document) : ofProperties(file, document))
        .filter(ApplicationProperties::isOfAnyProfile)
        .forEach(values::putAll);
    return new ApplicationProperties(values);
  }

  private static String text(Path file) {
    try {
      return TextFile.readOfAnyEncoding(file, FileKind.OF_ANOTHER_TOOL);
    } catch (RefusedFileException refused) {
      throw refused.of("configuration", file);
    }
  }

  private static Map<String, String> ofProperties(Path file, String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException malformed) {
      throw new UsageException("The configuration " + file + " is no properties file.", malformed);
    }
    Map<String, String> values = new LinkedHashMap<>();
    // In the order of their indexes, where a list has some.
    new TreeMap<>(properties)
        .forEach(
            (name, value) ->
                values.merge(
                    INDEX.matcher(name.toString()).replaceFirst(""),
                    value.toString().strip(),
                    (former, next) -> former + "," + next));
    return values;
  }

  private static Map<String, String> ofYaml(Path file, String text) {
    Map<String, String> values = new LinkedHashMap<>();
    YamlTree.composeIfAny(file.toString(), text, false)
        .ifPresent(root -> flatten("", root, values));
    return values;
  }

  private static void flatten(String name, Node node, Map<String, String> values) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode key) {
          String below = name.isEmpty() ? key.getValue() : name + "." + key.getValue();
          flatten(below, entry.getValueNode(), values);
        }
      }
    } else if (node instanceof SequenceNode sequence) {
      values.put(
          name,
          sequence.getValue().stream()
              .flatMap(ApplicationProperties::scalar)
              .collect(Collectors.joining(",")));
    } else {
      scalar(node).forEach(value -> values.put(name, value));
    }
  }

  private static Stream<String> scalar(Node node) {
    return node instanceof ScalarNode scalar ? Stream.of(scalar.getValue()) : Stream.empty();
  }

  private static boolean isOfAnyProfile(Map<String, String> document) {
    return OF_A_PROFILE.stream().noneMatch(document::containsKey);
  }

  /** Whether something is said below a name. */
  boolean hasAny(String prefix) {
    return values.keySet().stream().anyMatch(name -> isBelow(name, prefix));
  }

  /**
   * The value of the first of some names that has one; empty too where only the environment of the
   * application knows it.
   */
  Optional<String> value(String... names) {
    return Stream.of(names)
        .flatMap(name -> written(name).stream())
        .flatMap(text -> resolved(text).stream())
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  /**
   * The text of the first of some names, where only the environment of the application knows it.
   */
  Optional<String> unresolved(String... names) {
    return Stream.of(names)
        .flatMap(name -> written(name).stream())
        .findFirst()
        .filter(text -> resolved(text).isEmpty());
  }

  /** The values below a name, by what follows it, as it is written. */
  Map<String, String> below(String prefix) {
    Map<String, String> below = new TreeMap<>();
    writtenBelow(prefix)
        .forEach((name, text) -> resolved(text).ifPresent(value -> below.put(name, value)));
    return below;
  }

  /** The texts below a name that only the environment of the application knows. */
  Map<String, String> unresolvedBelow(String prefix) {
    Map<String, String> below = writtenBelow(prefix);
    below.values().removeIf(text -> resolved(text).isPresent());
    return below;
  }

  private Map<String, String> writtenBelow(String prefix) {
    int segments = prefix.split("\\.").length;
    Map<String, String> below = new TreeMap<>();
    values.forEach(
        (name, value) -> {
          if (isBelow(name, prefix)) {
            String rest = name.split("\\.", segments + 1)[segments];
            below.put(QUOTED.matcher(rest).replaceFirst("$1"), value);
          }
        });
    return below;
  }

  private static boolean isBelow(String name, String prefix) {
    return folded(name).startsWith(folded(prefix) + ".");
  }

  private Optional<String> written(String name) {
    return values.entrySet().stream()
        .filter(entry -> folded(entry.getKey()).equals(folded(name)))
        .map(Map.Entry::getValue)
        .reduce((former, last) -> last);
  }

  /** Spring binds loosely: change-log and changeLog are one. */
  private static String folded(String name) {
    return name.replace("-", "").toLowerCase(Locale.ROOT);
  }

  private Optional<String> resolved(String text) {
    return new Placeholders(this::written).resolved(text).map(String::strip);
  }
}
