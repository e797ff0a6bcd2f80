package org.schemaassurance.verify;

import java.util.Set;
import org.schemaassurance.model.QualifiedName;

/**
 * Whether two expressions about rows of a table mean the same.
 *
 * @param written in a rule
 * @param printed by the server, of what the catalog has
 */
public record ExpressionQuestion(QualifiedName table, Rows rows, String written, String printed) {

  /** Which rows an expression is about. */
  public enum Rows {
    /** One, whose columns need no qualifier. */
    ONE,
    /** The old one and the new one of a trigger. */
    OLD_AND_NEW
  }

  /** By which names an expression may call the rows. */
  public Set<String> rowNames() {
    return switch (rows) {
      case ONE -> Set.of(table.name());
      case OLD_AND_NEW -> Set.of("old", "new");
    };
  }

  /** What came of asking the server. */
  public sealed interface Answer {
    /** It takes them for the same. */
    record Same() implements Answer {}

    /** It does not. */
    record Different() implements Answer {}

    /**
     * It does not take what was written for an expression about such rows.
     *
     * @param sentence its own, such as {@code column "x" does not exist}
     */
    record Wrong(String sentence) implements Answer {}

    /** It may not be asked, or would not say. */
    record NotToldApart() implements Answer {}
  }
}
