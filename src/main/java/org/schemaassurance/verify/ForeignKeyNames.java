package org.schemaassurance.verify;

import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.QualifiedName;

/** What the project calls foreign keys, whether the database has them or not. */
@FunctionalInterface
public interface ForeignKeyNames {
  /** Where nobody has looked. */
  ForeignKeyNames UNKNOWN = (table, columns) -> Optional.empty();

  /**
   * The name of the one on some columns. Asked by several threads; asks no server.
   *
   * @return as PostgreSQL keeps it
   */
  Optional<String> of(QualifiedName table, List<String> columns);

  /** These, and others where these know none. */
  default ForeignKeyNames or(ForeignKeyNames others) {
    return (table, columns) -> of(table, columns).or(() -> others.of(table, columns));
  }
}
