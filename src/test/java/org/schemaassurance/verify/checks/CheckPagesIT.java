package org.schemaassurance.verify.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.changelog.ChangelogRunner;
import org.schemaassurance.support.RuleFileSchema;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolRun;
import org.schemaassurance.support.VerifiedRules;
import org.schemaassurance.verify.Check;

/** The example on each check's page is complete, and does what the page says. */
@Template
final class CheckPagesIT {
  @TempDir private Path project;

  static List<String> checks() {
    return Checks.ALL.stream().map(Check::name).toList();
  }

  @ParameterizedTest
  @MethodSource("checks")
  void theExampleOfAPageHoldsUntilItIsBroken(String check, TestDatabase database)
      throws SQLException, IOException {
    String example = block(check, "yaml").orElseThrow();
    assertThat(example).contains("check: " + check + "\n");
    assertThat(RuleFileSchema.complaintsAbout(example)).isEmpty();
    Path rules = Files.createDirectory(project.resolve("verify-rules"));
    Files.writeString(rules.resolve("example.yaml"), example);
    make(check, database);

    VerifiedRules healthy = VerifiedRules.ofFile(ToolRun.environment(database), rules);
    healthy.assertHolds();

    Optional<String> sabotage = block(check, "sql broken by");
    if (sabotage.isPresent()) {
      database.execute(sabotage.get());
      VerifiedRules broken = VerifiedRules.ofFile(ToolRun.environment(database), rules);
      assertThat(broken.verdict()).isEqualTo("broken");
      assertThat(broken.messages()).hasSize(1);
    } else {
      assertThat(check).isEqualTo("statistics");
    }
  }

  private void make(String check, TestDatabase database) throws SQLException, IOException {
    Optional<String> statements = block(check, "sql made by");
    if (statements.isPresent()) {
      database.execute(statements.get());
      return;
    }
    new ChangelogRunner(Path.of("").toAbsolutePath(), "changelog/master.yaml")
        .update(database.connection());
    try (var files = Files.walk(Path.of("changelog"))) {
      for (Path file : files.toList()) {
        Files.copy(file, project.resolve(file));
      }
    }
  }

  private static Optional<String> block(String check, String fence) {
    Matcher block =
        Pattern.compile("^```" + fence + "\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
            .matcher(Checks.named(check).orElseThrow().page());
    return block.find() ? Optional.of(block.group(1)) : Optional.empty();
  }
}
