package org.schemaassurance;

import java.util.List;
import org.schemaassurance.assurance.RepairableRule;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.rules.RuleSet;
import org.schemaassurance.yaml.Spelling;

/** Backfills that rules declare, and which of them are asked for. */
public final class Backfills {
  private final List<RepairableRule> asked;

  private Backfills(List<RepairableRule> asked) {
    this.asked = asked;
  }

  static Backfills of(RuleSet rules) {
    return new Backfills(RepairableRule.of(rules));
  }

  /** Of those asked for, in the order of the files. */
  public List<String> names() {
    return asked.stream().map(RepairableRule::name).toList();
  }

  /**
   * Of those asked for, the one of this name.
   *
   * @throws UsageException if there is none
   */
  public Backfills only(String name) {
    List<String> names = names();
    if (!names.contains(name)) {
      throw new UsageException(
          "There is no backfill '"
              + name
              + "'."
              + Spelling.nearest(name, names)
                  .map(near -> " Did you mean '" + near + "'?")
                  .orElse(" There are: " + String.join(", ", names) + "."));
    }
    return new Backfills(asked.stream().filter(each -> each.name().equals(name)).toList());
  }

  /**
   * Those that are to be done.
   *
   * @throws UsageException if the repair of one of them changes the key that is walked
   */
  List<RepairableRule> asked() {
    asked.forEach(RepairableRule::refuseChangeOfKey);
    return asked;
  }
}
