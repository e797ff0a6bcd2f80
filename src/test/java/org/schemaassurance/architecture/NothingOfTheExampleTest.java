package org.schemaassurance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine knows nothing of the chat rooms that are shipped beside it. */
final class NothingOfTheExampleTest {
  private static final List<Path> EXAMPLE =
      List.of(
          Path.of("verify-rules"), Path.of("changelog"), Path.of("schema-assurance.properties"));

  @ParameterizedTest
  @ValueSource(
      strings = {"chat", "booking", "lesson", "teacher", "student", "tutoring", "mvn liquibase"})
  void aWordOfTheExampleStandsNowhereInTheEngine(String word) {
    assertThat(linesWith(word, EXAMPLE)).as("the word is the example's").isNotEmpty();

    assertThat(linesWith(word, List.of(Path.of("src/main")))).isEmpty();
  }

  /** Where Liquibase keeps its tables is a project's to say, and otherwise Liquibase's. */
  @Test
  void noClassNamesTheTableOfChangesets() {
    assertThat(linesWith("public.databasechangelog", List.of(Path.of("src/main/java")))).isEmpty();
  }

  @Test
  void aWordThatStandsThereIsFound() {
    assertThat(linesWith("keyset", List.of(Path.of("src/main")))).isNotEmpty();
  }

  private static List<String> linesWith(String word, List<Path> places) {
    Pattern pattern = Pattern.compile("(?<![a-z])" + Pattern.quote(word), Pattern.CASE_INSENSITIVE);
    return places.stream()
        .flatMap(NothingOfTheExampleTest::files)
        .flatMap(file -> lines(file).map(line -> file + ": " + line))
        .filter(line -> pattern.matcher(line).find())
        .toList();
  }

  private static Stream<Path> files(Path place) {
    try (Stream<Path> files = Files.walk(place)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
