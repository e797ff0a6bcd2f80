package org.schemaassurance.cli;

import java.util.List;
import java.util.Optional;
import org.schemaassurance.Onboarding;
import org.schemaassurance.Rules;
import org.schemaassurance.SchemaAssurance;
import org.schemaassurance.VerifyOptions;
import org.schemaassurance.model.AssuranceException;
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
    try {
      Rules rule = Rules.in(ProjectFiles.RULES).only(List.of(Onboarding.CHANGELOG_RULE));
      return complaint(database.verify(rule, VerifyOptions.DEFAULT));
    } catch (AssuranceException unreadable) {
      // Of the changelog, say: the other files are written already, and hold without this rule.
      return Optional.of(unreadable.getMessage());
    }
  }

  private static Optional<String> complaint(Report report) {
    return report.verdict().exitStatus() == ExitStatus.HOLDS
        ? Optional.empty()
        : report.findings().stream()
            .filter(finding -> finding.status() != Finding.Status.HOLDS)
            .map(Finding::message)
            .findFirst();
  }
}
