package org.schemaassurance.rules.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.schemaassurance.rules.Declaration;
import org.schemaassurance.rules.DeclarationKind;
import org.schemaassurance.rules.RuleFileReader;
import org.schemaassurance.yaml.YamlMapping;

/** What is written is read back as it was. */
final class RuleYamlTest {

  private record Probed(String text, List<String> list, String lines, Map<String, String> columns)
      implements Declaration {
    @Override
    public String object() {
      return text;
    }
  }

  private static final class Probe implements DeclarationKind<Probed> {
    @Override
    public String name() {
      return "probe";
    }

    @Override
    public Probed read(YamlMapping mapping) {
      return new Probed(
          mapping.text("text"),
          mapping.optionalTexts("list").orElseThrow(),
          mapping.text("lines"),
          mapping.entriesOf("columns", "type", column -> column.text("type")));
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(40).filter(RuleYamlTest::isText),
        Arbitraries.strings()
            .withChars("${}'\"\\#:-[]&*!|>%@`, \t\r\n\u0085\u00a0\u2028\ufeffa1~")
            .ofMaxLength(30),
        Arbitraries.of(
            "",
            " ",
            "\n",
            "\n\n",
            " x",
            "x ",
            "x\n ",
            "\tx",
            "x\t\n",
            "true",
            "null",
            "~",
            "0x1f",
            "1e3",
            "=",
            "<<",
            "---\nx",
            "...",
            "${",
            "$${",
            "$$${a}",
            "${a}",
            "$",
            "x\r\ny\r\n",
            "- a",
            "? a",
            "a: b",
            "a #b",
            "\n  x\n y"));
  }

  /** A lone half of a surrogate pair is no character of any database. */
  /** PostgreSQL has no zero character in a text. */
  private static boolean isText(String text) {
    return text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
  }

  @Property(tries = 2000)
  void anyTextIsReadBackAsItWasWritten(
      @ForAll("texts") String text,
      @ForAll("texts") String lines,
      @ForAll("texts") String column,
      @ForAll("texts") String name) {
    DraftRule draft =
        new DraftRule(
            name,
            new RuleYaml()
                .text("rule", name)
                .text("check", "probe")
                .text("text", text)
                .texts("list", List.of(text, lines, name))
                .mapping("columns", Map.of(column, new RuleYaml().text("type", text)))
                .lines("lines", lines)
                .write());

    Probed expected = new Probed(text, List.of(text, lines, name), lines, Map.of(column, text));
    assertThat(declared(draft.asFile())).isEqualTo(expected);
    String file =
        RuleFileText.of(text, List.of(new DraftSection(name, List.of(draft))), Map.of(), List.of());
    assertThat(declared(file)).isEqualTo(expected);
  }

  @Property(tries = 500)
  void aRuleThatIsACommentIsNoRule(@ForAll("texts") String lines) {
    DraftRule draft =
        new DraftRule("a", new RuleYaml().text("rule", "a").lines("lines", lines).write());

    String file =
        RuleFileText.of(
            "t",
            List.of(new DraftSection("s", List.of(draft))),
            Map.of(draft, "why\nnot"),
            List.of());

    assertThat(reader().readText("drafts", file).rules()).isEmpty();
  }

  @Test
  void aBodyStandsAsItIs() {
    String body = "\nBEGIN\n\tRETURN NEW; -- ${x}  \n\nEND\n";

    assertThat(new RuleYaml().lines("body", body).text("a", Optional.empty()).write())
        .contains("body: |\n\n  BEGIN\n  \tRETURN NEW; -- $${x}  \n\n  END\n");
  }

  private static Declaration declared(String file) {
    return reader().readText("drafts", file).rules().get(0).declaration();
  }

  private static RuleFileReader reader() {
    return new RuleFileReader(List.of(new Probe()));
  }
}
