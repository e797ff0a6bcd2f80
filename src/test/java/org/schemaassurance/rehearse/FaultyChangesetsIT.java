package org.schemaassurance.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.ReferenceServer;
import org.schemaassurance.RehearsalProgress;
import org.schemaassurance.RehearseOptions;
import org.schemaassurance.Surroundings;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.RehearsalReport;
import org.schemaassurance.model.RehearsalStart;
import org.schemaassurance.model.RehearsalTraffic;
import org.schemaassurance.model.RehearsedChangeset;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;

/**
 * Changesets that are known to be faulty are caught with just the findings that the head of their
 * file names, and the safe way of each with none. All begin with the web shop of base.sql, with
 * rows of rows.sql.
 */
@Template
final class FaultyChangesetsIT {
  private static final Path FOLDER = Path.of("src/test/resources/org/schemaassurance/rehearse");
  private static final Pattern EXPECTED =
      Pattern.compile("expects: (?<rule>[a-z-]+) (?<object>.+?)(?: -->)?$", Pattern.MULTILINE);

  /** In the place of an object: the changeset itself. */
  private static final String THE_CHANGESET = "changeset";

  private static final String SHOP = "base.sql";

  @TempDir private Path project;

  static Stream<Path> faulty() throws IOException {
    return files("faulty");
  }

  static Stream<Path> clean() throws IOException {
    return files("clean");
  }

  private static Stream<Path> files(String kind) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve(kind))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("faulty")
  void isCaughtWithWhatItsHeadSays(Path file, TestDatabase database)
      throws IOException, SQLException {
    assertThat(told(rehearse(file, database)))
        .containsExactlyInAnyOrderElementsOf(expected(Files.readString(file)));
  }

  @ParameterizedTest
  @MethodSource("clean")
  void nothingIsToldOfTheSafeWay(Path file, TestDatabase database)
      throws IOException, SQLException {
    RehearsalReport report = rehearse(file, database);

    assertThat(told(report)).isEmpty();
    assertThat(report.changesets()).isNotEmpty().allMatch(RehearsedChangeset::isFine);
  }

  private static List<String> expected(String text) {
    Matcher expected = EXPECTED.matcher(text);
    return expected.results().map(found -> found.group(1) + " " + found.group(2)).toList();
  }

  /** What is not as it should be, up or down: the rule and the object. */
  private static List<String> told(RehearsalReport report) {
    return report.changesets().stream()
        .flatMap(
            rehearsed ->
                rehearsed.findings().stream()
                    .filter(finding -> finding.status() != Finding.Status.HOLDS)
                    .map(finding -> finding.rule().name() + " " + object(rehearsed, finding)))
        .distinct()
        .toList();
  }

  private static String object(RehearsedChangeset rehearsed, Finding finding) {
    return finding.object().equals(rehearsed.changeset().declared().key())
        ? THE_CHANGESET
        : finding.object();
  }

  private RehearsalReport rehearse(Path file, TestDatabase database) throws IOException {
    Files.copy(FOLDER.resolve(SHOP), project.resolve(SHOP));
    String name = file.getFileName().toString();
    Files.copy(file, project.resolve(name));
    Files.writeString(
        project.resolve("master.yaml"),
        """
        databaseChangeLog:
          - include: {file: base.sql}
          - include: {file: %s}
        """
            .formatted(name));
    RehearseOptions options =
        new RehearseOptions(
            RehearseOptions.DEFAULT.query(),
            new RehearsalStart.BeforeLast(changesets(Files.readString(file))),
            0,
            Optional.of(FOLDER.resolve("rows.sql")),
            RehearseOptions.DEFAULT.sizes(),
            List.of(),
            List.of(),
            RehearseOptions.DEFAULT.accepted(),
            true,
            new RehearsalTraffic.None());
    return ReferenceServer.at(
            database.settings(),
            Surroundings.DEFAULT.withChangelog(
                ChangelogOptions.builder()
                    .changelogFile("master.yaml")
                    .searchPath(List.of(project))
                    .build()))
        .rehearse(Optional.empty(), options, RehearsalProgress.NONE);
  }

  private static int changesets(String text) {
    return (int)
        Pattern.compile("^--changeset |<changeSet |- changeSet:", Pattern.MULTILINE)
            .matcher(text)
            .results()
            .count();
  }
}
