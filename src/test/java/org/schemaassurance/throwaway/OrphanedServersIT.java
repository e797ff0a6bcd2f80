package org.schemaassurance.throwaway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.demo.ThrowawayDatabase;

/** The embedded server of a JVM that was killed, and the next one that starts. */
final class OrphanedServersIT {
  @Test
  void theServerOfAKilledJvmIsStoppedAndItsDataAreDeletedByTheNext(@TempDir Path folder)
      throws IOException, InterruptedException {
    Process killed = started(folder, "sleep", "600");
    Process alive = started(folder, "sleep", "600");
    List<Path> directories = directories(folder);
    assertThat(directories).hasSize(2);
    Path neverStarted = Files.createDirectories(folder.resolve("data").resolve("1-killed-early"));
    Files.setLastModifiedTime(
        Files.createFile(neverStarted.resolve("epg-lock")),
        FileTime.from(Instant.now().minus(Duration.ofMinutes(2))));
    List<ProcessHandle> commands =
        killed
            .descendants()
            .filter(process -> process.info().commandLine().orElse("").contains("sleep"))
            .toList();
    killed.destroyForcibly().waitFor();
    // Only now: once its command has ended, it stops its server itself.
    commands.forEach(ProcessHandle::destroyForcibly);

    Process next = started(folder, "true");

    assertThat(next.waitFor(60, SECONDS)).isTrue();
    List<Path> left = directories(folder);
    assertThat(left).hasSize(1);
    directories.removeAll(left);
    assertThat(serverOf(left.get(0))).as("the server of the JVM that is alive").isPresent();
    assertThat(
            ProcessHandle.allProcesses()
                .filter(
                    process ->
                        process
                            .info()
                            .commandLine()
                            .orElse("")
                            .contains(directories.get(0).toString())))
        .isEmpty();
    alive.destroy();
    assertThat(alive.waitFor(60, SECONDS)).isTrue();
  }

  @Test
  void aJvmWithTwoServersLosesNeitherToAnotherJvm()
      throws IOException, InterruptedException, SQLException {
    Path folder =
        Path.of(
            System.getProperty(
                "ot.epg.working-dir", System.getProperty("java.io.tmpdir") + "/embedded-pg"));
    try (ThrowawayServer one = EmbeddedServer.start(Optional.empty(), Optional.empty());
        ThrowawayServer two = EmbeddedServer.start(Optional.empty(), Optional.empty())) {
      assertThat(started(folder, "true").waitFor(60, SECONDS)).isTrue();

      try (Connection first = one.connect("postgres");
          Connection second = two.connect("postgres")) {
        assertThat(first.isValid(5) && second.isValid(5)).isTrue();
      }
    }
  }

  private static Optional<ProcessHandle> serverOf(Path data) throws IOException {
    return ProcessHandle.of(
        Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip()));
  }

  private static List<Path> directories(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder.resolve("data"))) {
      all.forEach(found::add);
    }
    return found;
  }

  /** Returns when its server answers. */
  private static Process started(Path folder, String... command) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dschemaassurance.reference=embedded",
                "-Dot.epg.working-dir=" + folder,
                // Over the environment's, which the tests' own servers go by.
                "-Dschemaassurance.reference.data=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                ThrowawayDatabase.class.getName()));
    line.addAll(List.of(command));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String read = said.readLine();
    while (read != null && !read.contains("answers at")) {
      read = said.readLine();
    }
    assertThat(read).as("a server that answers").isNotNull();
    return process;
  }
}
