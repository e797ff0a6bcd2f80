package org.schemaassurance.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.schemaassurance.Rules;
import picocli.CommandLine.Option;

/** The options that say which rules. */
final class RuleFlags {
  private static final List<Path> USUAL = List.of(ProjectFiles.RULES);

  @Option(
      names = "--rules",
      arity = "1..*",
      paramLabel = "PATH",
      description = "Rule files, or folders of them (verify-rules/).")
  private List<Path> rules = USUAL;

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

  /**
   * The same; none where nobody asked for any, and the usual folder is not there.
   *
   * @throws org.schemaassurance.model.UsageException if they cannot be read
   */
  Optional<Rules> rulesIfAny() {
    return rules.equals(USUAL) && !Files.exists(USUAL.get(0))
        ? Optional.empty()
        : Optional.of(rules());
  }
}
