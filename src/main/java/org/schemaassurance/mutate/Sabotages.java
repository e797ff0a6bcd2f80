package org.schemaassurance.mutate;

import java.util.List;
import java.util.Map;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.rules.RuleSet;

/** Every source of sabotage there is. */
public final class Sabotages {
  private static final List<SabotageSource> ALL =
      List.of(
          new TableSabotage(),
          new ColumnSabotage(),
          new InsertSabotage(),
          new KeySabotage(),
          new ExclusionSabotage(),
          new CheckConstraintSabotage(),
          new ForeignKeySabotage(),
          new AlienKeySabotage(),
          new FurtherSabotage(),
          new PartitionSabotage(),
          new IndexSabotage(),
          new TriggerSabotage(),
          new ConstraintTriggerSabotage(),
          new AlienTriggerSabotage(),
          new FunctionSabotage(),
          new BodySabotage(),
          new UnnamedObjectSabotage(),
          new ChangelogSabotage(),
          new SettingSabotage(),
          new RightSabotage(),
          new ObjectRightSabotage(),
          new SnapshotSabotage(),
          new DeclaredSabotage());

  /** Kinds of check that nothing is to be noticed by, and why. */
  private static final Map<String, String> NONE_NEEDED =
      Map.of("statistics", "shows figures and judges nothing");

  private Sabotages() {}

  /** Whether a kind of check is tried, or there is a reason why not. */
  public static boolean accountFor(String check) {
    return NONE_NEEDED.containsKey(check)
        || ALL.stream().anyMatch(source -> source.noticedBy().contains(check));
  }

  /** The mutants of a database under these rules, in a stable order, no two alike. */
  public static List<Mutant> of(RuleSet rules, ReferenceContents contents) {
    Subject subject = new Subject(rules, contents);
    return ALL.stream().flatMap(source -> source.mutants(subject)).distinct().toList();
  }
}
