package org.schemaassurance.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.schemaassurance.Pages;
import org.schemaassurance.model.ExitStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rules explain}: the page of one kind of check. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Prints what a check compares, an example, and how to repair what it finds; without CHECK, which there are.")
final class RulesExplainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "CHECK",
      description = "What stands behind 'check:' in a rule.")
  private Optional<String> check = Optional.empty();

  RulesExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.out().print(check.map(Pages::of).orElseGet(RulesExplainCommand::all));
    terminal.out().flush();
    return ExitStatus.HOLDS.code();
  }

  private static String all() {
    StringBuilder list = new StringBuilder();
    int width = Pages.checks().stream().mapToInt(String::length).max().orElse(0);
    Pages.checks()
        .forEach(
            name ->
                list.append(name)
                    .append(" ".repeat(width + 2 - name.length()))
                    .append(Pages.summary(name))
                    .append('\n'));
    return list.toString();
  }
}
