package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogStatus;
import org.schemaassurance.model.ChangelogStatus.State;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Severity;
import org.schemaassurance.rules.Declaration;
import org.schemaassurance.rules.Rule;
import org.schemaassurance.verify.ChangelogEvidence;
import org.schemaassurance.verify.Check;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.LiquibaseCommands;
import org.schemaassurance.yaml.YamlMapping;

/**
 * That every changeset of a changelog that applies here has run, as it stands in the files now, and
 * that nobody holds its lock: all of it as Liquibase says it.
 */
public final class ChangelogCheck implements Check<ChangelogCheck.DeclaredChangelog> {

  /**
   * What a rule says of a changelog.
   *
   * @param changelog with the options that the rule gives
   * @param commands how it is applied in this project
   * @param unexpected how bad it is that a changeset has run that is not in the files
   */
  public record DeclaredChangelog(
      Changelog changelog, LiquibaseCommands commands, Severity unexpected) implements Declaration {

    /** Those that rules are about, in their order. */
    public static Stream<DeclaredChangelog> of(List<Rule> rules) {
      return rules.stream()
          .map(Rule::declaration)
          .filter(DeclaredChangelog.class::isInstance)
          .map(DeclaredChangelog.class::cast);
    }

    @Override
    public String object() {
      return changelog.file();
    }

    /** Liquibase keeps the lock in a table of its own. */
    @Override
    public List<QualifiedName> bookkeepingTables() {
      return List.of(changelog.options().appliedIn(), changelog.options().lockedIn());
    }
  }

  @Override
  public String name() {
    return "changelog";
  }

  @Override
  public Class<DeclaredChangelog> declarationType() {
    return DeclaredChangelog.class;
  }

  @Override
  public DeclaredChangelog read(YamlMapping mapping) {
    return new DeclaredChangelog(
        ChangelogKeys.read(mapping),
        commands(mapping),
        mapping.optionalChoice("unexpected", Severity.class).orElse(Severity.WARNING));
  }

  private static LiquibaseCommands commands(YamlMapping mapping) {
    return new LiquibaseCommands(
        mapping.optionalText("update").orElse(LiquibaseCommands.DEFAULT.update()),
        mapping.optionalText("release_locks").orElse(LiquibaseCommands.DEFAULT.releaseLocks()));
  }

  @Override
  public List<Judgement> judge(DeclaredChangelog declared, Evidence evidence) {
    ChangelogEvidence.Applied applied = evidence.changelog().applied(declared.changelog());
    String file = declared.object();
    if (applied instanceof ChangelogEvidence.Applied.Refused refused) {
      return List.of(Judgement.unknown(file, "find out what has run", refused));
    }
    if (applied instanceof ChangelogEvidence.Applied.NoTable noTable) {
      return neverApplied(file, noTable);
    }
    return compare(declared, (ChangelogEvidence.Applied.Changesets) applied);
  }

  private static List<Judgement> neverApplied(
      String file, ChangelogEvidence.Applied.NoTable noTable) {
    ChangelogProgress progress = ChangelogProgress.of(noTable.status());
    List<State> applying = progress.applying();
    Comparison comparison = new Comparison(file);
    empty(file, noTable.status()).ifPresent(comparison::add);
    if (!applying.isEmpty()) {
      comparison.add(noTable(file, applying.size(), noTable));
      applying.forEach(
          state ->
              comparison.add(
                  ChangesetJudgement.ofUnrun(state.changeset(), progress.behindSentence())));
    }
    return comparison.orHolds(progress.summary(file));
  }

  /** Where Liquibase's table has another name here, nobody has to guess it. */
  private static Judgement noTable(
      String file, int applying, ChangelogEvidence.Applied.NoTable noTable) {
    String expected = applying + (applying == 1 ? " changeset applied" : " changesets applied");
    String found = "no table " + noTable.table();
    if (noTable.others().isEmpty()) {
      return Judgement.notAsBuilt(file, expected, found);
    }
    QualifiedName other = noTable.others().get(0);
    return Judgement.broken(
        file,
        expected,
        found + "; there is " + other,
        "If Liquibase remembers this changelog there, say so: applied_in: %s in the rule, or --liquibase-schema-name and --database-changelog-table-name."
            .formatted(other));
  }

  private static List<Judgement> compare(
      DeclaredChangelog declared, ChangelogEvidence.Applied.Changesets applied) {
    Comparison comparison = new Comparison(declared.object());
    ChangelogStatus status = applied.status();
    empty(declared.object(), status).ifPresent(comparison::add);
    ChangelogProgress progress = ChangelogProgress.of(status);
    progress.applying().stream()
        .flatMap(state -> ChangesetJudgement.of(state, progress.behindSentence()).stream())
        .forEach(comparison::add);
    status.unexpected().stream()
        .map(row -> ChangesetJudgement.ofUnexpected(row, applied.table(), declared))
        .forEach(comparison::add);
    status.invalid().stream()
        .map(complaint -> invalid(declared.object(), complaint))
        .forEach(comparison::add);
    applied.lockedBy().ifPresent(holder -> comparison.add(locked(declared, holder)));
    return comparison.orHolds(progress.summary(declared.object()));
  }

  /**
   * A new project has such a file, and so has one whose declarations Liquibase takes for comments.
   */
  private static Optional<Judgement> empty(String file, ChangelogStatus status) {
    return status.changesets().isEmpty()
        ? Optional.of(
            Judgement.broken(
                    file,
                    "changesets",
                    "none",
                    "Include files that have some; in formatted SQL each begins with --changeset AUTHOR:ID.")
                .asWarning())
        : Optional.empty();
  }

  private static Judgement invalid(String file, String complaint) {
    return Judgement.broken(
        file, "a changelog that Liquibase accepts", complaint, "liquibase validate says more.");
  }

  private static Judgement locked(DeclaredChangelog declared, String holder) {
    return Judgement.broken(
            declared.object(),
            Phrase.of("no lock").saying("nobody to hold the changelog's lock"),
            Phrase.of(holder),
            "Wait for the update that is running; if there is none: "
                + declared.commands().releaseLocks())
        .asWarning();
  }
}
