package org.schemaassurance.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.report.RuleList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rules list}: which rules there are; asks no database. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Lists the rules of rule files in their order, with what each is about.")
final class RulesListCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private RuleFlags rules;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (text).")
  private Format format = Format.text;

  /** The forms of the list, as they are typed. */
  enum Format {
    text,
    json
  }

  RulesListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    RuleList list = new RuleList(rules.rules().declared());
    if (format == Format.json) {
      list.writeJson(terminal.out());
    } else {
      list.writeText(terminal.out());
    }
    terminal.out().flush();
    return ExitStatus.HOLDS.code();
  }
}
