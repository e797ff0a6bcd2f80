package org.schemaassurance.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.Onboarding;
import org.schemaassurance.model.UsageException;

/** What a file of accepted differences without any looks like. */
final class IgnoreFileReaderTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# nothing yet\n", "ignore:\n", "ignore: []\n", "---\n"})
  void aFileWithoutAnEntryAcceptsNothing(String text) throws IOException {
    assertThat(IgnoreFileReader.read(file(text))).isEmpty();
  }

  @Test
  void theOneThatInitWritesAcceptsNothingAndItsExampleIsOneThatCounts() throws IOException {
    String text = Onboarding.ignoreFile();
    String example = text.substring(text.indexOf("# ignore:"), text.indexOf("ignore: []"));

    assertThat(IgnoreFileReader.read(file(text))).isEmpty();
    assertThat(IgnoreFileReader.read(file(example.replaceAll("(?m)^# ?", ""))))
        .singleElement()
        .satisfies(entry -> assertThat(entry.object()).isEqualTo("public.orders.orders_by_day"));
  }

  @Test
  void anotherTextIsNoSuchFile() throws IOException {
    Path file = file("rules: []\n");

    assertThatThrownBy(() -> IgnoreFileReader.read(file)).isInstanceOf(UsageException.class);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("ignore.yaml"), text);
  }
}
