package org.schemaassurance.rehearse.hints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.ReferenceServer;
import org.schemaassurance.RehearseOptions;
import org.schemaassurance.Rules;
import org.schemaassurance.Surroundings;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.RehearsalStart;
import org.schemaassurance.model.RehearsalTraffic;
import org.schemaassurance.rehearse.Observation;
import org.schemaassurance.rehearse.hints.HintPage.Example;
import org.schemaassurance.support.BelowWorkingDirectory;
import org.schemaassurance.support.TestServer;
import org.schemaassurance.throwaway.ThrowawayServer;

/**
 * The examples of pages, rehearsed: the bad one shows what its page is about, the good one shows
 * nothing of the kind.
 */
final class ObservationPagesIT {
  private static final String RULES =
      """
      title: Shop
      rules:
        - {rule: orders-key, check: primary-key, table: public.orders, columns: [id]}
      """;

  @TempDir(factory = BelowWorkingDirectory.class)
  private Path folder;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TRACE_CONTRADICTED")
  void theBadExampleShowsWhatThePageIsAbout(Observation what) throws IOException {
    assertThat(observed(HintPage.of(what.id(), what.page()).bad())).contains(what.id());
  }

  static Stream<Example> goodExamples() {
    return Arrays.stream(Observation.values())
        .filter(what -> what != Observation.TRACE_CONTRADICTED)
        .flatMap(what -> HintPage.of(what.id(), what.page()).good().stream());
  }

  @ParameterizedTest
  @MethodSource("goodExamples")
  void theSafeWayShowsNothing(Example example) throws IOException {
    List<String> observed = observed(example);

    // A rollback that refuses is a good one.
    assertThat(observed).isSubsetOf(Observation.ROLLBACK_REFUSES.id());
  }

  /** The ids of what is told, hints left out. */
  private List<String> observed(Example example) throws IOException {
    Files.writeString(folder.resolve(example.file()), example.text());
    Files.writeString(folder.resolve("rules.yaml"), RULES);
    return ReferenceServer.at(
            TestServer.shared().server().settings(ThrowawayServer.MAINTENANCE_DATABASE),
            Surroundings.DEFAULT.withChangelog(
                ChangelogOptions.builder()
                    .changelogFile(example.file())
                    .searchPath(List.of(folder.toAbsolutePath()))
                    .build()))
        .rehearse(
            Optional.of(Rules.in(folder.resolve("rules.yaml"))),
            RehearseOptions.DEFAULT
                .from(behindTheFirst(example))
                .beside(new RehearsalTraffic.Generated()),
            (number, of) -> {})
        .report()
        .findings()
        .stream()
        .filter(finding -> finding.status() == Finding.Status.BROKEN)
        .map(finding -> finding.rule().name())
        .filter(rule -> Observation.named(rule).isPresent())
        .distinct()
        .toList();
  }

  /** The first makes what the others are about; what is there at the beginning is production. */
  private static RehearsalStart behindTheFirst(Example example) {
    int changesets = example.text().split("--changeset |changeSet:", -1).length - 1;
    return changesets == 1
        ? new RehearsalStart.Empty()
        : new RehearsalStart.BeforeLast(changesets - 1);
  }
}
