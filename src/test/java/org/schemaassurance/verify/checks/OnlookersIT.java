package org.schemaassurance.verify.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.support.SabotageFiles;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolRun;
import org.schemaassurance.support.VerifiedRules;
import org.schemaassurance.verify.ShippedExample;

/**
 * Triggers of somebody else's on the example's tables: those that look on, and those that do more.
 */
@Template(ShippedExample.class)
final class OnlookersIT {
  private static final Path RULES = Path.of("verify-rules");
  private static final String ROWS =
      """
      INSERT INTO users (id) SELECT md5(n::text)::uuid FROM generate_series(1, 3) AS n;
      INSERT INTO lessons (id, teacher_id) VALUES (md5('1')::uuid, md5('1')::uuid);
      INSERT INTO bookings (id, lesson_id, student_id, status)
      SELECT md5(n::text)::uuid, md5('1')::uuid, md5(n::text)::uuid, 'active' FROM generate_series(2, 3) AS n;
      """;

  static Stream<Named<Path>> sabotages() throws IOException, URISyntaxException {
    return SabotageFiles.in(OnlookersIT.class, "onlookers/sabotage");
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void oneThatDoesMoreIsFound(Path file, TestDatabase database) throws Exception {
    String sql = Files.readString(file);
    database.execute(ROWS + sql);

    VerifiedRules verified = VerifiedRules.ofFile(ToolRun.environment(database), RULES);

    assertThat(verified.complaints())
        .anySatisfy(
            found -> {
              assertThat(found.object()).isEqualTo("public." + SabotageFiles.objectOf(sql));
              assertThat(found.severity()).isEqualTo("error");
            });
    assertThat(verified.status()).isEqualTo(1);
  }

  static Stream<Named<Path>> harmless() throws IOException, URISyntaxException {
    return SabotageFiles.in(OnlookersIT.class, "onlookers/harmless");
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void oneThatLooksOnIsShownAlone(Path file, TestDatabase database) throws Exception {
    database.execute(ROWS + Files.readString(file));

    VerifiedRules verified = VerifiedRules.ofFile(ToolRun.environment(database), RULES);

    assertThat(verified.complaints())
        .allSatisfy(found -> assertThat(found.severity()).isEqualTo("warning"));
    assertThat(verified.status()).isEqualTo(0);
  }
}
