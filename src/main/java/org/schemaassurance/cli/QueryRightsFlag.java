package org.schemaassurance.cli;

import picocli.CommandLine.Option;

/** The option that says with whose rights the rules' queries run. */
final class QueryRightsFlag {
  @Option(
      names = "--own-rights",
      description =
          "Queries of rules run with all rights of the connecting role, not with those of pg_read_all_data where it may take them.")
  private boolean ownRights;

  boolean areOwnRights() {
    return ownRights;
  }
}
