package org.schemaassurance.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemaassurance.model.UsageException;

final class ProjectDefaultsTest {
  @TempDir private Path project;

  @Test
  void whereNothingNamesADatabaseItIsTheProjects() throws IOException {
    write("# ours\ndatabase=shop\n");

    assertThat(databaseOf(Map.of())).isEqualTo("shop");
    assertThat(databaseOf(Map.of("PGDATABASE", "libpqs"))).isEqualTo("libpqs");
    assertThat(databaseOf(Map.of("DB_NAME", "ours", "PGDATABASE", "libpqs"))).isEqualTo("ours");
  }

  @Test
  void withoutAProjectItIsTheOneOfTheRolesNameAsForLibpq() {
    assertThat(databaseOf(Map.of("DB_USER", "reader"))).isEqualTo("reader");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          database=shop;password=secret  | schema-assurance.properties says something else than database=NAME.
          root:x:0:0:secret:/root        | schema-assurance.properties says something else than database=NAME.
          database=\\u12secret           | schema-assurance.properties cannot be read: there is an escape in it that is none.
          """)
  void whatIsNoSuchFileIsRefusedAndNotShown(String text, String sentence) throws IOException {
    write(text.replace(";", "\n"));

    assertThatThrownBy(() -> ProjectDefaults.in(project))
        .isInstanceOf(UsageException.class)
        .hasMessage(sentence);
  }

  @Test
  void aFolderOfThatNameIsRefused() throws IOException {
    Files.createDirectory(project.resolve("schema-assurance.properties"));

    assertThatThrownBy(() -> ProjectDefaults.in(project))
        .hasMessageEndingWith("schema-assurance.properties cannot be read: it is a folder.");
  }

  private void write(String text) throws IOException {
    Files.writeString(project.resolve("schema-assurance.properties"), text);
  }

  private String databaseOf(Map<String, String> environment) {
    return ConnectionSettings.resolve(
            ConnectionOptions.none(),
            environment,
            project,
            ProjectDefaults.in(project),
            doubt -> {
              throw new AssertionError(doubt);
            })
        .database();
  }
}
