package org.schemaassurance.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.assurance.BackfillJob;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.rules.DeclaredBackfill;
import org.schemaassurance.rules.Rule;
import org.schemaassurance.rules.RuleSet;
import org.schemaassurance.rules.Spelling;
import org.schemaassurance.verify.checks.NoRowsCheck.DeclaredInvariant;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which of the backfills that the rules declare. */
final class BackfillChoice {
  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description =
          "Which of the backfills that the rules declare, before --rules; needless where there is one only.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--all", description = "All that the rules declare, in turn.")
  private boolean all;

  /**
   * Those that were asked for.
   *
   * @throws UsageException if the rules declare no such backfill, or several and none was named, or
   *     one whose repair changes the key that is walked
   */
  List<BackfillJob.Declared> of(RuleSet ruleSet) {
    List<BackfillJob.Declared> asked = asked(ruleSet);
    asked.forEach(each -> refuseChangeOfKey(each.backfill()));
    return asked;
  }

  private List<BackfillJob.Declared> asked(RuleSet ruleSet) {
    List<BackfillJob.Declared> declared = declared(ruleSet);
    List<String> names = declared.stream().map(each -> each.backfill().name()).toList();
    if (name.isEmpty()) {
      if (declared.size() > 1 && !all) {
        throw new UsageException(
            "The rules declare several backfills: name one of "
                + String.join(", ", names)
                + ", or run them in turn with --all.");
      }
      return declared;
    }
    if (all) {
      throw new UsageException("Either a name or --all, not both.");
    }
    if (!names.contains(name.get())) {
      throw new UsageException(
          "There is no backfill '"
              + name.get()
              + "'."
              + Spelling.nearest(name.get(), names)
                  .map(near -> " Did you mean '" + near + "'?")
                  .orElse(" There are: " + String.join(", ", names) + "."));
    }
    return declared.stream().filter(each -> each.backfill().name().equals(name.get())).toList();
  }

  /** The backfills of the rules, in their order. */
  private static List<BackfillJob.Declared> declared(RuleSet ruleSet) {
    List<BackfillJob.Declared> declared =
        ruleSet.rules().stream().flatMap(BackfillChoice::declared).toList();
    if (declared.isEmpty()) {
      throw new UsageException(
          "No rule declares a backfill; a no-rows rule does with 'backfill:' (rules explain no-rows).");
    }
    for (int i = 0; i < declared.size(); i++) {
      for (BackfillJob.Declared earlier : declared.subList(0, i)) {
        refuseSameName(earlier, declared.get(i));
      }
    }
    return declared;
  }

  private static Stream<BackfillJob.Declared> declared(Rule rule) {
    return rule.declaration() instanceof DeclaredInvariant invariant
        ? invariant.backfill().map(found -> new BackfillJob.Declared(rule, found)).stream()
        : Stream.empty();
  }

  private static void refuseChangeOfKey(DeclaredBackfill backfill) {
    List<String> written = backfill.writtenOf(backfill.key());
    if (!written.isEmpty()) {
      throw new UsageException(backfill.location() + ": " + backfill.refusalOf(written));
    }
  }

  private static void refuseSameName(BackfillJob.Declared earlier, BackfillJob.Declared later) {
    if (earlier.backfill().name().equals(later.backfill().name())) {
      throw new UsageException(
          "%s: the backfill '%s' is there already, at %s."
              .formatted(
                  later.backfill().location(),
                  later.backfill().name(),
                  earlier.backfill().location()));
    }
  }
}
