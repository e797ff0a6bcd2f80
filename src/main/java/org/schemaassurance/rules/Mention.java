package org.schemaassurance.rules;

import java.util.List;
import java.util.Set;
import org.schemaassurance.model.QualifiedName;

/**
 * That a declaration speaks of a table.
 *
 * @param columns those of its columns that it speaks of
 * @param typesAlone whether it says of them no more than what they can hold
 */
public record Mention(QualifiedName table, Set<String> columns, boolean typesAlone) {
  public Mention {
    columns = Set.copyOf(columns);
  }

  public Mention(QualifiedName table, Set<String> columns) {
    this(table, columns, false);
  }

  /** Of these columns, in whatever order. */
  public static Mention of(QualifiedName table, List<String> columns) {
    return new Mention(table, Set.copyOf(columns));
  }
}
