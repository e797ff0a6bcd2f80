package org.schemaassurance.verify;

import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.Intake;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.QualifiedName;

/**
 * What of the catalog nobody can ask for beforehand, since only what is found leads there.
 *
 * <p>Each method throws {@link org.schemaassurance.model.UndeterminedException} where the catalog
 * cannot be read: what was asked is unknown then.
 */
public interface FurtherReading {

  /** Further tables and routines. */
  LiveSchema read(CatalogRequest request);

  /** What decides whether a relation that exists takes a row. */
  Intake intake(QualifiedName table);
}
