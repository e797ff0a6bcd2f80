package org.schemaassurance.verify.checks;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.ForeignKey;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;

/** What statements that give a table a constraint have in common. */
final class AddedConstraint {
  private AddedConstraint() {}

  /**
   * What names one in ADD where its name is known, with a blank behind it. One that another has is
   * not its name.
   *
   * @param gone those that go in the same statement: their names are free
   */
  static String named(Optional<String> known, Table table, Set<String> gone) {
    return known
        .filter(name -> gone.contains(name) || isFree(table, name))
        .map(name -> "CONSTRAINT " + SqlIdentifier.display(name) + " ")
        .orElse("");
  }

  /** This one or, as the server would count on, the first behind it that the table has not. */
  static String freeName(Table table, String name) {
    return Stream.iterate(0, n -> n + 1)
        .map(n -> n == 0 ? name : name + n)
        .filter(one -> isFree(table, one))
        .findFirst()
        .orElseThrow();
  }

  /** Whether no constraint and no index of the table has the name. */
  static boolean isFree(Table table, String name) {
    return Stream.of(
            table.foreignKeys().stream().map(ForeignKey::name),
            table.checks().stream().map(Table.CheckConstraint::name),
            table.indexes().stream().map(Index::name))
        .flatMap(names -> names)
        .noneMatch(name::equals);
  }

  /** Beside it everybody reads and writes. */
  static String validating(QualifiedName table, String constraint) {
    return "ALTER TABLE %s VALIDATE CONSTRAINT %s;"
        .formatted(table, SqlIdentifier.display(constraint));
  }
}
