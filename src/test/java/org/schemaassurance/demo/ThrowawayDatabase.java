package org.schemaassurance.demo;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.reference.ThrowawayServer;
import org.schemaassurance.reference.ThrowawayServers;

/**
 * Runs a command with {@code DB_*} naming an empty database on a PostgreSQL that is there for this
 * command only, and ends with the command's exit status.
 */
public final class ThrowawayDatabase {
  private static final String NAME = "tutoring_platform";

  private ThrowawayDatabase() {}

  /** Takes the command and its arguments. */
  public static void main(String[] command) throws IOException, InterruptedException {
    if (command.length == 0) {
      System.err.println("The command is missing that a throwaway database is wanted for.");
      System.exit(ExitStatus.USAGE.code());
    }
    System.exit(run(List.of(command)));
  }

  private static int run(List<String> command) throws IOException, InterruptedException {
    System.err.println("Starting a throwaway PostgreSQL ...");
    try (ThrowawayServer server = ThrowawayServers.start()) {
      server.createDatabase(NAME);
      System.err.printf(
          "PostgreSQL %s answers at %s:%d, with an empty database %s.%n",
          server.version(), server.host(), server.port(), NAME);
      return inDatabase(server, command);
    }
  }

  private static int inDatabase(ThrowawayServer server, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    Map<String, String> environment = builder.environment();
    // A URL, or libpq's variables, would win over or add to what is meant here.
    environment.keySet().removeIf(name -> name.equals("DB_URL") || name.matches("PG[A-Z]+"));
    environment.put("DB_HOST", server.host());
    environment.put("DB_PORT", Integer.toString(server.port()));
    environment.put("DB_NAME", NAME);
    environment.put("DB_USER", server.superuser());
    environment.put("DB_PASSWORD", server.password().orElse(""));
    environment.put(
        "REFERENCE_URL",
        "postgresql://%s@%s:%d/%s"
            .formatted(
                server.superuser(),
                server.host(),
                server.port(),
                ThrowawayServer.MAINTENANCE_DATABASE));
    environment.put("CLASSPATH", System.getProperty("java.class.path"));
    Process process = builder.start();
    // A signal that reaches this process alone ends the command, too; the server has a hook of its
    // own.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    return process.waitFor();
  }
}
