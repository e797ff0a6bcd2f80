package org.schemaassurance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.schemaassurance.assurance.ByCommand;
import org.schemaassurance.assurance.Migration;

/**
 * A command by which a project migrates an empty database. It is told by its environment which: by
 * {@code DB_*}, {@code PG*}, {@code DATABASE_URL} for libpq and {@code JDBC_DATABASE_URL}; what
 * names another database there is taken out.
 *
 * @param line for the shell
 * @param environment of the command otherwise
 * @param folder in which it runs
 * @param limit how long it may take; it is ended then
 */
public record MigrationCommand(
    String line, Map<String, String> environment, Path folder, Duration limit) {
  public MigrationCommand {
    environment = Map.copyOf(environment);
  }

  Migration migration() {
    return new ByCommand(line, environment, folder, limit);
  }

  /** Without the environment, which has secrets. */
  @Override
  public String toString() {
    return line;
  }
}
