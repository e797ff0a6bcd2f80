package org.schemaassurance.model;

/**
 * The changelog of a project, and who names it.
 *
 * @param options with the master file and how it is read
 * @param namedBy for a sentence, such as {@code liquibase.properties}
 */
public record FoundChangelog(ChangelogOptions options, String namedBy) {
  /** The master file, as Liquibase is told it. */
  public String file() {
    return options.changelogFile().orElseThrow();
  }
}
