package org.schemaassurance.verify.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.mutate.Sabotages;
import org.schemaassurance.rules.Declaration;
import org.schemaassurance.verify.Check;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.yaml.YamlMapping;

final class ChecksTest {
  static Iterable<Check<?>> checks() {
    return Checks.ALL;
  }

  @ParameterizedTest
  @MethodSource("checks")
  void nothingThatBelongsToACheckIsMissing(Check<?> check) throws IOException {
    assertThat(missingOf(check)).isEmpty();
  }

  @Test
  void ofACheckThatIsAClassAloneEachMissingPartIsNamed() throws IOException {
    assertThat(missingOf(new ClassAlone()))
        .containsExactly(
            "a line in Checks.ALL",
            "a line in the table of checks of docs/rules.md",
            "a sabotage, or a reason why none, in mutate.Sabotages",
            "a test of its name",
            "its page",
            "its part of the JSON Schema");
  }

  @Test
  void namesAreUniqueAndInTheirOrder() {
    assertThat(Checks.ALL)
        .extracting(Check::name)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo(Comparator.naturalOrder());
  }

  private static List<String> missingOf(Check<?> check) throws IOException {
    Class<?> type = check.getClass();
    Map<String, Boolean> parts = new TreeMap<>();
    parts.put("a line in Checks.ALL", Checks.named(check.name()).isPresent());
    parts.put("a line in the table of checks of docs/rules.md", isInTheTable(check.name()));
    parts.put(
        "a sabotage, or a reason why none, in mutate.Sabotages",
        Sabotages.accountFor(check.name()));
    parts.put("a test of its name", isClass(type.getName() + "IT"));
    parts.put("its page", type.getResource(check.name() + ".md") != null);
    parts.put(
        "its part of the JSON Schema", type.getResource(check.name() + ".schema.json") != null);
    return parts.keySet().stream().filter(part -> !parts.get(part)).toList();
  }

  private static boolean isInTheTable(String check) throws IOException {
    return Files.readAllLines(Path.of("docs", "rules.md")).stream()
        .anyMatch(line -> line.matches("\\|[^|]*`" + check + "`[^|]*\\|.*"));
  }

  private static boolean isClass(String name) {
    try {
      return Class.forName(name) != null;
    } catch (ClassNotFoundException missing) {
      return false;
    }
  }

  private static final class ClassAlone implements Check<ClassAlone.Nothing> {
    private record Nothing() implements Declaration {
      @Override
      public String object() {
        return "nothing";
      }
    }

    @Override
    public String name() {
      return "class-alone";
    }

    @Override
    public Class<Nothing> declarationType() {
      return Nothing.class;
    }

    @Override
    public Nothing read(YamlMapping mapping) {
      return new Nothing();
    }

    @Override
    public List<Judgement> judge(Nothing declared, Evidence evidence) {
      return List.of();
    }
  }
}
