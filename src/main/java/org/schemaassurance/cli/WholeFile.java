package org.schemaassurance.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Optional;
import java.util.UUID;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.model.UsageException;

/**
 * A file that is written as a whole or not at all: whoever reads it meanwhile, or finds it after
 * the process was killed, has the old text or the new one.
 */
final class WholeFile {
  private final Path file;

  WholeFile(Path file) {
    this.file = file;
  }

  /**
   * Refuses what cannot be written, before any work is done.
   *
   * @throws UsageException if it is a folder or a device
   * @throws UndeterminedException if its own folder is not writable and cannot be made
   */
  void requireWritable(String what) {
    if (Files.isDirectory(file)) {
      throw new UsageException(what + " cannot be written to " + file + ": it is a folder.");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new UsageException(what + " cannot be written to " + file + ": it is no file.");
    }
    Path nearest = nearestFolder();
    if (!Files.isDirectory(nearest) || !Files.isWritable(nearest)) {
      throw new UndeterminedException(
          what + " cannot be written to " + file + ": there is no folder that can be written.");
    }
  }

  /** What stands in the file. */
  @FunctionalInterface
  interface Content {
    void writeTo(Writer writer) throws IOException;
  }

  /** Replaces what is there by a text; otherwise as {@link #write(Content)}. */
  void write(String text) {
    write(writer -> writer.write(text));
  }

  /**
   * Replaces what is there; a symbolic link stays one, and the file's permissions stay. A folder
   * that is missing is made.
   *
   * @throws UndeterminedException if that fails; the file is as it was then
   */
  void write(Content content) {
    try {
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      Path beside =
          madeFolder(target)
              .resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".half");
      try {
        try (Writer writer = Files.newBufferedWriter(beside, StandardOpenOption.CREATE_NEW)) {
          content.writeTo(writer);
        }
        keepPermissions(target, beside);
        Files.move(
            beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException failed) {
      throw new UndeterminedException(
          "The file " + file + " could not be written: " + failed.getMessage() + ".", failed);
    }
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    Optional<PosixFileAttributeView> view =
        Optional.ofNullable(Files.getFileAttributeView(to, PosixFileAttributeView.class));
    if (Files.exists(from) && view.isPresent()) {
      view.get().setPermissions(Files.getPosixFilePermissions(from));
    }
  }

  /** What is there of the path to the file. */
  private Path nearestFolder() {
    Path folder = file.toAbsolutePath().normalize().getParent();
    while (folder != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    return Optional.ofNullable(folder).orElse(file.toAbsolutePath().getRoot());
  }

  /** The file's folder, made if it was missing; before JDK 19 a link to one would not do. */
  private static Path madeFolder(Path target) throws IOException {
    Path folder = Optional.ofNullable(target.getParent()).orElse(target);
    return Files.isDirectory(folder) ? folder : Files.createDirectories(folder);
  }
}
