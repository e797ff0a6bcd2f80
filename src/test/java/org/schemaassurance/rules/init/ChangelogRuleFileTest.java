package org.schemaassurance.rules.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.model.ChangelogOptions;

final class ChangelogRuleFileTest {
  @TempDir private Path project;

  /** As {@code changelogFile} has it where an image of Liquibase is given the folder. */
  @Test
  void aNameThatBeginsAtTheSearchPathIsOneInTheProject() {
    assertThat(text("/master.yml")).contains("file: master.yml\n");
    assertThat(text("//db/master.yml")).contains("file: db/master.yml\n");
    assertThat(text("db/master.yml")).contains("file: db/master.yml\n");
  }

  @Test
  void aFileThatStandsWhereItIsNamedKeepsItsName() throws Exception {
    Path file = Files.createFile(project.resolve("master.yml")).toAbsolutePath();

    assertThat(text(file.toString())).contains("file: " + file + "\n");
  }

  private String text(String changelog) {
    return new ChangelogRuleFile(
            project, ChangelogOptions.builder().changelogFile(changelog).build())
        .text();
  }
}
