package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.schemaassurance.model.ForeignKey;
import org.schemaassurance.model.ReferentialAction;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.KnownNames;
import org.schemaassurance.verify.checks.ForeignKeyCheck.DeclaredForeignKey;

/**
 * The statements that give a table a declared foreign key. Rows that are there already are looked
 * at in a second one, beside which everybody reads and writes; of a partitioned table only
 * PostgreSQL 18 can put that off (manual, ALTER TABLE, "ADD table_constraint").
 */
record AddedForeignKey(DeclaredForeignKey declared, Table table) {
  private static final Set<ReferentialAction> SETTING =
      Set.of(ReferentialAction.SET_NULL, ReferentialAction.SET_DEFAULT);

  /** Where there is none. */
  String statements(KnownNames known) {
    return "ALTER TABLE " + table.name() + " ADD " + constraint(name(known), asCreated());
  }

  /**
   * Instead of one that is there; what is not declared stays as it is. A partition cannot drop one
   * that its table has given it.
   */
  String insteadOf(ForeignKey key) {
    if (!table.surroundings().parents().isEmpty()) {
      return Judgement.APPLY_CHANGELOG;
    }
    String name = SqlIdentifier.display(key.name());
    return "ALTER TABLE %s DROP CONSTRAINT %s, ADD %s"
        .formatted(table.name(), name, constraint(key.name(), key));
  }

  /** The one that PostgreSQL would choose, where nobody has chosen another. */
  private String name(KnownNames known) {
    return AddedConstraint.freeName(
        table,
        known
            .of(KnownNames.Kind.FOREIGN_KEY, table.name(), declared.columns())
            .orElseGet(
                () -> table.name().name() + "_" + String.join("_", declared.columns()) + "_fkey"));
  }

  /** What CREATE TABLE makes of what nobody says. */
  private ForeignKey asCreated() {
    return new ForeignKey(
        "",
        declared.columns(),
        declared.referencedTable(),
        declared.referencedColumns(),
        new ForeignKey.Actions(ReferentialAction.NO_ACTION, ReferentialAction.NO_ACTION, List.of()),
        new ForeignKey.Checking(true, true, declared.deferrable(), false),
        false,
        false,
        List.of());
  }

  private String constraint(String name, ForeignKey former) {
    boolean later = !table.kind().equals("partitioned table");
    String display = SqlIdentifier.display(name);
    String validating =
        later && declared.validated()
            ? "\n"
                + AddedConstraint.validating(table.name(), name)
                + " -- in a transaction of its own"
            : "";
    return "CONSTRAINT "
        + display
        + " FOREIGN KEY ("
        + SqlIdentifier.displayAll(declared.columns())
        + ") REFERENCES "
        + declared.referencedTable()
        + " ("
        + SqlIdentifier.displayAll(declared.referencedColumns())
        + ")"
        + match(former)
        + action("ON UPDATE", declared.onUpdate(), former.actions().onUpdate())
        + action("ON DELETE", declared.onDelete(), former.actions().onDelete())
        + columnsSet(former)
        + timing(former)
        + (later ? " NOT VALID;" : ";")
        + validating;
  }

  private String match(ForeignKey former) {
    boolean full =
        declared.match().map(ForeignKeyCheck.Match.FULL::equals).orElse(former.matchFull());
    return full ? " MATCH FULL" : "";
  }

  private static String action(
      String event, List<ReferentialAction> allowed, ReferentialAction former) {
    ReferentialAction action = action(allowed, former);
    return action == ReferentialAction.NO_ACTION
        ? ""
        : " " + event + " " + action.toString().toUpperCase(Locale.ROOT);
  }

  private static ReferentialAction action(
      List<ReferentialAction> allowed, ReferentialAction former) {
    return allowed.isEmpty() || allowed.contains(former) ? former : allowed.get(0);
  }

  private String columnsSet(ForeignKey former) {
    ReferentialAction onDelete = action(declared.onDelete(), former.actions().onDelete());
    List<String> columns =
        declared.setOnDelete().isEmpty() ? former.actions().setOnDelete() : declared.setOnDelete();
    return !SETTING.contains(onDelete)
            || columns.isEmpty()
            || Set.copyOf(columns).equals(Set.copyOf(declared.columns()))
        ? ""
        : " (" + SqlIdentifier.displayAll(columns) + ")";
  }

  private String timing(ForeignKey former) {
    boolean deferred =
        declared.deferrable()
            && declared.initiallyDeferred().orElse(former.checking().initiallyDeferred());
    // The rule lets it be deferrable, and does not ask for it.
    if (!declared.deferrable() || !(former.checking().deferrable() || deferred)) {
      return "";
    }
    return deferred ? " DEFERRABLE INITIALLY DEFERRED" : " DEFERRABLE";
  }
}
