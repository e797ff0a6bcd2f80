package org.schemaassurance.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.support.SabotageFiles;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;
import org.schemaassurance.support.ToolRun;
import org.schemaassurance.support.VerifiedRules;

/**
 * The example's rules against its own changelog: what breaks it is found, what does not is left
 * alone. Both are verified as a role that may only select.
 */
@Template(ShippedExample.class)
public final class ShippedRulesIT {
  private static final Path RULES = Path.of("verify-rules");

  /** Whether pasting mends is tried there alone, since it takes as long again. */
  private static final int NEWEST = 18;

  @Test
  void theChangelogMakesWhatTheRulesDemand(TestDatabase database) throws IOException {
    verify(database).assertHolds();
  }

  @Test
  void whatCannotBePastedIsInTheCatalogue() throws IOException, URISyntaxException {
    assertThat(sabotages().map(Named::getName)).containsAll(PastedToDos.NOT_ALL.keySet());
  }

  @Test
  void aRoleThatMayOnlySelectFindsTheSame(TestDatabase database) throws Exception {
    TestRole reader = reader(database);
    VerifiedRules asReader = VerifiedRules.ofFile(ToolRun.environment(database, reader), RULES);

    asReader.assertHolds();
    assertThat(asReader.findings()).isEqualTo(verify(database).findings());
  }

  static Stream<Named<Path>> sabotages() throws IOException, URISyntaxException {
    return Stream.concat(
        SabotageFiles.in(ShippedRulesIT.class, "sabotage"),
        SabotageFiles.in(ShippedRulesIT.class, "sabotage-of-access"));
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void sabotageIsFoundByNameAndMendedByPasting(Path file, TestDatabase database) throws Exception {
    String sql = SabotageFiles.sql(file, database);
    TestRole reader = reader(database);
    database.execute(sql);

    VerifiedRules verified = VerifiedRules.ofFile(ToolRun.environment(database, reader), RULES);

    Set<String> broken =
        verified.complaints().stream()
            .filter(found -> found.status().equals("broken"))
            .map(
                found ->
                    sql.contains("-- by rule alone")
                        ? found.rule()
                        : found.rule() + ": " + found.object())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(broken).isNotEmpty().isEqualTo(SabotageFiles.findingsOf(sql));
    assertThat(verified.status()).isEqualTo(sql.contains("-- severity: warning") ? 0 : 1);

    if (database.connection().getMetaData().getDatabaseMajorVersion() < NEWEST) {
      return;
    }
    new PastedToDos(verified.complaints()).into(database);

    List<String> left =
        VerifiedRules.ofFile(ToolRun.environment(database, reader), RULES).messages();
    Optional<String> reason = PastedToDos.whyNotAll(file);
    if (reason.isEmpty()) {
      assertThat(left).as("what is left where all that is to be done was pasted").isEmpty();
    } else {
      assertThat(left).as("not listed any more where it is mended: " + reason.get()).isNotEmpty();
    }
  }

  static Stream<Named<Path>> harmless() throws IOException, URISyntaxException {
    return Stream.concat(
        SabotageFiles.in(ShippedRulesIT.class, "harmless"),
        SabotageFiles.in(ShippedRulesIT.class, "harmless-access"));
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void whatBreaksNothingIsLeftAlone(Path file, TestDatabase database) throws Exception {
    TestRole reader = reader(database);
    database.execute(SabotageFiles.sql(file, database));

    VerifiedRules verified = VerifiedRules.ofFile(ToolRun.environment(database, reader), RULES);
    // A trigger that only looks on is a warning.
    assertThat(verified.complaints())
        .allSatisfy(found -> assertThat(found.severity()).isEqualTo("warning"));
    assertThat(verified.verdict()).isEqualTo("holds");
    assertThat(verified.status()).isZero();
  }

  private static TestRole reader(TestDatabase database) throws SQLException {
    TestRole reader = database.createRole("reader");
    database.execute(
        "GRANT USAGE ON SCHEMA public TO %1$s; GRANT SELECT ON ALL TABLES IN SCHEMA public TO %1$s"
            .formatted(reader.name()));
    return reader;
  }

  private static VerifiedRules verify(TestDatabase database) throws IOException {
    return VerifiedRules.ofFile(ToolRun.environment(database), RULES);
  }
}
