package org.schemaassurance.cli;

import java.util.List;
import java.util.Optional;
import org.schemaassurance.Onboarding;
import org.schemaassurance.Rules;
import org.schemaassurance.SchemaAssurance;
import org.schemaassurance.Surroundings;
import org.schemaassurance.TimeLimits;
import org.schemaassurance.VerifyOptions;
import org.schemaassurance.model.AssuranceException;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.FoundChangelog;
import org.schemaassurance.model.Report;
import org.schemaassurance.report.UnreadableChangelog;

/** The rule that the changelog has been applied; a comment where an update would not make it so. */
record ChangelogRule(
    NewFiles files, Onboarding project, FoundChangelog changelog, Surroundings surroundings) {
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
    Optional<String> unreadable = project.whyUnreadable(changelog, surroundings);
    if (unreadable.isPresent()) {
      comment(unreadable.get());
    } else if (!files.isDryRun()) {
      database.ifPresent(this::tryOn);
    }
  }

  /** It stands where an update is all it takes: after that nobody would think of it again. */
  private void tryOn(SchemaAssurance database) {
    try {
      Rules rule = Rules.in(ProjectFiles.RULES).only(List.of(Onboarding.CHANGELOG_RULE));
      complaint(database.verify(rule, VerifyOptions.DEFAULT))
          .ifPresent(
              why ->
                  database.unrunChangesets(rule, TimeLimits.DEFAULT).stream()
                      .findFirst()
                      .ifPresentOrElse(
                          sentence -> files.say("  " + sentence), () -> commentThere(why)));
    } catch (AssuranceException unreadable) {
      // The other files are written already, and hold without this rule.
      commentThere(unreadable.getMessage());
    }
  }

  private void commentThere(String why) {
    files.rewrite(NewFiles.CHANGELOG_RULE, project.changelogRule(changelog, why));
    files.say("  Its rule is a comment there: " + why);
  }

  /** Nothing can be compared with it, in whatever database. */
  private void comment(String why) {
    if (!files.isDryRun()) {
      files.rewrite(NewFiles.CHANGELOG_RULE, project.changelogRule(changelog, why));
    }
    files.say(
        why
            + " Its rule "
            + (files.isDryRun() ? "would be" : "is")
            + " a comment in "
            + NewFiles.CHANGELOG_RULE
            + ". "
            + UnreadableChangelog.REMEDY);
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
