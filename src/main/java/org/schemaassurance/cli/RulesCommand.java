package org.schemaassurance.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code rules}: what can be asked about rule files without judging a database. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    description = "Writes, lists and explains rules, and waives their findings.")
final class RulesCommand {
  private RulesCommand() {}

  /** With the verbs below it. */
  static CommandLine of(Terminal terminal) {
    return new CommandLine(new RulesCommand())
        .addSubcommand(new RulesInitCommand(terminal))
        .addSubcommand(new RulesListCommand(terminal))
        .addSubcommand(new RulesExplainCommand(terminal))
        .addSubcommand(new RulesSchemaCommand(terminal))
        .addSubcommand(new RulesWaiveCommand(terminal));
  }
}
