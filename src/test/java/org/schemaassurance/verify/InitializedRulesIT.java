package org.schemaassurance.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.support.SabotageFiles;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestServer;
import org.schemaassurance.support.ToolRun;
import org.schemaassurance.support.VerifiedRules;

/**
 * The catalogue of {@link ShippedRulesIT} against the rules that {@code rules init} writes: they
 * know the structure, and nothing of the data or the changelog.
 */
@Template(ShippedExample.class)
final class InitializedRulesIT {
  /**
   * Rows, and what Liquibase remembers: no catalog tells what they should be. Nor which rows will
   * come, to one of which a further column is too small.
   */
  private static final Set<String> NOT_STRUCTURAL =
      Set.of(
          "active-booking-while-triggers-slept.sql",
          "changelog-table-dropped.sql",
          "changeset-changed-since.sql",
          "changeset-forgotten.sql",
          "messages-hour-in-a-smallint.sql",
          "room-of-a-pair-deleted.sql",
          "room-of-a-user-that-is-gone.sql");

  /**
   * What has to go in no catalog tells; of the rest the key that the partitions demand is a
   * warning.
   */
  private static final Set<String> WARNINGS = Set.of("bookings-without-a-partition-for-today.sql");

  /** To rules that were written from what is there, whatever they name is declared. */
  private static final Set<String> ANOTHER_SCHEMA =
      Set.of(
          "audit-trigger-that-only-writes-down.sql",
          "checks-that-follow.sql",
          "columns-not-null.sql",
          "columns-wider.sql",
          "fk-restrict.sql",
          "fk-that-a-transaction-may-put-off.sql",
          "function-cost.sql",
          "further-keys-that-number-themselves.sql",
          "ids-by-functions-of-ones-own.sql",
          "index-rebuilt-with-more.sql",
          "leftovers-disabled.sql",
          "lessons-and-users-say-more.sql",
          "lessons-have-subjects.sql",
          "messages-partitioned-by-time.sql",
          "not-too-many-bookings.sql",
          "rooms-with-ids-of-uuid-ossp.sql",
          "row-security-that-keeps-no-row-from-anybody.sql",
          "rows-of-the-first-tenant.sql",
          "rows-marked-instead-of-deleted.sql",
          "settings-of-the-database.sql",
          "status-has-a-default-and-a-check.sql",
          "status-of-an-enum-of-the-same-words.sql",
          "status-under-another-deterministic-collation.sql",
          "times-with-a-zone.sql",
          "triggers-enabled-always.sql",
          "unique-index-instead-of-constraint.sql",
          "status-written-down-as-it-changes.sql",
          "users-tidied-and-welcomed.sql");

  private static String rules;

  @BeforeAll
  static void writesTheRules() throws Exception {
    try (TestDatabase database = TestServer.shared().createDatabase(ShippedExample.class)) {
      ToolRun init = ToolRun.of(ToolRun.environment(database), "rules", "init");
      assertThat(init.status()).as(init.err()).isZero();
      rules = init.out();
      VerifiedRules.of(database, rules, "--strict").assertHolds();
    }
  }

  static Stream<Named<Path>> sabotages() throws IOException, URISyntaxException {
    return SabotageFiles.in(ShippedRulesIT.class, "sabotage");
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void everyStructuralSabotageIsFoundByName(Path file, TestDatabase database) throws Exception {
    String sql = Files.readString(file);
    database.execute(sql);

    VerifiedRules verified = VerifiedRules.of(database, rules);

    if (NOT_STRUCTURAL.contains(file.getFileName().toString())) {
      verified.assertHolds();
    } else {
      if (!sql.contains("-- severity: warning")
          && !WARNINGS.contains(file.getFileName().toString())) {
        assertThat(verified.status()).isEqualTo(1);
      }
      assertThat(verified.complaints())
          .anySatisfy(
              found ->
                  assertThat((found.object() + " " + found.message()).toLowerCase(Locale.ROOT))
                      .contains(SabotageFiles.objectOf(sql)));
    }
  }

  static Stream<Named<Path>> harmless() throws IOException, URISyntaxException {
    return SabotageFiles.in(ShippedRulesIT.class, "harmless");
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void whatIsNoOtherSchemaIsLeftAlone(Path file, TestDatabase database) throws Exception {
    database.execute(Files.readString(file));

    VerifiedRules verified = VerifiedRules.of(database, rules);

    if (ANOTHER_SCHEMA.contains(file.getFileName().toString())) {
      assertThat(verified.complaints()).isNotEmpty();
    } else {
      verified.assertHolds();
    }
  }
}
