package org.schemaassurance.verify.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.rules.RuleFileReader;
import org.schemaassurance.support.Json;
import org.schemaassurance.support.RuleFileSchema;
import org.schemaassurance.verify.Check;

/** A check is a class, a page, an entry in the registry and one in the JSON Schema. */
final class RuleFileSchemaTest {
  private static final Path SHIPPED = Path.of("verify-rules");
  private static final String BEGIN =
      "(?:rules|sections|behaviours|waivers|mutants|include|parameters):";

  static List<Check<?>> checks() {
    return Checks.ALL;
  }

  static List<Path> shippedFiles() throws IOException {
    try (Stream<Path> files = Files.walk(SHIPPED)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).toList();
    }
  }

  static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>(List.of(Path.of("README.md")));
    if (Files.isDirectory(Path.of("docs"))) {
      try (Stream<Path> files = Files.walk(Path.of("docs"))) {
        files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
      }
    }
    return documents.stream().filter(Files::exists).toList();
  }

  @Test
  void theCopyBesideTheRulesIsTheSchemaOfTheTool() {
    assertThat(SHIPPED.resolve("rules.schema.json")).hasContent(RulesSchema.text());
  }

  @ParameterizedTest
  @MethodSource("shippedFiles")
  void aShippedRuleFileNamesTheSchemaAndFollowsIt(Path file) throws IOException {
    String text = Files.readString(file);

    assertThat(text).startsWith("# yaml-language-server: $schema=rules.schema.json\n");
    assertThat(RuleFileSchema.complaintsAbout(text)).isEmpty();
  }

  @Test
  void everyRuleFileInTheDocumentationFollowsTheSchema() throws IOException {
    int examples = 0;
    for (Path document : documents()) {
      for (String example : examples(Files.readString(document))) {
        assertThat(RuleFileSchema.complaintsAbout(example))
            .as("%s: %s", document, example)
            .isEmpty();
        examples++;
      }
    }
    assertThat(examples).isGreaterThanOrEqualTo(4);
  }

  /** Blocks, indented or fenced, that begin as a rule file does. */
  private static List<String> examples(String document) {
    Stream<String> indented =
        Pattern.compile("(?m)^ {4}" + BEGIN + ".*\n(?:(?: {4}.*)?\n)*")
            .matcher(document)
            .results()
            .map(block -> block.group().replaceAll("(?m)^ {4}", ""));
    Stream<String> fenced =
        Pattern.compile("(?ms)^```yaml\n(" + BEGIN + ".*?)^```$")
            .matcher(document)
            .results()
            .map(block -> block.group(1));
    return Stream.concat(indented, fenced).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rulez: []",
        "rules: [{rule: a, check: tabel, table: public.t}]",
        "rules: [{rule: a, check: table}]",
        "rules: [{rule: a, check: table, table: public.t, tables: public.t}]",
        "rules: [{rule: a, check: table, table: public.t, colums: {}}]",
        "rules: [{rule: a, check: table, table: public.t, columns: {id: {typ: int}}}]",
        "rules: [{rule: a, check: table, table: public.t, severity: fatal}]",
        "rules: [{rule: a, check: unique, table: public.t, columns: []}]",
        "rules: [{rule: a, check: unique, table: public.t, columns: [a], nullable: perhaps}]",
        "waivers: [{rule: a, object: b, reason: c, owner: d, expires: soon}]",
        "include: [{fil: a.yaml}]"
      })
  void whatTheReaderRefusesTheSchemaRefuses(String wrong) {
    assertThat(RuleFileSchema.complaintsAbout(wrong)).isNotEmpty();
    assertThat(catchThrowableOfType(UsageException.class, () -> read(wrong))).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("checks")
  void theSchemaKnowsTheKeysThatTheReaderKnows(Check<?> check) throws IOException {
    Set<String> ofSchema = new TreeSet<>(keysInSchema(check.name()));
    ofSchema.remove("tables");

    assertThat(ofSchema).isEqualTo(keysOfReader(check));
  }

  @ParameterizedTest
  @MethodSource("checks")
  void theSchemaTakesTablesByPatternWhereTheReaderDoes(Check<?> check) throws IOException {
    String byPattern =
        example(check).replaceFirst("(?m)^    table: .*$", "    tables: public.audit_*");
    boolean read = byPattern.contains("tables:") && isRead(byPattern);

    assertThat(keysInSchema(check.name()).contains("tables")).isEqualTo(read);
    assertThat(RuleFileSchema.complaintsAbout(byPattern).isEmpty())
        .isEqualTo(read || !byPattern.contains("tables:"));
  }

  @Test
  void theSchemaKnowsTheKeysOfColumnsAndFilesThatTheReaderKnows() throws IOException {
    assertThat(keys("properties")).isEqualTo(knownHere("zzzzzzzzzzzz: 1"));
    assertThat(
            keys(
                "$defs",
                "table",
                "properties",
                "columns",
                "additionalProperties",
                "anyOf",
                "1",
                "properties"))
        .isEqualTo(
            knownHere(
                "rules: [{rule: a, check: table, table: public.t, columns: {id: {zzzzzzzzzzzz: 1}}}]"));
  }

  @ParameterizedTest
  @MethodSource("checks")
  void everyCheckHasAPageOfFourParts(Check<?> check) {
    assertThat(check.page())
        .startsWith("# " + check.name() + "\n")
        .contains("## Problem", "## What is compared", "## Example", "## How to fix");
    assertThat(check.firstSentence()).endsWith(".").doesNotContain("\n");
  }

  @Test
  void everyClassAndEveryPageIsOfAnEntryInTheRegistry() throws IOException {
    Path classes = Path.of("src/main/java/org/schemaassurance/verify/checks");
    Path beside = Path.of("src/main/resources/org/schemaassurance/verify/checks");

    assertThat(stems(classes, "Check.java"))
        .isEqualTo(
            names(
                Checks.ALL.stream()
                    .map(check -> check.getClass().getSimpleName().replaceFirst("Check$", ""))
                    .toList()));
    Set<String> checks = names(Checks.ALL.stream().map(Check::name).toList());
    assertThat(stems(beside, ".md")).isEqualTo(checks);
    assertThat(stems(beside, ".schema.json")).isEqualTo(checks);
  }

  private static Set<String> names(Collection<String> names) {
    return new TreeSet<>(names);
  }

  private static Set<String> stems(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return names(
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(ending))
              .map(name -> name.substring(0, name.length() - ending.length()))
              .toList());
    }
  }

  private static String example(Check<?> check) {
    Matcher block =
        Pattern.compile("^```yaml\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
            .matcher(check.page());
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  /** The reader says which keys it knows where it finds one that it does not know. */
  private static Set<String> keysOfReader(Check<?> check) {
    return knownHere(example(check).stripTrailing() + "\n    zzzzzzzzzzzz: 1\n");
  }

  private static Set<String> knownHere(String yaml) {
    UsageException refused = catchThrowableOfType(UsageException.class, () -> read(yaml));
    Matcher known = Pattern.compile("known here: (.*)\\.$").matcher(refused.getMessage());
    assertThat(known.find()).as(refused.getMessage()).isTrue();
    return names(Arrays.asList(known.group(1).split(", ")));
  }

  private static boolean isRead(String yaml) {
    try {
      return !read(yaml).isEmpty();
    } catch (UsageException refused) {
      return false;
    }
  }

  /** As if the text stood in the shipped folder, beside the changelog. */
  /** As a file of this project, since examples name files of its changelog. */
  private static List<?> read(String yaml) {
    try {
      Path file = Files.createTempFile(Path.of("target"), "example", ".yaml");
      try {
        Files.writeString(file, yaml);
        return new RuleFileReader(Checks.ALL).read(List.of(file), Map.of()).rules();
      } finally {
        Files.delete(file);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static Set<String> keysInSchema(String check) throws IOException {
    return keys("$defs", check, "properties");
  }

  private static Set<String> keys(String... path) throws IOException {
    Object node = Json.read(RulesSchema.text());
    for (String step : path) {
      node =
          node instanceof List<?> list
              ? list.get(Integer.parseInt(step))
              : ((Map<?, ?>) node).get(step);
    }
    Set<String> keys = new TreeSet<>();
    ((Map<?, ?>) node).keySet().forEach(key -> keys.add((String) key));
    return keys;
  }
}
