package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.stream.Stream;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.rules.TableDeclaration;
import org.schemaassurance.verify.Evidence;

/** Something that a table may have, on a closed list. */
sealed interface Listed permits Listed.Named, Listed.Firing, Listed.Check, ListedIndex, ListedKey {

  /** A declaration of something that has to be there, which a closed list may count. */
  interface Declared extends TableDeclaration {
    /** What it says that the table has. */
    List<Listed> listed();
  }

  /**
   * A column by its name.
   *
   * @param withDefault whether what its default has to be is declared, too
   */
  record Named(String column, boolean withDefault) implements Listed {}

  /** A trigger by its name. */
  record Firing(String trigger) implements Listed {}

  /** A CHECK constraint by what it asks. */
  record Check(String expression) implements Listed {}

  /** What rules declare of a table. */
  static <L extends Listed> Stream<L> declared(
      Class<L> kind, QualifiedName table, Evidence evidence) {
    return evidence
        .declared(Declared.class, table)
        .flatMap(declaration -> declaration.listed().stream())
        .filter(kind::isInstance)
        .map(kind::cast);
  }
}
