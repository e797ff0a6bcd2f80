package org.schemaassurance.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.support.EmptyTemplate;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolRun;

/** Which database bin/schema-assurance asks where nothing but its project says so. */
@Template(EmptyTemplate.class)
final class WrapperIT {
  private static final Path WRAPPER = Path.of("bin/schema-assurance").toAbsolutePath();

  @TempDir private Path elsewhere;

  @Test
  void fromAFolderThatSaysNothingItIsThatOfTheProject(TestDatabase database) throws Exception {
    assertThat(snapshot(database)).contains("has no database tutoring_platform: ");
  }

  @Test
  void aFoldersOwnWordCountsBeforeThatOfTheProject(TestDatabase database) throws Exception {
    Files.writeString(elsewhere.resolve("schema-assurance.properties"), "database=shop");

    assertThat(snapshot(database)).contains("has no database shop: ");
  }

  private String snapshot(TestDatabase database) throws IOException, InterruptedException {
    Map<String, String> environment = ToolRun.environment(database);
    environment.remove("DB_NAME");
    ProcessBuilder builder =
        new ProcessBuilder(WRAPPER.toString(), "snapshot")
            .directory(elsewhere.toFile())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(3);
    return said;
  }
}
