package org.schemaassurance.assurance;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.rules.RuleSet;
import org.schemaassurance.verify.ChangelogAdvice;
import org.schemaassurance.verify.ChangelogAdvice.LeftToApply;
import org.schemaassurance.verify.LiquibaseCommands;
import org.schemaassurance.verify.checks.ChangelogCheck.DeclaredChangelog;

/**
 * What helps against what is broken in one database.
 *
 * @param changelog of its session
 * @param inForce the changelogs that make it
 */
record LiveAdvice(LiveChangelog changelog, Supplier<List<Changelog>> inForce) {
  /**
   * In the words of the rules.
   *
   * @param isBuilt whether the changelog has built the database just now
   */
  ChangelogAdvice of(RuleSet ruleSet, boolean isBuilt) {
    return new ChangelogAdvice(
        commands(ruleSet),
        () -> isBuilt ? LeftToApply.BUILT : changelog.leftToApply(inForce.get()),
        origin ->
            Optional.of(origin)
                .filter(any -> changelog.isInSchemaOfSession(inForce.get()))
                .flatMap(RepeatableChangeset::file));
  }

  private static LiquibaseCommands commands(RuleSet ruleSet) {
    return DeclaredChangelog.of(ruleSet.rules())
        .findFirst()
        .map(DeclaredChangelog::commands)
        .orElse(LiquibaseCommands.DEFAULT);
  }
}
