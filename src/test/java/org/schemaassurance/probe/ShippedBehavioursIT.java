package org.schemaassurance.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.support.ProbedRules;
import org.schemaassurance.support.SabotageFiles;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolRun;
import org.schemaassurance.verify.ShippedExample;
import org.schemaassurance.verify.ShippedRulesIT;

/**
 * The example's behaviours on what its changelog makes: what keeps them from coming about is
 * reported, what does not is left alone.
 */
@Template(ShippedExample.class)
final class ShippedBehavioursIT {
  private static final Path RULES = Path.of("verify-rules");
  private static final String MORE_TO_GIVE = "lessons-and-users-say-more.sql";
  private static final Pattern ROLE = Pattern.compile("CREATE ROLE (\\w+)");

  static Stream<Named<Path>> sabotages() throws IOException, URISyntaxException {
    return SabotageFiles.in(ShippedBehavioursIT.class, "sabotage");
  }

  static Stream<Named<Path>> harmless() throws IOException, URISyntaxException {
    return Stream.concat(
        SabotageFiles.in(ShippedBehavioursIT.class, "harmless"),
        SabotageFiles.in(ShippedRulesIT.class, "harmless")
            // It makes transactions read-only, which harms no rule but behaviours.
            .filter(file -> !file.getName().equals("settings-of-the-database.sql"))
            .filter(file -> !file.getName().equals(MORE_TO_GIVE)));
  }

  @Test
  void whatBehavioursDoNotGiveMakesThemUnknownAndNotBroken(TestDatabase database) throws Exception {
    Path file = Path.of(ShippedRulesIT.class.getResource("harmless/" + MORE_TO_GIVE).toURI());
    database.execute(Files.readString(file));

    ProbedRules probed = probe(database);

    assertThat(probed.status()).isEqualTo(3);
    assertThat(probed.complaints())
        .allSatisfy(
            found -> {
              assertThat(found.status()).isEqualTo("unknown");
              assertThat(found.hint()).contains("let the behaviour give it, too");
            })
        .anySatisfy(
            found -> assertThat(found.message()).contains("it gives no users.country, which has"));
  }

  @Test
  void theChangelogMakesAllOfThemHappen(TestDatabase database) {
    ProbedRules probed = probe(database);

    assertThat(probed.complaints()).isEmpty();
    assertThat(probed.findings()).hasSizeGreaterThanOrEqualTo(14);
    assertThat(probed.status()).isZero();
    assertThat(probed.run().err()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void sabotageIsReportedByName(Path file, TestDatabase database) throws Exception {
    String sql = Files.readString(file);
    applied(
        database,
        sql,
        () -> {
          ProbedRules probed = probe(database);

          assertThat(probed.status()).isEqualTo(1);
          assertThat(probed.complaints())
              .filteredOn(found -> found.status().equals("broken"))
              .anySatisfy(
                  found ->
                      assertThat((found.object() + " " + found.message()).toLowerCase(Locale.ROOT))
                          .contains(SabotageFiles.objectOf(sql).toLowerCase(Locale.ROOT)));
        });
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void whatBreaksNothingIsLeftAlone(Path file, TestDatabase database) throws Exception {
    applied(
        database,
        Files.readString(file),
        () -> {
          ProbedRules probed = probe(database);
          assertThat(probed.complaints()).isEmpty();
          assertThat(probed.status()).isZero();
        });
  }

  /** Roles are the server's, which other tests share: what a file makes goes with it. */
  private static void applied(TestDatabase database, String sql, Runnable test)
      throws SQLException {
    List<String> roles = ROLE.matcher(sql).results().map(made -> made.group(1)).toList();
    database.execute(sql);
    try {
      test.run();
    } finally {
      for (String role : roles) {
        database.execute("REASSIGN OWNED BY %1$s TO postgres; DROP OWNED BY %1$s".formatted(role));
      }
      for (String role : roles) {
        database.execute("DROP ROLE " + role);
      }
    }
  }

  private static ProbedRules probe(TestDatabase database) {
    return ProbedRules.ofFile(ToolRun.environment(database), RULES);
  }
}
