package org.schemaassurance.rehearse.hints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class HintsTest {
  static Stream<Hint> hints() {
    return Hints.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("hints")
  void eachHasAPageThatBeginsWithItsIdAndASentence(Hint hint) {
    assertThat(hint.page()).startsWith("# " + hint.id() + "\n");
    assertThat(hint.firstSentence()).endsWith(".");
    assertThat(hint.page())
        .contains(
            "\n## Problem\n", "\n## In production\n", "\n## Example\n", "\n## The safe way\n");
    assertThat(hint.id()).matches("[a-z]+(-[a-z]+)+");
  }

  @ParameterizedTest
  @MethodSource("hints")
  void theSafeWayIsShownAsSqlAndAsChangeTypes(Hint hint) {
    assertThat(HintPage.of(hint).good())
        .extracting(HintPage.Example::format)
        .hasSize(2)
        .startsWith("sql")
        .containsAnyOf("yaml", "xml");
  }

  @Test
  void noTwoHaveOneId() {
    assertThat(Hints.ALL.stream().map(Hint::id)).doesNotHaveDuplicates();
  }

  @Test
  void whatIsExplainedIsAHint() {
    List<String> ids = Hints.ALL.stream().map(Hint::id).toList();
    assertThat(Hints.ALL.stream().flatMap(hint -> hint.explains().stream())).isSubsetOf(ids);
  }

  @Test
  void anUnknownOneIsRefusedWithTheNearest() {
    assertThatThrownBy(() -> Hints.require("table-rewrit"))
        .hasMessage("There is no hint 'table-rewrit'. Did you mean 'table-rewrite'?");
  }
}
