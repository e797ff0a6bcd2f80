package org.schemaassurance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.QualifiedName;

final class LiquibaseVariablesTest {
  private static ChangelogOptions options(Map<String, String> environment) {
    return new LiquibaseVariables(environment).options(text -> List.of(Path.of(text)));
  }

  @Test
  void nothingIsSaidByAnEmptyEnvironment() {
    assertThat(options(Map.of("LIQUIBASE_COMMAND_CONTEXTS", " ", "CONTEXTS", "a")))
        .isEqualTo(ChangelogOptions.DEFAULT);
  }

  @Test
  void whatIsSaidOfUpdateComesFirst() {
    assertThat(
            options(
                    Map.of(
                        "LIQUIBASE_COMMAND_UPDATE_LABEL_FILTER", "update",
                        "LIQUIBASE_COMMAND_LABEL_FILTER", "all",
                        "LIQUIBASE_COMMAND_CONTEXT_FILTER", "prod"))
                .labelFilter())
        .isEqualTo(Optional.of("update"));
  }

  @Test
  void whatAllCommandsHaveInCommonCounts() {
    ChangelogOptions options =
        options(
            Map.of(
                "LIQUIBASE_COMMAND_DEFAULT_SCHEMA_NAME", "app",
                "LIQUIBASE_LIQUIBASE_SCHEMA_NAME", "lb",
                "LIQUIBASE_DATABASE_CHANGELOG_TABLE_NAME", "ran",
                "LIQUIBASE_SEARCH_PATH", "db",
                "LIQUIBASE_DEFAULTS_FILE", "l.properties"));

    assertThat(options.schema()).isEqualTo("app");
    assertThat(options.appliedIn()).isEqualTo(new QualifiedName("lb", "ran"));
    assertThat(options.searchPath()).containsExactly(Path.of("db"));
    assertThat(options.defaultsFile()).isEqualTo(Optional.of(Path.of("l.properties")));
  }
}
