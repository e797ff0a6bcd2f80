package org.schemaassurance.verify.checks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.Project;
import org.schemaassurance.model.AppliedChangeset;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.rules.Declaration;
import org.schemaassurance.rules.Rule;
import org.schemaassurance.verify.ChangelogEvidence;
import org.schemaassurance.verify.ChangesetHistory;
import org.schemaassurance.verify.Check;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.LiquibaseCommands;
import org.schemaassurance.yaml.YamlMapping;

/**
 * That every changeset of a changelog has run, as it stands in the files now, and that nobody holds
 * its lock.
 */
public final class ChangelogCheck implements Check<ChangelogCheck.DeclaredChangelog> {

  /**
   * @param root the folder that the changelog's paths are relative to
   * @param file the master file, relative to the root
   * @param appliedIn Liquibase's table of changesets that have run
   * @param commands how it is applied in this project
   */
  public record DeclaredChangelog(
      Path root, String file, QualifiedName appliedIn, LiquibaseCommands commands)
      implements Declaration {

    /** Those that rules are about, in their order. */
    public static Stream<DeclaredChangelog> of(List<Rule> rules) {
      return rules.stream()
          .map(Rule::declaration)
          .filter(DeclaredChangelog.class::isInstance)
          .map(DeclaredChangelog.class::cast);
    }

    @Override
    public String object() {
      return file;
    }

    /** Liquibase keeps the lock in a table of its own. */
    @Override
    public List<QualifiedName> bookkeepingTables() {
      return List.of(appliedIn, new QualifiedName(appliedIn.schema(), appliedIn.name() + "lock"));
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
    Project.ProjectFile file = mapping.projectFile("file", FileKind.CHANGELOG);
    return new DeclaredChangelog(
        file.root(), file.name(), mapping.qualifiedName("applied_in"), commands(mapping));
  }

  private static LiquibaseCommands commands(YamlMapping mapping) {
    return new LiquibaseCommands(
        mapping.optionalText("update").orElse(LiquibaseCommands.DEFAULT.update()),
        mapping.optionalText("release_locks").orElse(LiquibaseCommands.DEFAULT.releaseLocks()));
  }

  @Override
  public List<Judgement> judge(DeclaredChangelog declared, Evidence evidence) {
    List<DeclaredChangeset> changesets =
        evidence.changelog().declared(declared.root(), declared.file());
    ChangelogEvidence.Applied applied = evidence.changelog().applied(declared.appliedIn());
    if (applied instanceof ChangelogEvidence.Applied.Refused refused) {
      return List.of(Judgement.unknown(declared.file(), "find out what has run", refused));
    }
    if (applied instanceof ChangelogEvidence.Applied.NoTable) {
      return List.of(
          Judgement.notAsBuilt(
              declared.file(),
              changesets.size() + " changesets applied",
              "no table " + declared.appliedIn()));
    }
    return compare(declared, changesets, (ChangelogEvidence.Applied.Changesets) applied);
  }

  private static List<Judgement> compare(
      DeclaredChangelog declared,
      List<DeclaredChangeset> changesets,
      ChangelogEvidence.Applied.Changesets applied) {
    Map<String, AppliedChangeset> byKey =
        applied.changesets().stream()
            .collect(
                Collectors.toMap(
                    ChangesetHistory::key, Function.identity(), (first, second) -> second));
    Comparison comparison = new Comparison(declared.file());
    for (DeclaredChangeset changeset : changesets) {
      judge(changeset, Optional.ofNullable(byKey.get(ChangesetHistory.key(changeset))))
          .ifPresent(comparison::add);
    }
    applied.lockedBy().ifPresent(holder -> comparison.add(locked(declared, holder)));
    return comparison.orHolds(
        "All " + changesets.size() + " changesets of " + declared.file() + " have run");
  }

  private static Optional<Judgement> judge(
      DeclaredChangeset declared, Optional<AppliedChangeset> applied) {
    if (!ChangesetHistory.isForPostgres(declared)) {
      return Optional.empty();
    }
    return applied.isEmpty() ? Optional.of(unrun(declared)) : changed(declared, applied.get());
  }

  private static Judgement unrun(DeclaredChangeset declared) {
    Optional<String> condition = ChangesetHistory.condition(declared);
    Judgement unrun =
        broken(
            ChangesetHistory.key(declared),
            "a changeset that has run",
            "one that has not" + condition.map(words -> " (" + words + ")").orElse(""),
            LiquibaseCommands.UPDATE);
    // An update without that context or label leaves it out on purpose; what needs its object says
    // so itself.
    return condition.isPresent() ? unrun.asWarning() : unrun;
  }

  /**
   * One that is only marked (MARK_RAN) is fine here: a precondition found that there was nothing to
   * do.
   */
  private static Optional<Judgement> changed(DeclaredChangeset declared, AppliedChangeset applied) {
    if (!ChangesetHistory.changedSince(declared, applied) || declared.runAlways()) {
      return Optional.empty();
    }
    String object = ChangesetHistory.key(declared);
    return Optional.of(
        declared.runOnChange()
            ? broken(object, "its newest text applied", "an older one", LiquibaseCommands.UPDATE)
            : broken(
                object,
                "it unchanged since it ran",
                "that its file changed since (checksum "
                    + applied.checksum().orElse("none")
                    + ", now "
                    + declared.checksum()
                    + ")",
                "Take the change back and put it into a changeset of its own."));
  }

  private static Judgement broken(String object, String expected, String actual, String hint) {
    return Judgement.broken(object, expected, actual, hint).calling("changeset " + object);
  }

  private static Judgement locked(DeclaredChangelog declared, String holder) {
    return Judgement.broken(
            declared.file(),
            Phrase.of("no lock").saying("nobody to hold the changelog's lock"),
            Phrase.of(holder),
            "Wait for the update that is running; if there is none: "
                + declared.commands().releaseLocks())
        .asWarning();
  }
}
