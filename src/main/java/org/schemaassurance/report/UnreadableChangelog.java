package org.schemaassurance.report;

/** What is said of a changelog that Liquibase cannot read, behind why. */
public final class UnreadableChangelog {
  /** What it may take. */
  public static final String REMEDY =
      "Where it takes more than the files here, begin with that: --search-path (folders with its files), --classpath (archives with classes of its own), -D NAME=VALUE (its parameters).";

  private UnreadableChangelog() {}
}
