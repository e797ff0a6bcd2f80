package org.schemaassurance.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfvanek.pg.core.checks.common.Diagnostic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LintsTest {
  static Stream<Lint> lints() {
    return Lints.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("lints")
  void eachHasAPageThatBeginsWithItsIdAndASentence(Lint lint) {
    assertThat(lint.page()).startsWith("# " + lint.id() + "\n");
    assertThat(lint.firstSentence()).endsWith(".");
    assertThat(lint.page()).contains("\n## Problem\n", "\n## Example\n", "\n## How to fix\n");
    assertThat(lint.id()).matches("[a-z]+(-[a-z]+)*");
    assertThat(lint.nothing()).endsWith(".");
  }

  @Test
  void noTwoHaveOneId() {
    assertThat(Lints.ALL.stream().map(Lint::id)).doesNotHaveDuplicates();
  }

  /** A newer version of the library may know more. */
  @Test
  void eachQueryOfTheLibraryIsAskedOnceOrIsLeftOutForAReason() {
    List<String> theirs = Arrays.stream(Diagnostic.values()).map(Diagnostic::getSqlQuery).toList();
    Map<Boolean, List<HealthLint>> asked =
        HealthLints.ALL.stream()
            .collect(Collectors.partitioningBy(lint -> theirs.contains(lint.query().text())));

    assertThat(
            Stream.concat(
                asked.get(true).stream().map(lint -> lint.query().text()),
                HealthLints.NOT_ASKED.keySet().stream().map(Diagnostic::getSqlQuery)))
        .containsExactlyInAnyOrderElementsOf(theirs);
    assertThat(asked.get(false))
        .extracting(lint -> lint.lint().id())
        .containsExactly("foreign-key-without-index", "sequence-near-end");
  }
}
