package org.schemaassurance.rules.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogOptions;

/** The search path in the rule that a changelog has been applied. */
final class SearchedPlacesTest {
  private static final Path PROJECT = Path.of("shop").toAbsolutePath();

  @Test
  void areNamedBelowTheProject() {
    assertThat(rule(PROJECT.resolve("src/main/resources")))
        .contains("search_path: [src/main/resources]");
    assertThat(rule(PROJECT)).contains("search_path: [.]");
  }

  @Test
  void areLeftToTheOptionWhereTheyLieElsewhere() {
    assertThat(rule(PROJECT.resolve("src"), PROJECT.resolveSibling("other")))
        .contains("file: m.sql")
        .doesNotContain("search_path");
  }

  private static String rule(Path... places) {
    ChangelogOptions options = ChangelogOptions.builder().searchPath(List.of(places)).build();
    return ChangelogDraft.section(new Changelog(PROJECT, "m.sql", options)).rules().get(0).yaml();
  }
}
