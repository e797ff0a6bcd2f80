package org.schemaassurance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A class can be read in one sitting: two screens are the aim, and three are the most. What is
 * longer stands in a list with its reason; the list only shrinks.
 */
final class ThreeScreensTest {
  /** A screen has 80 lines. */
  private static final int MOST_LINES = 240;

  private static final Path SOURCES = Path.of("src/main/java/org/schemaassurance");

  /** Files that are longer, each with the reason why it is not two: there are none any more. */
  private static final Map<String, String> LONGER = Map.of();

  @Test
  void aSourceFileFitsOnThreeScreens() {
    Map<String, Integer> longer = longerThanThreeScreens(SOURCES);

    longer.keySet().removeAll(LONGER.keySet());

    assertThat(longer)
        .as("files of more than %d lines: which two jobs does each have?", MOST_LINES)
        .isEmpty();
  }

  @Test
  void aFileThatFitsIsNoLongerInTheList() {
    Set<String> needless = new TreeSet<>(LONGER.keySet());

    needless.removeAll(longerThanThreeScreens(SOURCES).keySet());

    assertThat(needless).as("files that are short enough, or gone").isEmpty();
  }

  @Test
  void oneLineMoreIsTooMany(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("sql"));
    Files.write(folder.resolve("Fits.java"), lines(MOST_LINES));
    Files.write(folder.resolve("sql/DoesNot.java"), lines(MOST_LINES + 1));

    assertThat(longerThanThreeScreens(folder)).containsExactly(Map.entry("sql/DoesNot.java", 241));
  }

  private static List<String> lines(int count) {
    return Collections.nCopies(count, "// A line.");
  }

  /** Their lines, by the path below the folder. */
  private static Map<String, Integer> longerThanThreeScreens(Path folder) {
    Map<String, Integer> longer = new TreeMap<>();
    for (Path file : sources(folder)) {
      int lines = lines(file);
      if (lines > MOST_LINES) {
        longer.put(folder.relativize(file).toString().replace('\\', '/'), lines);
      }
    }
    return longer;
  }

  private static List<Path> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static int lines(Path file) {
    try {
      return Files.readAllLines(file).size();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
