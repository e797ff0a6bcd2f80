package org.schemaassurance.model;

import java.util.List;

/**
 * The changelog of a project, and who names it.
 *
 * @param options with the master file and how it is read
 * @param namedBy for a sentence, such as {@code liquibase.properties}
 * @param unresolved what is said there of how it is read, and can't be known here
 */
public record FoundChangelog(
    ChangelogOptions options, String namedBy, List<Unresolved> unresolved) {
  /** Of which all is known that is said. */
  public FoundChangelog(ChangelogOptions options, String namedBy) {
    this(options, namedBy, List.of());
  }

  /**
   * What only the running application or its build can resolve.
   *
   * @param option by Liquibase's own name, such as {@code --contexts}
   * @param written what stands there, such as <code>${spring.profiles.active}</code>
   */
  public record Unresolved(String option, String written) {
    /** What it is, and what comes of it. */
    public String sentence() {
      return "Not known: %s; it is %s there, which only the application or its build can resolve. Without the option it counts as not said."
          .formatted(option, written);
    }
  }

  /** The master file, as Liquibase is told it. */
  public String file() {
    return options.changelogFile().orElseThrow();
  }
}
