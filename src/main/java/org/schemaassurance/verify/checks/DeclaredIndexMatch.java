package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.Index;
import org.schemaassurance.sql.ColumnTypes;
import org.schemaassurance.sql.SqlExpression;
import org.schemaassurance.verify.checks.IndexCheck.DeclaredIndex;

/**
 * Which indexes serve the queries that a declared one is for.
 *
 * @param types of the table's columns
 */
record DeclaredIndexMatch(DeclaredIndex declared, ColumnTypes types) {

  /** Whether an index is as declared, be it in force or not. */
  boolean serves(Index index) {
    return isOnColumns(index.keys())
        && (index.unique() || !declared.unique())
        && index.method().equals(declared.method())
        && isOverRowsOf(index.predicate())
        && isKeptAsDeclared(index);
  }

  private boolean isOnColumns(List<String> found) {
    List<String> columns = declared.columns();
    if (found.size() != columns.size()) {
      return false;
    }
    for (int i = 0; i < found.size(); i++) {
      if (!found.get(i).equals(columns.get(i))
          && !SqlExpression.sameMeaning(found.get(i), columns.get(i), types)) {
        return false;
      }
    }
    return true;
  }

  private boolean isOverRowsOf(Optional<String> found) {
    return found.isEmpty()
        ? declared.condition().isEmpty()
        : declared.condition().isPresent()
            && SqlExpression.sameMeaning(found.get(), declared.condition().get(), types);
  }

  private boolean isKeptAsDeclared(Index index) {
    List<String> orders = index.options().stream().map(Index.KeyOptions::order).toList();
    List<String> classes = index.options().stream().map(Index.KeyOptions::operatorClass).toList();
    return declared.included().filter(names -> !index.included().equals(names)).isEmpty()
        && declared.orders().filter(names -> !orders.equals(names)).isEmpty()
        && declared.operatorClasses().filter(names -> !classes.equals(names)).isEmpty();
  }
}
