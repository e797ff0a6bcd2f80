package org.schemaassurance.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a project has its files: beside its changelog, or in a folder of ours, which no changelog
 * includes by mistake.
 */
final class ProjectFiles {
  static final Path RULES = Path.of("verify-rules");
  static final Path WAIVERS = RULES.resolve("waivers.yaml");

  private static final Path OURS = Path.of("schema-assurance");
  private static final Path BESIDE_CHANGELOG = Path.of("changelog");
  private static final String SNAPSHOT = "schema-snapshot.yaml";
  private static final String IGNORE = "drift-ignore.yaml";

  private ProjectFiles() {}

  /** The snapshot that is committed, or where one is to be. */
  static Path snapshot() {
    return file(SNAPSHOT);
  }

  /** The accepted differences, or where they are to be. */
  static Path ignoreFile() {
    return file(IGNORE);
  }

  private static Path file(String name) {
    Path beside = BESIDE_CHANGELOG.resolve(name);
    return Files.exists(beside) ? beside : OURS.resolve(name);
  }
}
