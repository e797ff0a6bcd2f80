package org.schemaassurance.verify.checks;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.ForeignKey;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;

/** What statements that give a table a constraint have in common. */
final class AddedConstraint {
  private AddedConstraint() {}

  /** This one or, as the server would count on, the first behind it that the table has not. */
  static String freeName(Table table, String name) {
    Set<String> taken =
        Stream.of(
                table.foreignKeys().stream().map(ForeignKey::name),
                table.checks().stream().map(Table.CheckConstraint::name),
                table.indexes().stream().map(Index::name))
            .flatMap(names -> names)
            .collect(Collectors.toSet());
    return Stream.iterate(0, n -> n + 1)
        .map(n -> n == 0 ? name : name + n)
        .filter(one -> !taken.contains(one))
        .findFirst()
        .orElseThrow();
  }

  /** Beside it everybody reads and writes. */
  static String validating(QualifiedName table, String constraint) {
    return "ALTER TABLE %s VALIDATE CONSTRAINT %s;"
        .formatted(table, SqlIdentifier.display(constraint));
  }
}
