package org.schemaassurance.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where the process begins and ends. */
public final class Main {
  private Main() {}

  /** Ends the process with a status of {@link org.schemaassurance.model.ExitStatus}. */
  public static void main(String[] arguments) {
    // The terminal's encoding decides about ✓ otherwise, and cron's is ASCII.
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(
            out,
            err,
            System.getenv(),
            Path.of(System.getProperty("user.home", ".")),
            System.console() != null);
    int status = new CommandLineTool(terminal).run(arguments);
    out.flush();
    // Also ends threads that a library has left.
    System.exit(status);
  }
}
