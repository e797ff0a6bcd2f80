package org.schemaassurance.verify;

import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.ObjectChange;
import org.schemaassurance.model.QualifiedName;

/** What the project calls parts of tables, whether the database has them or not. */
@FunctionalInterface
public interface KnownNames {
  /** Where nobody has looked. */
  KnownNames UNKNOWN = (kind, table, columns) -> Optional.empty();

  /** The parts that a rule tells by their columns. */
  enum Kind {
    FOREIGN_KEY,
    PRIMARY_KEY,
    UNIQUE,
    INDEX;

    /** As changesets call it. */
    public String of(QualifiedName table, List<String> columns) {
      return switch (this) {
        case FOREIGN_KEY -> ObjectChange.foreignKey(table, columns);
        case PRIMARY_KEY, UNIQUE -> ObjectChange.key(table, columns);
        case INDEX -> ObjectChange.index(table, columns);
      };
    }
  }

  /**
   * The name of the one on some columns. Asked by several threads; asks no server.
   *
   * @return as PostgreSQL keeps it
   */
  Optional<String> of(Kind kind, QualifiedName table, List<String> columns);

  /**
   * The name of the CHECK of a meaning. Asked by several threads; asks no server.
   *
   * @return as PostgreSQL keeps it
   */
  default Optional<String> ofCheck(QualifiedName table, String expression) {
    return Optional.empty();
  }

  /** These, and others where these know none. */
  default KnownNames or(KnownNames others) {
    KnownNames first = this;
    return new KnownNames() {
      @Override
      public Optional<String> of(Kind kind, QualifiedName table, List<String> columns) {
        return first.of(kind, table, columns).or(() -> others.of(kind, table, columns));
      }

      @Override
      public Optional<String> ofCheck(QualifiedName table, String expression) {
        return first.ofCheck(table, expression).or(() -> others.ofCheck(table, expression));
      }
    };
  }
}
