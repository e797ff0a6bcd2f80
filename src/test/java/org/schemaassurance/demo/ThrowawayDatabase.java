package org.schemaassurance.demo;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.schemaassurance.model.AssuranceException;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.throwaway.ThrowawayServer;
import org.schemaassurance.throwaway.ThrowawayServers;

/**
 * Runs a command with {@code DB_*} naming an empty database on a PostgreSQL that is there for this
 * command only, and ends with the command's exit status. {@code REFERENCE_URL} names that server;
 * behind {@code --reference} it is all that is set, and {@code DB_*} stay what they are.
 */
public final class ThrowawayDatabase {
  private static final String NAME = "tutoring_platform";
  private static final String REFERENCE_ALONE = "--reference";

  private ThrowawayDatabase() {}

  /** Takes the command and its arguments. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> given = List.of(arguments);
    boolean referenceAlone = given.indexOf(REFERENCE_ALONE) == 0;
    List<String> command = referenceAlone ? given.subList(1, given.size()) : given;
    if (command.isEmpty()) {
      System.err.println("The command is missing that a throwaway database is wanted for.");
      System.exit(ExitStatus.USAGE.code());
    }
    System.exit(status(command, referenceAlone));
  }

  private static int status(List<String> command, boolean referenceAlone)
      throws IOException, InterruptedException {
    try {
      return run(command, referenceAlone);
    } catch (AssuranceException told) {
      System.err.println(told.getMessage());
      return told.exitStatus().code();
    }
  }

  private static int run(List<String> command, boolean referenceAlone)
      throws IOException, InterruptedException {
    System.err.println("Starting a throwaway PostgreSQL ...");
    try (ThrowawayServer server = ThrowawayServers.start()) {
      if (referenceAlone) {
        return running(command, reference(server));
      }
      server.createDatabase(NAME);
      System.err.printf(
          "PostgreSQL %s answers at %s:%d, with an empty database %s.%n",
          server.version(), server.host(), server.port(), NAME);
      Map<String, String> variables = new HashMap<>(reference(server));
      variables.putAll(database(server));
      return running(command, variables);
    }
  }

  private static Map<String, String> reference(ThrowawayServer server) {
    return Map.of(
        "REFERENCE_URL",
        "postgresql://%s%s@%s:%d/%s"
            .formatted(
                server.superuser(),
                // Nothing in it has to be percent-encoded.
                server.password().map(password -> ":" + password).orElse(""),
                server.host(),
                server.port(),
                ThrowawayServer.MAINTENANCE_DATABASE));
  }

  private static Map<String, String> database(ThrowawayServer server) {
    return Map.of(
        "DB_HOST", server.host(),
        "DB_PORT", Integer.toString(server.port()),
        "DB_NAME", NAME,
        "DB_USER", server.superuser(),
        "DB_PASSWORD", server.password().orElse(""));
  }

  private static int running(List<String> command, Map<String, String> variables)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    Map<String, String> environment = builder.environment();
    if (variables.containsKey("DB_HOST")) {
      // A URL, or libpq's variables, would win over or add to what is meant here.
      environment.keySet().removeIf(name -> name.equals("DB_URL") || name.matches("PG[A-Z]+"));
    }
    environment.putAll(variables);
    environment.put("CLASSPATH", System.getProperty("java.class.path"));
    Process process = builder.start();
    // A signal that reaches this process alone ends the command, too; the server has a hook of its
    // own.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    return process.waitFor();
  }
}
