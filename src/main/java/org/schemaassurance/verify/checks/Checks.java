package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import org.schemaassurance.verify.Check;

/** Every kind of check there is. */
public final class Checks {
  public static final List<Check<?>> ALL =
      List.of(
          new AsSnapshotCheck(),
          new ChangelogCheck(),
          new CheckConstraintCheck(),
          new CheckConstraintsCheck(),
          new ColumnsCheck(),
          new ExclusionConstraintCheck(),
          new ForeignKeyCheck(),
          new ForeignKeysCheck(),
          new FunctionCheck(),
          new IndexCheck(),
          new IndexesCheck(),
          new InsertsCheck(),
          new NoRowsCheck(),
          new PartitionsCheck(),
          new PrimaryKeyCheck(),
          new PrivilegesCheck(),
          new SettingsCheck(),
          new StatisticsCheck(),
          new TableCheck(),
          new TriggerCheck(),
          new TriggersCheck(),
          new UniqueCheck(),
          new UniqueKeysCheck());

  private Checks() {}

  /** The check of a name, if there is one. */
  public static Optional<Check<?>> named(String name) {
    return ALL.stream().filter(check -> check.name().equals(name)).findFirst();
  }
}
