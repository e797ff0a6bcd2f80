package org.schemaassurance.rules;

import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.QualifiedName;

/** What has to be so of one table. */
public interface TableDeclaration extends Declaration {
  QualifiedName table();

  @Override
  default String object() {
    return table().toString();
  }

  @Override
  default CatalogRequest request() {
    return CatalogRequest.ofTable(table());
  }
}
