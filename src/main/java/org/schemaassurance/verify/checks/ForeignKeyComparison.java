package org.schemaassurance.verify.checks;

import java.util.List;
import org.schemaassurance.model.ForeignKey;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.ReferentialAction;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.checks.ForeignKeyCheck.DeclaredForeignKey;

/** In what a foreign key differs from its declaration, and whether it is enforced. */
final class ForeignKeyComparison {
  private final DeclaredForeignKey declared;
  private final ForeignKey key;
  private final String constraint;
  private final Comparison comparison;

  private ForeignKeyComparison(DeclaredForeignKey declared, ForeignKey key) {
    this.declared = declared;
    this.key = key;
    this.constraint = SqlIdentifier.display(key.name());
    this.comparison = new Comparison(declared.object());
  }

  static List<Judgement> of(DeclaredForeignKey declared, ForeignKey key) {
    ForeignKeyComparison differences = new ForeignKeyComparison(declared, key);
    differences.compareState();
    differences.compareAction("ON UPDATE", declared.onUpdate(), key.onUpdate());
    differences.compareAction("ON DELETE", declared.onDelete(), key.onDelete());
    differences.compareTimeOfChecking();
    differences.compareInternalTriggers();
    return differences.comparison.differences();
  }

  private void compareState() {
    if (!key.validated()) {
      comparison.differs(
          "a foreign key that is",
          "validated",
          "NOT VALID: rows from before may have no partner",
          "ALTER TABLE " + declared.table() + " VALIDATE CONSTRAINT " + constraint + ";");
    }
    if (!key.enforced()) {
      comparison.differs(
          "a foreign key that is",
          "enforced",
          "NOT ENFORCED",
          "ALTER TABLE " + declared.table() + " ALTER CONSTRAINT " + constraint + " ENFORCED;");
    }
    if (key.period()) {
      comparison.differs(
          "a foreign key that is", "compared by equality", "a PERIOD that only has to be covered");
    }
  }

  private void compareAction(
      String event, List<ReferentialAction> allowed, ReferentialAction found) {
    if (!allowed.isEmpty() && !allowed.contains(found)) {
      comparison.differs(
          event + " of the key to " + declared.referencedTable(),
          String.join(" or ", allowed.stream().map(ReferentialAction::toString).toList()),
          found.toString());
    }
  }

  private void compareTimeOfChecking() {
    if (key.deferrable() && !declared.deferrable()) {
      comparison.differs(
          "a foreign key that is",
          "checked at once",
          key.initiallyDeferred()
              ? "checked as the transaction commits (INITIALLY DEFERRED)"
              : "DEFERRABLE",
          "ALTER TABLE %s ALTER CONSTRAINT %s NOT DEFERRABLE; or declare deferrable: true."
              .formatted(declared.table(), constraint));
    }
  }

  private void compareInternalTriggers() {
    tablesWithDisabledTriggers()
        .forEach(
            table ->
                comparison.differs(
                    "the internal triggers of " + constraint,
                    "enabled",
                    "disabled on " + table,
                    "ALTER TABLE "
                        + table
                        + " ENABLE TRIGGER ALL; then look for orphans that got in."));
    if (key.enforced() && key.enforcingTriggers().isEmpty()) {
      comparison.differs(
          "the internal triggers of " + constraint,
          "enabled",
          "none",
          "Drop the constraint and add it again.");
    }
  }

  private List<QualifiedName> tablesWithDisabledTriggers() {
    return key.enforcingTriggers().stream()
        .filter(trigger -> !trigger.firing().firesInOrdinarySessions())
        .map(ForeignKey.EnforcingTrigger::table)
        .distinct()
        .toList();
  }
}
