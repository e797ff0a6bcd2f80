package org.schemaassurance.cli;

import java.util.concurrent.Callable;
import org.schemaassurance.Pages;
import org.schemaassurance.model.ExitStatus;
import picocli.CommandLine.Command;

/** {@code rules schema}: the JSON Schema of rule files, for editors. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the JSON Schema of rule files.",
      "Kept beside them as rules.schema.json, it lets an editor complete and check them."
    })
final class RulesSchemaCommand implements Callable<Integer> {
  private final Terminal terminal;

  RulesSchemaCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.out().print(Pages.jsonSchema());
    terminal.out().flush();
    return ExitStatus.HOLDS.code();
  }
}
