package org.schemaassurance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.verify.checks.Checks;

/** Whatever stands in a rule file, it is read, or the user is told. */
final class RuleFileFuzzTest {
  private static final List<String> PIECES =
      List.of(
          "rules:",
          "sections:",
          "title:",
          "parameters:",
          " ",
          "  ",
          "\n",
          "\n  ",
          "\n    ",
          "- ",
          "rule: a",
          "check: table",
          "check: trigger",
          "check: no-rows",
          "check: function",
          "table: a.b",
          "table: '${x}.b'",
          "columns:",
          "columns: {a: int}",
          "query: SELECT 1",
          "query: |\n",
          "key: a",
          "events: [insert]",
          "function: a.f()",
          "body_from: a",
          "&a ",
          "*a",
          "!!binary ",
          "!x ",
          "<<: ",
          "? ",
          "[",
          "]",
          "{",
          "}",
          ",",
          ":",
          "'",
          "\"",
          "\\0",
          "\\x",
          "#",
          "---",
          "...",
          "%YAML 1.2\n",
          "@",
          "`",
          "|",
          ">",
          "~",
          "null",
          "\t",
          "\uFEFF",
          "\u0085",
          "\u2028",
          "\uD83D\uDE00",
          "\u0000",
          "1e999",
          ".inf");

  @Provide
  Arbitrary<String> files() {
    Arbitrary<String> pieces =
        Arbitraries.of(PIECES).list().ofMaxSize(40).map(list -> String.join("", list));
    Arbitrary<String> rules =
        Arbitraries.of(PIECES)
            .list()
            .ofMaxSize(8)
            .map(list -> "rules:\n  - {rule: a, check: table, " + String.join("", list) + "}\n");
    return Arbitraries.oneOf(pieces, rules, Arbitraries.strings().ofMaxLength(80));
  }

  @Property(tries = 1500)
  void aFileIsReadOrTheUserIsTold(@ForAll("files") String content) throws IOException {
    Path file = Files.createTempFile("rules", ".yaml");
    try {
      Files.write(file, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      new RuleFileReader(Checks.ALL).read(List.of(file), Map.of());
    } catch (UsageException told) {
      assertThat(told).message().isNotBlank();
    } finally {
      Files.delete(file);
    }
  }
}
