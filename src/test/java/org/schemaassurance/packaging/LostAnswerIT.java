package org.schemaassurance.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolRun;
import org.schemaassurance.verify.ShippedExample;

/** An answer that nobody gets is no answer. */
@Template(ShippedExample.class)
final class LostAnswerIT {
  private static final String SENTENCE = "The answer could not be written to standard output.\n";

  @TempDir private Path folder;

  private record Ended(int status, String err) {}

  private Ended run(Map<String, String> environment, String command) throws Exception {
    Path err = folder.resolve("err");
    ProcessBuilder shell =
        new ProcessBuilder("bash", "-o", "pipefail", "-c", "bin/schema-assurance " + command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(err.toFile());
    shell.environment().putAll(environment);
    Process process = shell.start();
    assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(err));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "backfill chat-rooms",
        "backfill chat-rooms --format json",
        "backfill status",
        "verify",
        "cron --log-file -"
      })
  void onAFullDiskItIsThreeAndASentence(String command, TestDatabase database) throws Exception {
    Map<String, String> environment = ToolRun.environment(database);

    assertThat(run(environment, command)).isEqualTo(new Ended(0, ""));
    assertThat(run(environment, command + " >/dev/full")).isEqualTo(new Ended(3, SENTENCE));
  }

  @Test
  void aPipeThatIsClosedIsASentenceAndNoStackTrace() throws Exception {
    assertThat(run(Map.of(), "rules schema | true")).isEqualTo(new Ended(3, SENTENCE));
  }

  @Test
  void whatIsBrokenOrWronglyAskedStaysSo(TestDatabase database) throws Exception {
    Map<String, String> environment = ToolRun.environment(database);
    database.execute("ALTER TABLE public.bookings DISABLE TRIGGER booking_create_chat");

    assertThat(run(environment, "verify >/dev/full")).isEqualTo(new Ended(1, SENTENCE));
    assertThat(run(environment, "verify --only nothing >/dev/full").status()).isEqualTo(2);
  }
}
