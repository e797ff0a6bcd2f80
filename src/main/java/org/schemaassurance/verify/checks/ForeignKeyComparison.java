package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.schemaassurance.model.ForeignKey;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.ReferentialAction;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.TriggerFiring;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.checks.ForeignKeyCheck.DeclaredForeignKey;
import org.schemaassurance.verify.checks.ForeignKeyCheck.Match;

/** In what a foreign key differs from its declaration, and whether it is enforced. */
final class ForeignKeyComparison {
  private static final String AT_COMMIT = "checked as the transaction commits (INITIALLY DEFERRED)";

  private final DeclaredForeignKey declared;
  private final ForeignKey key;
  private final String constraint;
  private final String anew;
  private final Comparison comparison;

  private ForeignKeyComparison(DeclaredForeignKey declared, ForeignKey key, Table table) {
    this.declared = declared;
    this.key = key;
    this.constraint = SqlIdentifier.display(key.name());
    this.anew = new AddedForeignKey(declared, table).insteadOf(key);
    this.comparison = new Comparison(declared.object());
  }

  static List<Judgement> of(DeclaredForeignKey declared, ForeignKey key, Table table) {
    ForeignKeyComparison differences = new ForeignKeyComparison(declared, key, table);
    differences.compareState();
    differences.compareAction("ON UPDATE", declared.onUpdate(), key.actions().onUpdate());
    differences.compareAction("ON DELETE", declared.onDelete(), key.actions().onDelete());
    differences.compareSetColumns();
    differences.compareMatch();
    differences.compareTimeOfChecking();
    differences.compareInternalTriggers();
    return differences.comparison.differences();
  }

  private void compareState() {
    if (declared.validated() && !key.checking().validated()) {
      comparison.differs(
          "a foreign key that is",
          "validated",
          "NOT VALID: rows from before may have no partner",
          AddedConstraint.validating(declared.table(), key.name()));
    }
    if (!key.checking().enforced()) {
      comparison.differs(
          "a foreign key that is",
          "enforced",
          "NOT ENFORCED",
          "ALTER TABLE " + declared.table() + " ALTER CONSTRAINT " + constraint + " ENFORCED;");
    }
    if (key.period()) {
      comparison.differs(
          "a foreign key that is",
          "compared by equality",
          "a PERIOD that only has to be covered",
          anew);
    }
  }

  private void compareAction(
      String event, List<ReferentialAction> allowed, ReferentialAction found) {
    if (!allowed.isEmpty() && !allowed.contains(found)) {
      comparison.differs(
          event + " of the key to " + declared.referencedTable(),
          String.join(" or ", allowed.stream().map(ReferentialAction::toString).toList()),
          found.toString(),
          anew);
    }
  }

  private void compareTimeOfChecking() {
    ForeignKey.Checking found = key.checking();
    if (found.deferrable() && !declared.deferrable()) {
      Judgement notAtOnce = notAtOnce(found);
      comparison.add(found.initiallyDeferred() ? notAtOnce : notAtOnce.asWarning());
    } else if (declared
        .initiallyDeferred()
        .filter(it -> it != found.initiallyDeferred())
        .isPresent()) {
      comparison.differs(
          "a foreign key that is",
          declared.initiallyDeferred().get()
              ? AT_COMMIT
              : "checked at once, unless a transaction puts it off",
          found.initiallyDeferred() ? AT_COMMIT : "checked at once",
          "ALTER TABLE %s ALTER CONSTRAINT %s DEFERRABLE INITIALLY %s;"
              .formatted(
                  declared.table(),
                  constraint,
                  declared.initiallyDeferred().get() ? "DEFERRED" : "IMMEDIATE"));
    }
  }

  /**
   * INITIALLY IMMEDIATE it is as others are until a session asks for later, and in force at commit
   * even then: no row without a partner stays. INITIALLY DEFERRED the statement that is wrong
   * succeeds, and the error meets another one.
   */
  private Judgement notAtOnce(ForeignKey.Checking found) {
    String when =
        found.initiallyDeferred() ? AT_COMMIT : "DEFERRABLE: a transaction can put the check off";
    return Judgement.broken(
        declared.object(),
        Phrase.of("a foreign key that is checked at once"),
        Phrase.of("a foreign key that is " + when).saying(when),
        "ALTER TABLE %s ALTER CONSTRAINT %s NOT DEFERRABLE; -- or declare deferrable: true"
            .formatted(declared.table(), constraint));
  }

  private void compareSetColumns() {
    List<String> found =
        key.actions().setOnDelete().isEmpty() ? key.columns() : key.actions().setOnDelete();
    if (!declared.setOnDelete().isEmpty()
        && !Set.copyOf(declared.setOnDelete()).equals(Set.copyOf(found))) {
      comparison.differs(
          "ON DELETE of the key to " + declared.referencedTable() + " to set",
          SqlIdentifier.displayAll(declared.setOnDelete()),
          SqlIdentifier.displayAll(found),
          anew);
    }
  }

  /** With one column they are the same. */
  private void compareMatch() {
    if (declared.match().isPresent() && key.columns().size() > 1) {
      comparison.expectEqual(
          "a foreign key", declared.match().get().sql(), Match.of(key.matchFull()).sql(), anew);
    }
  }

  private void compareInternalTriggers() {
    silentTriggers()
        .forEach(
            (table, firing) ->
                comparison.differs(
                    "the internal triggers of " + constraint,
                    "enabled",
                    (firing == TriggerFiring.OVERLOOKED ? firing : "disabled") + " on " + table,
                    enable(table, firing) + " -- then look for orphans that got in"));
    if (key.checking().enforced() && key.enforcingTriggers().isEmpty()) {
      comparison.differs("the internal triggers of " + constraint, "enabled", "none", anew);
    }
  }

  private static String enable(QualifiedName table, TriggerFiring firing) {
    return firing == TriggerFiring.OVERLOOKED
        ? CatalogFlag.HAS_TRIGGERS.setFor(table)
        : "ALTER TABLE " + table + " ENABLE TRIGGER ALL;";
  }

  /** By the table on which they do not fire. */
  private Map<QualifiedName, TriggerFiring> silentTriggers() {
    Map<QualifiedName, TriggerFiring> silent = new TreeMap<>();
    key.enforcingTriggers().stream()
        .filter(trigger -> !trigger.firing().firesInOrdinarySessions())
        .forEach(trigger -> silent.putIfAbsent(trigger.table(), trigger.firing()));
    return silent;
  }
}
