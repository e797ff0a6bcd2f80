package org.schemaassurance.rehearse.hints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.changelog.SentChangesets;
import org.schemaassurance.model.TableSizes;
import org.schemaassurance.rehearse.hints.HintPage.Example;

/** The examples of pages, read as text: what needs a trace is tried by {@link HintPagesIT}. */
final class HintPagesTest {
  @TempDir private Path folder;

  static Stream<Hint> hintsByText() {
    return Hints.BY_TEXT.stream().map(TextDetector::hint);
  }

  static Stream<Example> goodExamples() {
    return Hints.ALL.stream().flatMap(hint -> HintPage.of(hint).good().stream());
  }

  @ParameterizedTest
  @MethodSource("hintsByText")
  void tellsTheBadExampleOnce(Hint hint) throws IOException {
    List<HintFinding> found = found(HintPage.of(hint).bad(), wanted(hint));

    assertThat(found).extracting(finding -> finding.hint().id()).containsExactly(hint.id());
    assertThat(found.get(0).severity()).isEqualTo(hint.severity());
    assertThat(found.get(0).sentence()).endsWith(".");
  }

  @ParameterizedTest
  @MethodSource("goodExamples")
  void tellsNothingOfTheSafeWay(Example example) throws IOException {
    assertThat(found(example, wanted(Hints.require(example.hint())))).isEmpty();
  }

  /** What is on by default, and the hint itself, which may be an opinion. */
  private static List<Hint> wanted(Hint hint) {
    return Stream.concat(Hints.BY_DEFAULT.stream(), Stream.of(hint)).distinct().toList();
  }

  private List<HintFinding> found(Example example, List<Hint> wanted) throws IOException {
    HintSearch search = new HintSearch(wanted, TableSizes.UNKNOWN);
    List<HintFinding> found = new ArrayList<>();
    for (SentChangesets.Sent each : SentChangesets.of(folder, example.file(), example.text())) {
      found.addAll(
          search.in(
              ChangesetText.of(each.sent(), each.inTransaction(), each.stripped(), Shop.OBJECTS),
              Optional.empty()));
    }
    return found;
  }
}
