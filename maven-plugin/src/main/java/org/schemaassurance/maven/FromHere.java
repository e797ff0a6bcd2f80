package org.schemaassurance.maven;

import java.nio.file.Path;

/**
 * Files as messages and reports name them, and as the front door takes them: from where Maven was
 * started.
 */
final class FromHere {
  private FromHere() {}

  /** The file relative to the working directory, if it lies below; else as it is. */
  static Path shown(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = file.toAbsolutePath().normalize();
    return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
  }
}
