package org.schemaassurance.support;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.schemaassurance.cli.Main;

/** How the tool is started in a process of its own. */
public final class ToolProcess {
  private ToolProcess() {}

  /**
   * The command.
   *
   * @param typed the verb with what it takes
   */
  public static List<String> command(String... typed) {
    return command(List.of(), typed);
  }

  /**
   * Of one that an interrupt reaches.
   *
   * @param options of its JVM
   * @param typed the verb with what it takes
   */
  public static List<String> interruptible(List<String> options, String... typed) {
    List<String> command = new ArrayList<>();
    if (System.getProperty("os.name").equals("Linux")) {
      // A build in the background ignores the interrupt, and whoever it starts would, too.
      command.addAll(List.of("env", "--default-signal=INT"));
    }
    command.addAll(command(options, typed));
    return command;
  }

  private static List<String> command(List<String> options, String... typed) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As bin/schema-assurance has it.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(typed));
    return command;
  }
}
