package org.schemaassurance.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestServer;
import org.schemaassurance.verify.ShippedExample;

/**
 * The catalogue of what somebody does to the example's database, as differences: each sabotage of
 * the structure names its object, and of what the rules call harmless only another schema is one,
 * as the file's lines {@code -- differs:} have it.
 */
@Template(ShippedExample.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SabotageDriftIT {
  /** They are about rows, or about what Liquibase has noted down. */
  private static final Set<String> NOT_OF_THE_STRUCTURE =
      Set.of(
          "active-booking-while-triggers-slept.sql",
          "changelog-table-dropped.sql",
          "changeset-changed-since.sql",
          "changeset-forgotten.sql",
          "room-of-a-pair-deleted.sql",
          "room-of-a-user-that-is-gone.sql");

  /**
   * The rules name the table whose triggers sleep; what differs is the setting, or an event
   * trigger. A table that is not expected is one difference with all of its parts.
   */
  private static final Map<String, String> NAMED_OTHERWISE =
      Map.of(
          "alien-trigger-on-one-partition.sql", "bookings_0",
          "database-sets-replica.sql", "session_replication_role",
          "event-trigger-drops-a-trigger.sql", "keeps_order",
          "role-sets-replica-here.sql", "session_replication_role");

  private final SchemaSnapshot healthy = healthy();

  static Stream<Named<Path>> sabotages() {
    return files("sabotage").stream();
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void eachSabotageOfTheStructureIsADifferenceThatNamesItsObject(Path file, TestDatabase database)
      throws Exception {
    String name = file.getFileName().toString();
    String firstLine = Files.readString(file).lines().findFirst().orElseThrow();
    String object = NAMED_OTHERWISE.getOrDefault(name, firstLine.substring("-- object: ".length()));

    List<String> differences = differencesAfter(file, database);

    if (NOT_OF_THE_STRUCTURE.contains(name)) {
      assertThat(differences).isEmpty();
    } else {
      assertThat(differences)
          .anySatisfy(shown -> assertThat(shown.toLowerCase(Locale.ROOT)).contains(object));
    }
  }

  static Stream<Named<Path>> harmless() {
    return files("harmless").stream();
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void ofWhatIsHarmlessOnlyAnotherSchemaIsADifference(Path file, TestDatabase database)
      throws Exception {
    assertThat(differencesAfter(file, database))
        .as("its lines '-- differs: '")
        .isEqualTo(DriftCases.differences(Files.readString(file)));
  }

  @Test
  void whatIsListedHereIsInTheCatalogue() {
    assertThat(names("sabotage"))
        .containsAll(NOT_OF_THE_STRUCTURE)
        .containsAll(NAMED_OTHERWISE.keySet());
  }

  private static SchemaSnapshot healthy() {
    try (TestDatabase database = TestServer.shared().createDatabase(ShippedExample.class)) {
      return LiveSnapshot.of(database);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> differencesAfter(Path file, TestDatabase database)
      throws IOException, SQLException {
    database.execute(Files.readString(file));
    return SnapshotDiff.between(healthy, LiveSnapshot.of(database)).stream()
        .map(DriftCases::shown)
        .sorted()
        .toList();
  }

  private static List<String> names(String folder) {
    return files(folder).stream().map(Named::getName).toList();
  }

  private static List<Named<Path>> files(String folder) {
    try (Stream<Path> files =
        Files.list(
            Path.of(Objects.requireNonNull(ShippedExample.class.getResource(folder)).toURI()))) {
      return files.sorted().map(file -> Named.of(file.getFileName().toString(), file)).toList();
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
