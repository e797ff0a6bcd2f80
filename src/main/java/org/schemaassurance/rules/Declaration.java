package org.schemaassurance.rules;

import org.schemaassurance.model.CatalogRequest;

/** What has to be there, as one kind of check reads it from a rule file. */
public interface Declaration {
  /** What has to be read of the database to judge it. */
  default CatalogRequest request() {
    return CatalogRequest.NOTHING;
  }

  /** Whether judging it reads the tables' rows, which {@code --no-data} leaves out. */
  default boolean readsData() {
    return false;
  }
}
