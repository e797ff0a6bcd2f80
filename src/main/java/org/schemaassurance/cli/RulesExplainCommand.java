package org.schemaassurance.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.rules.Spelling;
import org.schemaassurance.verify.Check;
import org.schemaassurance.verify.checks.CheckPages;
import org.schemaassurance.verify.checks.Checks;
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
    terminal.out().print(check.map(RulesExplainCommand::page).orElseGet(RulesExplainCommand::all));
    terminal.out().flush();
    return ExitStatus.HOLDS.code();
  }

  private static String page(String name) {
    List<String> names = names();
    if (!names.contains(name)) {
      String nearest =
          Spelling.nearest(name, names)
              .map(near -> "Did you mean '" + near + "'?")
              .orElse("There are: " + String.join(", ", names) + ".");
      throw new UsageException("There is no check '" + name + "'. " + nearest);
    }
    return CheckPages.page(name);
  }

  private static String all() {
    StringBuilder list = new StringBuilder();
    int width = names().stream().mapToInt(String::length).max().orElse(0);
    names()
        .forEach(
            name ->
                list.append(name)
                    .append(" ".repeat(width + 2 - name.length()))
                    .append(CheckPages.firstSentence(name))
                    .append('\n'));
    return list.toString();
  }

  private static List<String> names() {
    return Checks.ALL.stream().map(Check::name).sorted().toList();
  }
}
