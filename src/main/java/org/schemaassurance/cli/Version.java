package org.schemaassurance.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Which version this is. */
final class Version implements IVersionProvider {

  /** From the jar's manifest; classes that are not in the jar yet have none. */
  static String current() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"schema-assurance " + current()};
  }
}
