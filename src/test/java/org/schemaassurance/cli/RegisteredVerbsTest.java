package org.schemaassurance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.support.ToolRun;
import picocli.CommandLine;

/** Of the verbs picocli is given those that it takes to answer; nobody can tell from the answer. */
final class RegisteredVerbsTest {
  private static CommandLine allVerbs() {
    Terminal nowhere =
        new Terminal(
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter()),
            Map.of(),
            Path.of("/nowhere"),
            false);
    return new CommandLineTool(nowhere).commands();
  }

  static Stream<String> verbs() {
    return allVerbs().getSubcommands().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void helpOfAVerbIsTheSameAsBesideAllOthers(String verb) {
    assertThat(ToolRun.of(Map.of(), verb, "--help").out())
        .isEqualTo(allVerbs().getSubcommands().get(verb).getUsageMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-V", "--version"})
  void theVersionIsTheSameWithoutAnyVerb(String option) {
    StringWriter said = new StringWriter();
    int status = allVerbs().setOut(new PrintWriter(said)).execute(option);

    assertThat(ToolRun.of(Map.of(), option)).isEqualTo(new ToolRun(status, said.toString(), ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-h", "--help"})
  void theListOfVerbsIsTheSameWithoutTheirOptions(String option) {
    assertThat(ToolRun.of(Map.of(), option))
        .isEqualTo(new ToolRun(0, allVerbs().getUsageMessage(), ""));
  }

  @Test
  void helpBesideTheVersionListsAllVerbs() {
    assertThat(ToolRun.of(Map.of(), "--help", "--version").out())
        .isEqualTo(allVerbs().getUsageMessage());
  }

  @Test
  void whatIsNoVerbIsToldWhichThereAre() {
    assertThat(ToolRun.of(Map.of(), "verfy").err())
        .isEqualTo(
            "Unmatched argument at index 0: 'verfy'. Did you mean verify?"
                + " See: schema-assurance --help\n");
  }
}
