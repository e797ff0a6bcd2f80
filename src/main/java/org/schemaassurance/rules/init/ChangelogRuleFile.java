package org.schemaassurance.rules.init;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.schemaassurance.model.ChangelogOptions;

/**
 * A file with one rule: that a changelog has been applied.
 *
 * @param project the folder that the rule's paths are relative to
 * @param options how it is read; what a class path has stands in no rule
 */
public record ChangelogRuleFile(Path project, ChangelogOptions options) {
  /** The rule's name. */
  public static final String RULE = "changelog-is-applied";

  private static final Pattern LEADING = Pattern.compile("^/+");
  private static final String INDENT = "      ";

  /** With the rule. */
  public String text() {
    return head() + "    rules:\n" + RuleFileText.asItem(rule(), INDENT);
  }

  /** With the rule as a comment. */
  public String withoutRule(String reason) {
    String commented =
        RuleFileText.asItem(rule(), "")
            .lines()
            .map(line -> INDENT + "# " + line + "\n")
            .reduce("", String::concat);
    return head()
        + "    rules: []\n"
        + INDENT
        + "# Not a rule: "
        + reason.replaceAll("\\R", " ")
        + "\n"
        + commented;
  }

  private static String head() {
    return """
        # yaml-language-server: $schema=rules.schema.json
        # That every changeset that applies has run, as it stands in the files; see 'rules explain changelog'.
        title: Changelog

        sections:
          - section: The changelog has been applied
        """;
  }

  /** Liquibase looks for <code>/m.yml</code> in its search path, too, and records it without /. */
  private static String inTheProject(String file) {
    return Files.exists(Path.of(file)) ? file : LEADING.matcher(file).replaceFirst("");
  }

  private String rule() {
    RuleYaml rule =
        new RuleYaml()
            .text("rule", RULE)
            .text("check", "changelog")
            .text("file", options.changelogFile().map(ChangelogRuleFile::inTheProject))
            .text("contexts", options.contexts())
            .text("label_filter", options.labelFilter())
            .text("default_schema", options.defaultSchemaName());
    SearchedPlaces.below(project, options).ifPresent(places -> rule.texts("search_path", places));
    if (options.liquibaseSchemaName().isPresent()
        || options.databaseChangelogTableName().isPresent()) {
      rule.text("applied_in", options.appliedIn().toString());
    }
    if (!options.parameters().isEmpty()) {
      rule.texts("parameters", new TreeMap<>(options.parameters()));
    }
    return rule.write();
  }
}
