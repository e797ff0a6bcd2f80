package org.schemaassurance.support;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.schemaassurance.cli.CommandLineTool;
import org.schemaassurance.cli.Terminal;
import org.schemaassurance.throwaway.ThrowawayServer;

/**
 * What the tool said and how it ended, run in this process.
 *
 * @param status the exit status that the process would have
 */
public record ToolRun(int status, String out, String err) {
  private static final Path NO_HOME = Path.of("target", "no-home");

  /** Runs the tool in an environment that has these variables and no others. */
  public static ToolRun of(Map<String, String> environment, String... arguments) {
    return of(environment, false, arguments);
  }

  /** The same, on a terminal. */
  public static ToolRun onTerminal(Map<String, String> environment, String... arguments) {
    return of(environment, true, arguments);
  }

  private static ToolRun of(
      Map<String, String> environment, boolean interactive, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(new PrintWriter(out), new PrintWriter(err), environment, NO_HOME, interactive);
    int status = new CommandLineTool(terminal).run(arguments);
    return new ToolRun(status, out.toString(), err.toString());
  }

  /** The variables that name a database, as its superuser. */
  public static Map<String, String> environment(TestDatabase database) {
    return environment(
        database, database.server().superuser(), database.server().password().orElse(""));
  }

  /** The variables that name a database, as a role of the test. */
  public static Map<String, String> environment(TestDatabase database, TestRole role) {
    return environment(database, role.name(), role.password());
  }

  /** As its superuser, and {@code REFERENCE_URL}: its server may make databases for a run. */
  public static Map<String, String> environmentWithReference(TestDatabase database) {
    Map<String, String> environment = new HashMap<>(environment(database));
    environment.put(
        "REFERENCE_URL",
        "postgresql://%s:%s@%s:%d/%s"
            .formatted(
                database.server().superuser(),
                database.server().password().orElse(""),
                database.host(),
                database.port(),
                ThrowawayServer.MAINTENANCE_DATABASE));
    return environment;
  }

  private static Map<String, String> environment(
      TestDatabase database, String user, String password) {
    Map<String, String> environment = new HashMap<>();
    environment.put("DB_HOST", database.host());
    environment.put("DB_PORT", String.valueOf(database.port()));
    environment.put("DB_NAME", database.name());
    environment.put("DB_USER", user);
    environment.put("DB_PASSWORD", password);
    return environment;
  }
}
