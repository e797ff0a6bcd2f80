package org.schemaassurance.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.support.ToolRun;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the pipelines run is there; .ci/run has the workflow checked by a linter as well. */
final class CiExamplesTest {
  private static final Path WORKFLOW = Path.of(".github", "workflows", "schema.yml");
  private static final Path GITLAB = Path.of("docs", "ci", "gitlab-ci.yml");
  private static final Set<String> PROGRAMS =
      Set.of(
          "mvn", "make", "bin/schema-assurance", "cat", "apt-get", "status=0", "status=$?", "exit");

  @TempDir private Path folder;

  static Stream<String> commands() throws IOException {
    return Stream.of(WORKFLOW, GITLAB).flatMap(CiExamplesTest::commandsOf);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandIsOneThatAPersonCanType(String command) throws IOException {
    assertThat(PROGRAMS).contains(words(command).get(0));
    if (words(command).get(0).equals("make")) {
      assertThat(targets()).contains(words(command).get(1));
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theToolTakesItsOptions(String command) {
    if (words(command).get(0).equals("bin/schema-assurance")) {
      String[] arguments =
          words(command).stream()
              .skip(1)
              .map(word -> word.replace("target/", folder + "/"))
              .toArray(String[]::new);

      ToolRun run = ToolRun.of(Map.of("DB_HOST", "127.0.0.1", "DB_PORT", "1"), arguments);

      assertThat(run.status()).as("%s: %s", command, run.err()).isEqualTo(3);
      assertThat(run.err()).contains("127.0.0.1:1");
    }
  }

  @Test
  void whatIsUploadedIsWhatWasWritten() throws IOException {
    for (Path pipeline : List.of(WORKFLOW, GITLAB)) {
      Set<String> written =
          commandsOf(pipeline)
              .flatMap(command -> matches("--output (\\S+)", command))
              .collect(Collectors.toSet());
      assertThat(written).isNotEmpty();
      assertThat(matches("(target/\\w+\\.[a-z.]+)", Files.readString(pipeline)))
          .allMatch(written::contains);
    }
  }

  private static Stream<String> matches(String expression, String text) {
    return Pattern.compile(expression).matcher(text).results().map(hit -> hit.group(1));
  }

  private static Set<String> targets() throws IOException {
    return matches("(?m)^\\.PHONY: (\\S+)", Files.readString(Path.of("Makefile")))
        .collect(Collectors.toSet());
  }

  private static List<String> words(String command) {
    return Arrays.asList(command.strip().split("\\s+", -1));
  }

  private static Stream<String> commandsOf(Path pipeline) {
    try {
      Object yaml =
          new Load(LoadSettings.builder().build()).loadFromString(Files.readString(pipeline));
      return scripts(yaml)
          .flatMap(script -> Stream.of(script.split("\n|&&|\\|\\|", -1)))
          .map(String::strip);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** The texts below run, script and before_script, wherever they stand. */
  private static Stream<String> scripts(Object yaml) {
    if (yaml instanceof Map<?, ?> mapping) {
      return mapping.entrySet().stream()
          .flatMap(
              entry ->
                  Set.of("run", "script", "before_script").contains(entry.getKey())
                      ? texts(entry.getValue())
                      : scripts(entry.getValue()));
    }
    return yaml instanceof Collection<?> items
        ? items.stream().flatMap(CiExamplesTest::scripts)
        : Stream.empty();
  }

  private static Stream<String> texts(Object value) {
    return value instanceof Collection<?> items
        ? items.stream().map(String::valueOf)
        : Stream.of(String.valueOf(value));
  }
}
