package org.schemaassurance.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.model.UsageException;

/** Each {@code new RotatedLog} is a process of its own, as far as the file goes. */
final class RotatedLogTest {
  private static final LocalDate TODAY = LocalDate.now();

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void namesTheFile() {
    file = folder.resolve("chat-creation-cron.log");
  }

  private static Instant before(Period period) {
    return Instant.now().minus(java.time.Duration.ofDays(period.getDays()));
  }

  private void write(Path path, String text, Period age) throws IOException {
    Files.writeString(path, text);
    Files.setLastModifiedTime(path, FileTime.from(before(age)));
  }

  private Path archive(Period age) {
    return folder.resolve("chat-creation-cron." + TODAY.minus(age) + ".log");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void linesOfOneDayAreInOneFile() throws IOException {
    new RotatedLog(file).append("first");
    new RotatedLog(file).append("zwölf ✓");

    assertThat(file).hasContent("first\nzwölf ✓");
    assertThat(names()).containsExactly(".chat-creation-cron.log.lock", "chat-creation-cron.log");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 29})
  void theFirstLineOfADayPutsAwayTheLastDayThatHasOne(int days) throws IOException {
    write(file, "old\n", Period.ofDays(days));

    new RotatedLog(file).append("first");
    new RotatedLog(file).append("second");

    assertThat(file).hasContent("first\nsecond");
    assertThat(archive(Period.ofDays(days))).hasContent("old");
  }

  @Test
  void whatOthersWroteTodayDoesNotKeepYesterdaysLinesIn() throws IOException {
    String yesterday = before(Period.ofDays(1)).toString().substring(0, 19) + "Z status=0\n";
    write(file, yesterday + "Picked up JAVA_TOOL_OPTIONS: -Xmx1g\n", Period.ZERO);

    new RotatedLog(file).append("first");

    assertThat(file).hasContent("first");
    assertThat(archive(Period.ofDays(1))).content().startsWith(yesterday);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-02-31T00:00:00Z nothing", "2026-19-01T00:00:00Z", "", "\n\n", "no time"})
  void linesWithoutATimeArePutAwayByTheFilesOwn(String line) throws IOException {
    write(file, line, Period.ZERO);

    new RotatedLog(file).append("first");

    assertThat(file).content().startsWith(line).endsWith("first\n");
    assertThat(names()).hasSize(2);
  }

  @Test
  void thirtyDaysAreKept() throws IOException {
    for (int days = 27; days < 50; days++) {
      write(archive(Period.ofDays(days)), "old", Period.ofDays(days));
    }
    Path others = folder.resolve("other." + TODAY.minusDays(40) + ".log");
    write(others, "not ours", Period.ofDays(40));

    new RotatedLog(file).append("line");

    assertThat(archive(Period.ofDays(27))).exists();
    assertThat(archive(Period.ofDays(30))).exists();
    assertThat(archive(Period.ofDays(31))).doesNotExist();
    assertThat(archive(Period.ofDays(49))).doesNotExist();
    assertThat(others).exists();
  }

  @ParameterizedTest
  @CsvSource({
    "cron.log, cron.%s.log",
    "no extension, no extension.%s",
    ".hidden, .hidden.%s",
    "a {0} (1) $b.c.log, a {0} (1) $b.c.%s.log"
  })
  void anyNameIsPutAway(String name, String archive) throws IOException {
    file = folder.resolve(name);
    write(file, "old", Period.ofDays(1));

    new RotatedLog(file).append("new");

    assertThat(file).hasContent("new");
    assertThat(folder.resolve(archive.formatted(TODAY.minusDays(1)))).hasContent("old");
  }

  @Test
  void aLinkStaysOne() throws IOException {
    Path real = folder.resolve("real.log");
    write(real, "old", Period.ofDays(1));
    Files.createSymbolicLink(file, real);

    new RotatedLog(file).append("new");

    assertThat(file).isSymbolicLink().hasContent("new");
    assertThat(real).hasContent("new");
    assertThat(folder.resolve("real." + TODAY.minusDays(1) + ".log")).hasContent("old");
  }

  @Test
  void aFolderThatIsNotThereIsMadeAndWhatCannotBeOneIsRefused() throws IOException {
    new RotatedLog(folder.resolve("var/log/cron.log")).append("line");
    assertThat(folder.resolve("var/log/cron.log")).hasContent("line");

    Path below = Files.createFile(folder.resolve("file")).resolve("cron.log");
    assertThatThrownBy(() -> new RotatedLog(below))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "The log cannot be written to "
                + below
                + ": its folder is not there, and cannot be made.");
    assertThatThrownBy(() -> new RotatedLog(folder.resolve("100%d.log")))
        .hasMessageEndingWith("100%d.log: there is a % or \\ in its path.");
    assertThatThrownBy(() -> new RotatedLog(Path.of("/dev/null")))
        .hasMessage("The log cannot be written to /dev/null: it is no file.");
    assertThatThrownBy(() -> new RotatedLog(folder))
        .hasMessage("The log cannot be written to " + folder + ": it is no file.");
  }
}
