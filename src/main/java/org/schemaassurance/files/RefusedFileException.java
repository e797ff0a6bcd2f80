package org.schemaassurance.files;

import java.nio.file.Path;
import java.util.Optional;
import org.schemaassurance.model.UsageException;

/** Why a file is not read. It says nothing of what stands in the file. */
public final class RefusedFileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean missing;
  private final transient Optional<TextPosition> position;

  private RefusedFileException(String why, boolean missing, Optional<TextPosition> position) {
    super(why);
    this.missing = missing;
    this.position = position;
  }

  /**
   * @param why a clause about the file, such as {@code it is a folder}
   */
  static RefusedFileException because(String why) {
    return new RefusedFileException(why, false, Optional.empty());
  }

  static RefusedFileException missing() {
    return new RefusedFileException("there is none", true, Optional.empty());
  }

  /** What is wrong with the text at a position. */
  static RefusedFileException at(TextPosition position, String why) {
    return new RefusedFileException(why, false, Optional.of(position));
  }

  /** Whether there is no such file at all. */
  public boolean isMissing() {
    return missing;
  }

  /** The reason as a clause, with the position in the file where there is one. */
  public String why() {
    return position.map(place -> "at " + place + " of it: ").orElse("") + getMessage();
  }

  /**
   * What a user is told of a file that they named.
   *
   * @param what the file is to be, such as {@code rule file}
   */
  public UsageException of(String what, Path file) {
    return new UsageException(
        position
            .map(place -> file + ":" + place + ": " + getMessage() + ".")
            .orElse("The " + what + " " + file + " cannot be read: " + getMessage() + "."));
  }
}
