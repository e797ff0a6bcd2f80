package org.schemaassurance.verify.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemaassurance.support.Json;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolRun;
import org.schemaassurance.support.VerifiedRules;

@Template
final class StatisticsCheckIT {
  private static final String RULES =
      """
      rules:
        - {rule: lessons, check: statistics, title: Lessons, query: "%s"}
      """;

  @Test
  void theRowsAreShownAsTheyCome(TestDatabase database) throws Exception {
    assertThat(
            statistics(
                database,
                "SELECT n AS count, NULL AS nothing, 'a' || n AS name FROM pg_catalog.generate_series(2, 1, -1) AS n"))
        .isEqualTo(
            Map.of(
                "title", "Lessons",
                "columns", List.of("count", "nothing", "name"),
                "rows", List.of(List.of("2", "", "a2"), List.of("1", "", "a1"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT 1 AS a WHERE false                             | 0",
        "TABLE pg_catalog.pg_am                                | 7",
        "VALUES (1), (2)                                       | 2",
        "SELECT n FROM pg_catalog.generate_series(1, 5000) n   | 200"
      })
  void asManyRowsAreShownAsAPersonReads(String query, int most, TestDatabase database)
      throws Exception {
    assertThat((List<?>) statistics(database, query).get("rows")).hasSizeLessThanOrEqualTo(most);
  }

  @Test
  void figuresThatCannotBeCountedAreUnknown(TestDatabase database) {
    VerifiedRules verified =
        VerifiedRules.of(database, RULES.formatted("SELECT * FROM public.none"));

    assertThat(verified.messages())
        .containsExactly("Lessons: could not be counted: relation \"public.none\" does not exist.");
    assertThat(verified.status()).isEqualTo(3);
  }

  private static Map<?, ?> statistics(TestDatabase database, String query) throws IOException {
    Path file = Files.createTempFile("rules", ".yaml");
    try {
      Files.writeString(file, RULES.formatted(query));
      ToolRun run =
          ToolRun.of(
              ToolRun.environment(database),
              "verify",
              "--rules",
              file.toString(),
              "--format",
              "json");
      assertThat(run.status()).isZero();
      return (Map<?, ?>) ((List<?>) ((Map<?, ?>) Json.read(run.out())).get("statistics")).get(0);
    } finally {
      Files.delete(file);
    }
  }
}
