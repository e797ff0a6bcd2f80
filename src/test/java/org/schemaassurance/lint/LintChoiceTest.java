package org.schemaassurance.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.schemaassurance.model.Severity;
import org.schemaassurance.model.UsageException;

final class LintChoiceTest {
  @Test
  void byDefaultNoOpinionIsAskedFor() {
    assertThat(LintChoice.DEFAULT.lints())
        .extracting(Lint::id)
        .contains("trigger-not-firing", "foreign-key-without-index")
        .doesNotContain("table-without-description", "varchar-with-length");
  }

  @Test
  void onlyTakesWhatIsOffByDefaultToo() {
    assertThat(chosen(List.of("*-without-description"), List.of()))
        .containsExactly(
            "table-without-description",
            "column-without-description",
            "function-without-description");
  }

  @Test
  void exceptTakesAway() {
    assertThat(chosen(List.of("foreign-key-*"), List.of("foreign-key-t*")))
        .containsExactly("foreign-key-without-index");
  }

  @Test
  void theLastSeverityThatMatchesCounts() {
    Map<String, Severity> severities = new LinkedHashMap<>();
    severities.put("*", Severity.ERROR);
    severities.put("duplicate-*", Severity.WARNING);

    assertThat(
            new LintChoice(List.of("duplicate-index", "money-column"), List.of(), severities)
                .lints())
        .extracting(Lint::id, Lint::severity)
        .containsExactly(
            tuple("duplicate-index", Severity.WARNING), tuple("money-column", Severity.ERROR));
  }

  @Test
  void anIdThatMeansNothingIsRefusedWithTheNearest() {
    assertThatThrownBy(() -> chosen(List.of(), List.of("forein-key-without-index")))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "There is no lint 'forein-key-without-index'. Did you mean 'foreign-key-without-index'?");
    assertThatThrownBy(() -> chosen(List.of("nothing-*"), List.of()))
        .hasMessage("There is no lint 'nothing-*'. 'lint --explain' tells which there are.");
  }

  @Test
  void nothingLeftIsRefused() {
    assertThatThrownBy(() -> chosen(List.of("money-column"), List.of("*")))
        .hasMessage("No lint is left to run.");
  }

  private static List<String> chosen(List<String> only, List<String> except) {
    return new LintChoice(only, except, Map.of()).lints().stream().map(Lint::id).toList();
  }
}
