package org.schemaassurance.assurance;

import java.util.List;
import java.util.stream.Stream;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.rules.DeclaredBackfill;
import org.schemaassurance.rules.Rule;
import org.schemaassurance.rules.RuleSet;

/** The rule of an invariant, and the backfill that repairs what violates it. */
public record RepairableRule(Rule rule, DeclaredBackfill backfill) {
  /**
   * Those of some rules, in their order.
   *
   * @throws UsageException if there is none, or two backfills have one name
   */
  public static List<RepairableRule> of(RuleSet ruleSet) {
    List<RepairableRule> declared =
        ruleSet.rules().stream().flatMap(RepairableRule::declaredBy).toList();
    if (declared.isEmpty()) {
      throw new UsageException(
          "No rule declares a backfill; a no-rows rule does with 'backfill:' (rules explain no-rows).");
    }
    for (int i = 0; i < declared.size(); i++) {
      for (RepairableRule earlier : declared.subList(0, i)) {
        refuseSameName(earlier, declared.get(i));
      }
    }
    return declared;
  }

  /** The backfill's. */
  public String name() {
    return backfill.name();
  }

  /**
   * Refuses a repair that changes the key that is walked.
   *
   * @throws UsageException if it plainly does
   */
  public void refuseChangeOfKey() {
    List<String> written = backfill.writtenOf(backfill.key());
    if (!written.isEmpty()) {
      throw new UsageException(backfill.location() + ": " + backfill.refusalOf(written));
    }
  }

  private static Stream<RepairableRule> declaredBy(Rule rule) {
    return rule.declaration().backfill().map(found -> new RepairableRule(rule, found)).stream();
  }

  private static void refuseSameName(RepairableRule earlier, RepairableRule later) {
    if (earlier.name().equals(later.name())) {
      throw new UsageException(
          "%s: the backfill '%s' is there already, at %s."
              .formatted(later.backfill().location(), later.name(), earlier.backfill().location()));
    }
  }
}
