package org.schemaassurance.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.report.RuleList;
import org.schemaassurance.rules.RuleFileReader;
import org.schemaassurance.rules.RuleSet;
import org.schemaassurance.verify.checks.Checks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rules list}: which rules there are; asks no database. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Lists the rules of rule files in their order, with what each is about.")
final class RulesListCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--rules",
      arity = "1..*",
      paramLabel = "PATH",
      description = "Rule files, or folders of them (verify-rules/).")
  private List<Path> rules = List.of(Path.of("verify-rules"));

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A parameter of the rule files, such as schema=tutoring.")
  private Map<String, String> parameters = new LinkedHashMap<>();

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
    RuleSet ruleSet = new RuleFileReader(Checks.ALL).read(rules, parameters);
    RuleList list = new RuleList(ruleSet.rules());
    if (format == Format.json) {
      list.writeJson(terminal.out());
    } else {
      list.writeText(terminal.out());
    }
    terminal.out().flush();
    return ExitStatus.HOLDS.code();
  }
}
