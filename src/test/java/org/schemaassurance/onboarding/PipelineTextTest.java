package org.schemaassurance.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schemaassurance.model.Pipeline;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What runs when, by the YAML; .ci/run has the workflow checked by a linter as well. */
final class PipelineTextTest {
  @Test
  void aPullRequestIsAskedOnlyWhereAJobIsForIt() {
    assertThat(loaded(beside(), Pipeline.GITHUB).get("on").toString()).contains("pull_request");
    assertThat(beside().of(Pipeline.GITHUB))
        .contains("    if: github.event_name != 'pull_request'\n")
        .contains("    if: github.event_name == 'pull_request'\n");
    assertThat(loaded(without(), Pipeline.GITHUB).get("on").toString())
        .contains("schedule", "workflow_dispatch");
    assertThat(without().of(Pipeline.GITHUB)).doesNotContain("pull_request");
  }

  @Test
  void aMergeRequestIsAskedOnlyWhereAJobIsForIt() {
    assertThat(beside().of(Pipeline.GITLAB)).contains("merge_request_event");
    assertThat(loaded(without(), Pipeline.GITLAB))
        .containsOnlyKeys(".schema-assurance", "schema-database");
    assertThat(without().of(Pipeline.GITLAB)).doesNotContain("merge_request");
  }

  @ParameterizedTest
  @EnumSource(Pipeline.class)
  void noPlaceholderIsLeft(Pipeline pipeline) {
    assertThat(beside().of(pipeline)).doesNotContainPattern("@\\w+@");
    assertThat(without().of(pipeline)).doesNotContainPattern("@\\w+@");
  }

  @ParameterizedTest
  @EnumSource(Pipeline.class)
  void anEmptySecretEndsTheJobAndIsNamed(Pipeline pipeline) throws Exception {
    String guard =
        without()
            .of(pipeline)
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith(": "))
            .findFirst()
            .orElseThrow();
    String variable = pipeline == Pipeline.GITHUB ? "DB_URL" : "SCHEMA_ASSURANCE_DB_URL";

    Process empty = shell(guard, variable, "");

    assertThat(new String(empty.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("SCHEMA_ASSURANCE_DB_URL is empty; set it to postgresql://")
        .hasLineCount(1);
    assertThat(empty.waitFor()).isNotZero();
    assertThat(shell(guard, variable, "postgresql://reader@db:5432/shop").waitFor()).isZero();
  }

  private static Process shell(String line, String variable, String value) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(List.of("sh", "-e", "-c", line));
    builder.environment().put(variable, value);
    return builder.start();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> loaded(PipelineText text, Pipeline pipeline) {
    return (Map<String, Object>)
        new Load(LoadSettings.builder().build()).loadFromString(text.of(pipeline));
  }

  private static PipelineText beside() {
    return text(Optional.of("--of-changelog"));
  }

  private static PipelineText without() {
    return text(Optional.empty());
  }

  private static PipelineText text(Optional<String> source) {
    return new PipelineText(
        "1.0", source, "the changelog", Optional.of(16), "snapshot.yaml", "ignore.yaml");
  }
}
