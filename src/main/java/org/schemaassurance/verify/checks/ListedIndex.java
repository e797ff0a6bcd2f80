package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.Index;
import org.schemaassurance.yaml.YamlMapping;

/**
 * An index that a table may have, whatever its name and the order of its columns.
 *
 * @param columns names, or expressions
 * @param predicate the WHERE of a partial one; empty for any: over fewer rows it refuses no more
 * @param unique whether it may be unique
 * @param nullsNotDistinct whether it may take two NULLs for equal
 * @param exclusion whether it may exclude by operators
 */
public record ListedIndex(
    List<String> columns,
    Optional<String> predicate,
    boolean unique,
    boolean nullsNotDistinct,
    boolean exclusion)
    implements Listed {
  public ListedIndex {
    columns = List.copyOf(columns);
  }

  /** Reads an entry of a list. */
  static ListedIndex read(YamlMapping entry) {
    ListedIndex listed =
        new ListedIndex(
            entry.texts("columns"),
            entry.optionalText("where"),
            true,
            entry.optionalBoolean("nulls_not_distinct").orElse(false),
            entry.optionalBoolean("exclusion").orElse(false));
    entry.refuseUnknownKeys();
    return listed;
  }

  /** Whether an index is on these columns, and over no other rows. */
  boolean covers(Index index, TableExpressions expressions) {
    return index.keys().size() == columns.size()
        && index.keys().stream().allMatch(key -> hasColumn(key, expressions))
        && predicate
            .map(
                text ->
                    index.predicate().filter(found -> expressions.same(text, found)).isPresent())
            .orElse(true);
  }

  private boolean hasColumn(String key, TableExpressions expressions) {
    return columns.stream().anyMatch(column -> column.equals(key) || expressions.same(column, key));
  }
}
