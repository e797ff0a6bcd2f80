package org.schemaassurance.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1CronJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.support.ToolRun;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What docs/deploy has for others to start; .ci/run asks systemd about its units as well. */
final class DeployExamplesTest {
  private static final Path EXAMPLES = Path.of("docs", "deploy");

  @TempDir private Path folder;

  private static String text(String name) throws IOException {
    return Files.readString(EXAMPLES.resolve(name));
  }

  private static JsonElement cronJob(String yaml) {
    return new Gson().toJsonTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }

  private static JsonElement at(JsonElement root, String path) {
    JsonElement found = root;
    for (String step : path.split("/")) {
      found =
          step.matches("[0-9]+")
              ? found.getAsJsonArray().get(Integer.parseInt(step))
              : found.getAsJsonObject().get(step);
    }
    return found;
  }

  @Test
  void kubernetesKnowsEveryFieldOfTheCronJob() throws IOException {
    String yaml = text("cronjob.yaml");

    V1CronJob.validateJsonElement(cronJob(yaml));

    String misspelt = yaml.replace("restartPolicy", "restartPolicie");
    assertThatThrownBy(() -> V1CronJob.validateJsonElement(cronJob(misspelt)))
        .hasMessageContaining("restartPolicie");
  }

  @Test
  void theCronJobRunsOneAtATimeAndDoesNotRetry() throws IOException {
    JsonElement job = cronJob(text("cronjob.yaml"));
    String pod = "spec/jobTemplate/spec/template/spec/";

    assertThat(at(job, "apiVersion").getAsString()).isEqualTo("batch/v1");
    assertThat(at(job, "spec/concurrencyPolicy").getAsString()).isEqualTo("Forbid");
    assertThat(at(job, "spec/jobTemplate/spec/backoffLimit").getAsInt()).isZero();
    assertThat(at(job, pod + "restartPolicy").getAsString()).isEqualTo("Never");
    assertThat(at(job, pod + "containers/0/env/3/name").getAsString()).isEqualTo("DB_PASSWORD");
    assertThat(at(job, pod + "containers/0/env/3").getAsJsonObject().has("value")).isFalse();
  }

  @Test
  void theToolTakesWhatTheCronJobAndTheServiceSay() throws IOException {
    List<String> ofCronJob = new ArrayList<>();
    at(cronJob(text("cronjob.yaml")), "spec/jobTemplate/spec/template/spec/containers/0/args")
        .getAsJsonArray()
        .forEach(argument -> ofCronJob.add(argument.getAsString()));
    String command =
        text("schema-assurance-cron.service")
            .lines()
            .filter(line -> line.startsWith("ExecStart="))
            .findFirst()
            .orElseThrow();
    List<String> ofService =
        Arrays.stream(command.split(" ", -1))
            .skip(1)
            .map(
                word ->
                    word.startsWith("/")
                        ? folder.resolve(Path.of(word).getFileName()).toString()
                        : word)
            .toList();

    for (List<String> arguments : List.of(ofCronJob, ofService)) {
      ToolRun run =
          ToolRun.of(
              Map.of("DB_HOST", "127.0.0.1", "DB_PORT", "1"), arguments.toArray(String[]::new));
      assertThat(run.status()).as("%s: %s", arguments, run.err()).isEqualTo(3);
      assertThat(run.out() + run.err()).contains("No PostgreSQL answers at 127.0.0.1:1");
    }
    assertThat(folder.resolve("schema-assurance").resolve("schema-assurance-cron.log")).exists();
    assertThat(folder.resolve("chat-creation.prom")).exists();
  }

  @Test
  void whatTheImageTakesIsInThisRepository() throws IOException {
    List<String> copied =
        text("Dockerfile")
            .lines()
            .filter(line -> line.startsWith("COPY "))
            .map(line -> line.split(" ", -1)[1])
            .toList();

    assertThat(copied)
        .contains("target/schema-assurance.jar")
        .filteredOn(name -> !name.startsWith("target/"))
        .hasSizeGreaterThan(2)
        .allMatch(name -> Files.isDirectory(Path.of(name)));
  }
}
