package org.schemaassurance.sql;

import java.util.Optional;

/** What types the columns have that an expression names. */
@FunctionalInterface
public interface ColumnTypes {
  /** Of no column is anything known. */
  ColumnTypes UNKNOWN = column -> Optional.empty();

  /**
   * The type of a column as {@code format_type} spells it, such as {@code character varying(40)};
   * empty where it is not known.
   */
  Optional<String> typeOf(String column);
}
