package org.schemaassurance.log;

import ch.qos.logback.core.Context;
import ch.qos.logback.core.ContextBase;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import ch.qos.logback.core.status.Status;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.model.UsageException;

/**
 * A file that many short processes append a line to, each of them the first one of the day to put
 * away the former day's as {@code name.2026-11-21.log}. It is opened for that line alone.
 */
public final class RotatedLog {
  private static final int DAYS_KEPT = 30;
  private static final Path STANDARD_ERROR = Path.of("/dev/stderr");

  private final Path file;

  /**
   * @throws UsageException if it cannot be written, or its folder, which the rotation needs; a
   *     folder that is not there is made
   */
  public RotatedLog(Path file) {
    Path given = file.toAbsolutePath().normalize();
    Path folder = Optional.ofNullable(given.getParent()).orElse(given);
    try {
      Files.createDirectories(folder);
      this.file = Files.exists(given) ? given.toRealPath() : given;
    } catch (IOException failed) {
      throw new UsageException(
          refusal(file, "its folder is not there, and cannot be made"), failed);
    }
    if (Files.exists(this.file) && !Files.isRegularFile(this.file)) {
      throw new UsageException(refusal(file, "it is no file"));
    }
    if (this.file.toString().matches(".*[%\\\\].*")) {
      // Logback's patterns of file names have no escape for them.
      throw new UsageException(refusal(file, "there is a % or \\ in its path"));
    }
    if (!Files.isWritable(folder) || (Files.exists(this.file) && !Files.isWritable(this.file))) {
      throw new UsageException(refusal(file, "this user may not write to it or to its folder"));
    }
  }

  private static String refusal(Path file, String why) {
    return "The log cannot be written to " + file + ": " + why + ".";
  }

  /** Whether the process was started with its standard error redirected into this very file. */
  public boolean isStandardError() {
    try {
      return Files.exists(file) && Files.isSameFile(STANDARD_ERROR, file);
    } catch (IOException noSuchDevice) {
      return false;
    }
  }

  /**
   * Appends a line.
   *
   * @throws UndeterminedException if that fails
   */
  public void append(String line) {
    Path lock = file.resolveSibling("." + file.getFileName() + ".lock");
    // Two that rotated at once would put today's file over yesterday's.
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock alone = channel.lock()) {
      dateByLastEntry();
      write(line);
    } catch (IOException failed) {
      throw unwritable(failed.getMessage(), failed);
    }
  }

  /** Logback goes by the file's time, which a word of somebody else's on the same file moves on. */
  private void dateByLastEntry() throws IOException {
    Optional<FileTime> lastEntry = LastEntry.timeIn(file).map(FileTime::from);
    if (lastEntry.isPresent() && lastEntry.get().compareTo(Files.getLastModifiedTime(file)) < 0) {
      Files.setLastModifiedTime(file, lastEntry.get());
    }
  }

  private void write(String line) {
    Context context = new ContextBase();
    RollingFileAppender<String> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setFile(file.toString());
    LineEncoder encoder = new LineEncoder();
    encoder.start();
    appender.setEncoder(encoder);
    TimeBasedRollingPolicy<String> policy = dailyPolicy(context, appender);
    appender.setRollingPolicy(policy);
    policy.start();
    appender.start();
    appender.doAppend(line);
    // Also waits until files that are too old are deleted.
    appender.stop();
    context.getStatusManager().getCopyOfStatusList().stream()
        .filter(status -> status.getEffectiveLevel() >= Status.ERROR)
        .findFirst()
        .ifPresent(
            error -> {
              throw unwritable(
                  Optional.ofNullable(error.getThrowable())
                      .map(Throwable::getMessage)
                      .orElse(error.getMessage()),
                  error.getThrowable());
            });
  }

  private TimeBasedRollingPolicy<String> dailyPolicy(
      Context context, RollingFileAppender<String> appender) {
    TimeBasedRollingPolicy<String> policy = new TimeBasedRollingPolicy<>();
    policy.setContext(context);
    policy.setParent(appender);
    policy.setFileNamePattern(pattern());
    policy.setMaxHistory(DAYS_KEPT);
    policy.setCleanHistoryOnStart(true);
    return policy;
  }

  private String pattern() {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String extension = dot > 0 ? name.substring(dot) : "";
    return file.resolveSibling(stem) + ".%d{yyyy-MM-dd}" + extension;
  }

  private UndeterminedException unwritable(String why, Throwable cause) {
    return new UndeterminedException(
        "The log could not be written to " + file + ": " + why + ".", cause);
  }
}
