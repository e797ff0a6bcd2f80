package org.schemaassurance.support;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.schemaassurance.cli.Main;

/** The tool in a process of its own that an interrupt reaches. */
public final class InterruptibleTool {
  private InterruptibleTool() {}

  /**
   * How it is started.
   *
   * @param options of its JVM
   * @param typed the verb with what it takes
   */
  public static List<String> command(List<String> options, String... typed) {
    List<String> command = new ArrayList<>();
    if (System.getProperty("os.name").equals("Linux")) {
      // A build in the background ignores the interrupt, and whoever it starts would, too.
      command.addAll(List.of("env", "--default-signal=INT"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(typed));
    return command;
  }
}
