package org.schemaassurance.cli;

import java.util.List;
import java.util.Optional;
import org.schemaassurance.Onboarding;
import org.schemaassurance.Rules;
import org.schemaassurance.SchemaAssurance;
import org.schemaassurance.VerifyOptions;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.FoundChangelog;
import org.schemaassurance.model.Report;

/** The rule that the changelog has been applied; a comment where that is not so. */
record ChangelogRule(NewFiles files, Onboarding project, FoundChangelog changelog) {
  /**
   * Writes it beside the other rules.
   *
   * @param database that has to have it; empty where it holds for whatever the changelog makes
   */
  void write(Optional<SchemaAssurance> database) {
    if (files.hadRules()) {
      return;
    }
    files.write(NewFiles.CHANGELOG_RULE, project.changelogRule(changelog));
    if (!files.isDryRun()) {
      database
          .flatMap(ChangelogRule::whyNot)
          .ifPresent(
              why -> {
                files.rewrite(NewFiles.CHANGELOG_RULE, project.changelogRule(changelog, why));
                files.say("  Its rule is a comment there: " + why);
              });
    }
  }

  private static Optional<String> whyNot(SchemaAssurance database) {
    Rules rule = Rules.in(ProjectFiles.RULES).only(List.of(Onboarding.CHANGELOG_RULE));
    Report report = database.verify(rule, VerifyOptions.DEFAULT);
    return report.verdict().exitStatus() == ExitStatus.HOLDS
        ? Optional.empty()
        : report.findings().stream()
            .filter(finding -> finding.status() != Finding.Status.HOLDS)
            .map(Finding::message)
            .findFirst();
  }
}
