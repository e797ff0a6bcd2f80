package org.schemaassurance.verify.checks;

import java.util.Optional;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.checks.CheckConstraintCheck.DeclaredCheckConstraint;

/**
 * The statement that gives a table the CHECK that a rule declares.
 *
 * @param table as it is
 */
record AddedCheckConstraint(DeclaredCheckConstraint declared, Table table) {
  /**
   * Where none is of its meaning: one of another meaning that has its name goes.
   *
   * @param known what it is called where somebody has named it
   */
  String whereThereIsNone(Optional<String> known) {
    if (!table.takesConstraints()) {
      return Judgement.APPLY_CHANGELOG;
    }
    boolean inherited = declared.inherited().orElse(true);
    return table.checks().stream()
        .filter(check -> known.equals(Optional.of(check.name())))
        .findFirst()
        .map(other -> insteadOf(other, inherited))
        .orElseGet(
            () ->
                "ALTER TABLE "
                    + declared.table()
                    + added(
                        AddedConstraint.freeName(
                            table, known.orElseGet(() -> table.name().name() + "_check")),
                        inherited));
  }

  /** The same name, so that whatever names it goes on doing so. */
  String insteadOf(Table.CheckConstraint former, boolean inherited) {
    return "ALTER TABLE "
        + declared.table()
        + " DROP CONSTRAINT "
        + SqlIdentifier.display(former.name())
        + ","
        + added(former.name(), inherited);
  }

  /** Rows that are there are looked at in a second statement, beside which everybody writes. */
  private String added(String constraint, boolean inherited) {
    String validating =
        declared.validated()
            ? "\n"
                + AddedConstraint.validating(declared.table(), constraint)
                + " -- in a transaction of its own"
            : "";
    return " ADD CONSTRAINT "
        + SqlIdentifier.display(constraint)
        + " "
        + declared.words()
        + (inherited ? "" : " NO INHERIT")
        + " NOT VALID;"
        + validating;
  }
}
