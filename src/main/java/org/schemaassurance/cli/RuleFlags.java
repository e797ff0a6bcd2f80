package org.schemaassurance.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.schemaassurance.Rules;
import picocli.CommandLine.Option;

/** The options that say which rules. */
final class RuleFlags {
  @Option(
      names = "--rules",
      arity = "1..*",
      paramLabel = "PATH",
      description = "Rule files, or folders of them (verify-rules/).")
  private List<Path> rules = List.of(Path.of("verify-rules"));

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A parameter of the rule files, such as schema=sales.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  /**
   * The rules that were asked for.
   *
   * @throws org.schemaassurance.model.UsageException if they cannot be read
   */
  Rules rules() {
    return Rules.in(rules, parameters);
  }
}
