package org.schemaassurance.model;

import java.nio.file.Path;

/**
 * A changelog, and how Liquibase is to read it.
 *
 * @param root the project's folder, in which files are looked for unless the options say where
 * @param file the master file, as Liquibase is told it
 */
public record Changelog(Path root, String file, ChangelogOptions options) {
  /** Read as Liquibase does by default. */
  public Changelog(Path root, String file) {
    this(root, file, ChangelogOptions.of(file));
  }

  /** Of the file alone: a run knows one or two, and one of all options takes longer to make. */
  @Override
  public int hashCode() {
    return file.hashCode();
  }
}
