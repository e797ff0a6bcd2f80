package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.schemaassurance.model.Index;
import org.schemaassurance.verify.checks.IndexCheck.DeclaredIndex;

/**
 * Which indexes serve the queries that a declared one is for.
 *
 * @param expressions about the table's rows
 */
record DeclaredIndexMatch(DeclaredIndex declared, TableExpressions expressions) {

  /** Whether an index is as declared, be it in force or not. */
  boolean serves(Index index) {
    return isOnColumns(index.keys())
        && (declared.exact()
            ? index.unique() == declared.unique()
            : index.unique() || !declared.unique())
        && (index.nullsNotDistinct() || !declared.nullsNotDistinct())
        && index.method().equals(declared.method())
        && isOverRowsOf(index.predicate())
        && isKeptAsDeclared(index)
        && (!declared.exact() || hasNothingElse(index));
  }

  private boolean isOnColumns(List<String> found) {
    List<String> columns = declared.columns();
    if (found.size() != columns.size()) {
      return false;
    }
    for (int i = 0; i < found.size(); i++) {
      if (!found.get(i).equals(columns.get(i)) && !expressions.same(columns.get(i), found.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean isOverRowsOf(Optional<String> found) {
    return found.isEmpty()
        ? declared.condition().isEmpty()
        : declared.condition().isPresent()
            && expressions.same(declared.condition().get(), found.get());
  }

  private boolean isKeptAsDeclared(Index index) {
    List<String> orders = index.options().stream().map(Index.KeyOptions::order).toList();
    List<String> classes = index.options().stream().map(Index.KeyOptions::operatorClass).toList();
    List<String> collations = index.options().stream().map(DeclaredIndexMatch::collation).toList();
    return declared.included().filter(names -> !index.included().equals(names)).isEmpty()
        && declared.orders().filter(names -> !orders.equals(names)).isEmpty()
        && declared.operatorClasses().filter(names -> !classes.equals(names)).isEmpty()
        && declared.collations().filter(names -> !collations.equals(names)).isEmpty();
  }

  private static String collation(Index.KeyOptions options) {
    return options.collation().orElse(IndexCheck.OF_THE_COLUMN);
  }

  /** What is not declared is as CREATE INDEX makes it. */
  private boolean hasNothingElse(Index index) {
    List<Index.KeyOptions> options = index.options();
    return (declared.included().isPresent() || index.included().isEmpty())
        && (declared.nullsNotDistinct() || !index.nullsNotDistinct())
        && (declared.orders().isPresent()
            || options.stream().allMatch(option -> option.order().equals("asc")))
        && (declared.operatorClasses().isPresent()
            || options.stream().allMatch(Index.KeyOptions::defaultClass))
        && (declared.collations().isPresent()
            || IntStream.range(0, options.size())
                .allMatch(i -> options.get(i).collation().isEmpty() || isExpression(index, i)));
  }

  /** What collation follows from an expression, the catalog does not tell. */
  private boolean isExpression(Index index, int key) {
    return expressions.typeOf(index.keys().get(key)).isEmpty();
  }
}
