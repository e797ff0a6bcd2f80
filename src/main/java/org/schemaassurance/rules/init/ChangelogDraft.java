package org.schemaassurance.rules.init;

import java.util.List;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogOptions;

/** The rule that every changeset of a changelog has run. */
public final class ChangelogDraft {
  private static final String NAME = "changelog";

  private ChangelogDraft() {}

  /**
   * The section of that rule.
   *
   * @param changelog with its options; a class path stays with the command, since no rule names
   *     code
   */
  public static DraftSection section(Changelog changelog) {
    ChangelogOptions options = changelog.options();
    RuleYaml rule =
        new RuleYaml()
            .text("rule", NAME)
            .text("check", "changelog")
            .text("file", changelog.file())
            .text("contexts", options.contexts())
            .text("label_filter", options.labelFilter())
            .text("default_schema", options.defaultSchemaName());
    SearchedPlaces.below(changelog.root(), options)
        .ifPresent(places -> rule.texts("search_path", places));
    if (!options.appliedIn().equals(ChangelogOptions.DEFAULT.appliedIn())) {
      rule.text("applied_in", options.appliedIn().toString());
    }
    if (!options.parameters().isEmpty()) {
      rule.texts("parameters", options.parameters());
    }
    return new DraftSection("The changelog", List.of(new DraftRule(NAME, rule.write())));
  }
}
