package org.schemaassurance.rehearse.hints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.changelog.SentChangesets;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.TableSizes;
import org.schemaassurance.rehearse.hints.HintPage.Example;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;

/**
 * The examples of pages, run on a server: of the bad one nothing but its hint is told, of the safe
 * way nothing at all, and it can be taken back.
 */
@Template(ShopDatabase.class)
final class HintPagesIT {
  /** What the machine that runs the tests need not have. */
  private static final Set<String> NOT_RUN = Set.of("extension-created", "server-setting-changed");

  private static TracedRun ofGoodOnes;

  @TempDir private Path folder;

  @BeforeAll
  static void open(TestDatabase shared) {
    ofGoodOnes = new TracedRun(shared);
  }

  @AfterAll
  static void close() {
    ofGoodOnes.close();
  }

  static Stream<Hint> hints() {
    return Hints.ALL.stream();
  }

  static Stream<Example> goodExamples() {
    return Hints.ALL.stream().flatMap(hint -> HintPage.of(hint).good().stream());
  }

  @ParameterizedTest
  @MethodSource("hints")
  void nothingButTheHintIsToldOfTheBadExample(Hint hint, TestDatabase database)
      throws IOException, SQLException {
    assumeTrue(!NOT_RUN.contains(hint.id()));

    assertThat(found(HintPage.of(hint).bad(), hint, database))
        .extracting(finding -> finding.hint().id())
        .containsExactly(hint.id());
  }

  /** They leave nothing behind, so that all of them may have one database. */
  @ParameterizedTest
  @MethodSource("goodExamples")
  void nothingIsToldOfTheSafeWayAndItLeavesNothingBehind(Example example)
      throws IOException, SQLException {
    List<SentChangesets.Sent> changesets =
        SentChangesets.of(folder, example.file(), example.text());
    HintSearch search = new HintSearch(wanted(Hints.require(example.hint())), TableSizes.UNKNOWN);
    List<SchemaSnapshot> before = new ArrayList<>();
    List<String> rows = ofGoodOnes.rows();
    for (SentChangesets.Sent changeset : changesets) {
      before.add(ofGoodOnes.snapshot());
      assertThat(ofGoodOnes.up(changeset, before.get(before.size() - 1), search)).isEmpty();
    }
    for (int at = changesets.size() - 1; at >= 0; at--) {
      assertThat(ofGoodOnes.down(changesets.get(at))).isEmpty();
      assertThat(ofGoodOnes.snapshot()).as(changesets.get(at).id()).isEqualTo(before.get(at));
    }
    assertThat(ofGoodOnes.rows()).isEqualTo(rows);
  }

  /** What is on by default, and the hint itself, which may be an opinion. */
  private static List<Hint> wanted(Hint hint) {
    return Stream.concat(Hints.BY_DEFAULT.stream(), Stream.of(hint)).distinct().toList();
  }

  private List<HintFinding> found(Example example, Hint hint, TestDatabase database)
      throws IOException, SQLException {
    HintSearch search = new HintSearch(wanted(hint), TableSizes.UNKNOWN);
    List<HintFinding> found = new ArrayList<>();
    List<SentChangesets.Sent> changesets =
        SentChangesets.of(folder, example.file(), example.text());
    try (TracedRun run = new TracedRun(database)) {
      for (SentChangesets.Sent changeset : changesets) {
        found.addAll(run.up(changeset, run.snapshot(), search));
        run.down(changeset);
      }
    }
    return found;
  }
}
