package org.schemaassurance.verify;

import java.util.List;
import java.util.Set;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.Intake;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Trigger;

/**
 * What of the catalog nobody can ask for beforehand, since only what is found leads there.
 *
 * <p>Each method throws {@link org.schemaassurance.model.UndeterminedException} where the catalog
 * cannot be read: what was asked is unknown then.
 */
public interface FurtherReading {

  /** Further tables and routines. */
  LiveSchema read(CatalogRequest request);

  /** What the server says of two expressions. */
  ExpressionQuestion.Answer compare(ExpressionQuestion question);

  /** What decides whether a relation that exists takes a row. */
  Intake intake(QualifiedName table);

  /**
   * Roles that may do to a table what makes a trigger fire, and have no right to write to the one
   * to which the trigger's function writes; of a SECURITY DEFINER function, its owner.
   *
   * @param how it is written to: INSERT or UPDATE
   * @param columns to which it writes; empty for all
   */
  List<String> rolesThatCannotWriteDown(
      QualifiedName watched,
      Trigger.Event event,
      QualifiedName function,
      QualifiedName written,
      Trigger.Event how,
      List<String> columns);

  /** Roles that may log in and do to a table what makes a trigger fire, but for superusers. */
  List<String> rolesThatMay(QualifiedName watched, Trigger.Event event);

  /**
   * Whether enforced and validated constraints say that a condition is true of no row.
   *
   * @param rows the names of the rows of the table that it is about, such as {@code new}
   * @return false where that cannot be found out
   */
  boolean isNeverTrue(QualifiedName table, Set<String> rows, String condition);
}
