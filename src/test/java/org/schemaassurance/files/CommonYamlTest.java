package org.schemaassurance.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What is read without the library is read as the library does. */
final class CommonYamlTest {
  private static final List<String> LINES =
      List.of(
          "rules:",
          "title: Rules of a schema",
          "- rule: one",
          "-   rule: two",
          "- plain text",
          "- 'quoted'",
          "- |",
          "-",
          "columns:",
          "id: {type: bigint, nullable: false, default: none}",
          "code: {type: 'numeric(12,2)', default: '''draft''::text'}",
          "deep: {a: [b, {c: d}], e: [], f: {}}",
          "columns: [owner_id, code]",
          "list: [a, 'b', \"c\"]",
          "query: |",
          "body: |-",
          "body: |+",
          "other: |2-",
          "folded: >",
          "hint: \"ends\\nhere \\\\ \\\"quoted\\\"\"",
          "\"function a.f(x: int)\":",
          "'key': value",
          "when: a <> b # a comment",
          "# a comment",
          "when: status = 'active' AND x::text ~ 'a'",
          "nothing: null",
          "nothing:",
          "SELECT 1",
          "  WHERE a = 'b: c'",
          "table public.orders: {}",
          "",
          " ",
          "    ",
          "...",
          "---");

  private static final List<String> SPLINTERS =
      List.of(
          " ", "  ", "\n", "\t", ":", ": ", " :", "#", " #", "-", "- ", "'", "''", "\"", "\\",
          "\\n", "\\x", "[", "]", "{", "}", ",", ", ", "&a", "*a", "!x", "%", "@", "`", "|", ">",
          "?", "? ", "~", "null", "=", "<<", "\r", "\u0085", "\u00a0", "\u2028", "\ufeff", "ü",
          "😀", "x", "0");

  @Property(tries = 3000)
  void whatIsReadIsReadAsTheLibraryReadsIt(@ForAll("texts") String text) {
    common(text).ifPresent(events -> assertThat(events).isEqualTo(library(text)));
  }

  @Property(tries = 1000)
  void aRuleFileWithAnErrorIsReadSoOrNotAtAll(
      @ForAll("splinters") String splinter, @ForAll double where, @ForAll double length) {
    String file = ruleFile();
    int at = (int) (fraction(where) * file.length());
    int end = Math.min(file.length(), at + (int) (fraction(length) * 4));
    String text = file.substring(0, at) + splinter + file.substring(end);

    common(text).ifPresent(events -> assertThat(events).isEqualTo(library(text)));
  }

  @Example
  void theFilesOfTheExampleAreCommon() throws IOException {
    List<Path> files = new ArrayList<>(List.of(Path.of("changelog/schema-snapshot.yaml")));
    try (Stream<Path> rules = Files.list(Path.of("verify-rules"))) {
      rules.filter(file -> file.toString().endsWith(".yaml")).forEach(files::add);
    }
    for (Path file : files) {
      String text = Files.readString(file);
      assertThat(common(text)).as(file.toString()).isPresent();
      assertThat(common(text).orElseThrow()).isEqualTo(library(text));
    }
  }

  @Example
  void aListMayBeginNoDeeperThanItsKey() {
    String text = "a:\n- b: c\n  d:\n  - e\n  f: g\n- h\ni: j\n";
    assertThat(common(text)).contains(library(text));
  }

  @Example
  void whatHasAnotherFormIsLeftToTheLibrary() {
    for (String text : List.of("a: b", "- a\n", "a: &x b\n", "a: [b,\n  c]\n", "a: b\n  c\n", "")) {
      assertThatExceptionOfType(UncommonYamlException.class)
          .as(text)
          .isThrownBy(() -> described(new CommonYaml("file", text)));
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> line =
        Combinators.combine(Arbitraries.integers().between(0, 4), lines())
            .as((indent, text) -> "  ".repeat(indent) + text);
    return line.list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(lines -> "a:\n" + String.join("\n", lines) + "\n");
  }

  @Provide
  Arbitrary<String> splinters() {
    return Arbitraries.of(SPLINTERS);
  }

  private static Arbitrary<String> lines() {
    return Arbitraries.frequencyOf(
        Tuple.of(9, Arbitraries.of(LINES)),
        Tuple.of(
            1,
            Combinators.combine(
                    Arbitraries.of(LINES), Arbitraries.of(SPLINTERS), Arbitraries.integers())
                .as(
                    (line, splinter, where) -> {
                      int at = Math.floorMod(where, line.length() + 1);
                      return line.substring(0, at) + splinter + line.substring(at);
                    })));
  }

  private static double fraction(double number) {
    double fraction = Math.abs(number % 1);
    return Double.isNaN(fraction) ? 0 : fraction;
  }

  private static String ruleFile() {
    try {
      return Files.readString(Path.of("verify-rules/chat-creation.yaml"));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static Optional<List<String>> common(String text) {
    try {
      return Optional.of(described(new CommonYaml("file", text)));
    } catch (UncommonYamlException other) {
      return Optional.empty();
    }
  }

  private static List<String> library(String text) {
    LoadSettings settings =
        LoadSettings.builder().setLabel("file").setBufferSize(text.length() + 1).build();
    try {
      return described(new Parse(settings).parseString(text).iterator());
    } catch (YamlEngineException invalid) {
      return List.of(String.valueOf(invalid.getMessage()));
    }
  }

  private static List<String> described(Iterator<Event> events) {
    List<String> all = new ArrayList<>();
    events.forEachRemaining(event -> all.add(described(event)));
    return all;
  }

  private static String described(Event event) {
    String begins =
        event.getEventId()
            + event
                .getStartMark()
                .map(mark -> " " + mark.getLine() + ":" + mark.getColumn())
                .orElse("");
    if (event instanceof ScalarEvent scalar) {
      return String.join(
          " ",
          begins,
          scalar.getScalarStyle().toString(),
          String.valueOf(scalar.getImplicit().canOmitTagInPlainScalar()),
          scalar.getTag().toString(),
          scalar.getAnchor().toString(),
          scalar.getValue());
    }
    if (event instanceof CollectionStartEvent start) {
      return String.join(
          " ",
          begins,
          start.getFlowStyle().toString(),
          start.getTag().toString(),
          start.getAnchor().toString());
    }
    return event instanceof DocumentEndEvent end
        ? "end " + end.isExplicit()
        : String.valueOf(event.getEventId());
  }
}
