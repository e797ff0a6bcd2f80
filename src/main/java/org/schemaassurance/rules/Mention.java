package org.schemaassurance.rules;

import java.util.List;
import java.util.Set;
import org.schemaassurance.model.QualifiedName;

/**
 * That a declaration speaks of a table.
 *
 * @param columns those of its columns that it speaks of
 */
public record Mention(QualifiedName table, Set<String> columns) {
  public Mention {
    columns = Set.copyOf(columns);
  }

  /** Of these columns, in whatever order. */
  public static Mention of(QualifiedName table, List<String> columns) {
    return new Mention(table, Set.copyOf(columns));
  }
}
