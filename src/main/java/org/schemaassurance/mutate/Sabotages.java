package org.schemaassurance.mutate;

import java.util.List;
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
          new CheckConstraintSabotage(),
          new ForeignKeySabotage(),
          new IndexSabotage(),
          new TriggerSabotage(),
          new AlienTriggerSabotage(),
          new FunctionSabotage(),
          new BodySabotage(),
          new UnnamedObjectSabotage(),
          new ChangelogSabotage(),
          new SettingSabotage(),
          new DeclaredSabotage());

  private Sabotages() {}

  /** The mutants of a database under these rules, in a stable order, no two alike. */
  public static List<Mutant> of(RuleSet rules, ReferenceContents contents) {
    Subject subject = new Subject(rules, contents);
    return ALL.stream().flatMap(source -> source.mutants(subject)).distinct().toList();
  }
}
