package org.schemaassurance.rules;

import java.util.List;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.QualifiedName;

/** What has to be there, as one kind of check reads it from a rule file. */
public interface Declaration {
  /** What it is about: a qualified name where there is one. */
  String object();

  /** What has to be read of the database to judge it. */
  default CatalogRequest request() {
    return CatalogRequest.NOTHING;
  }

  /** The queries on tables' rows that judging it sends, which {@code --no-data} leaves out. */
  default List<String> queries() {
    return List.of();
  }

  /** Tables of other tools that judging it reads rows of. */
  default List<QualifiedName> bookkeepingTables() {
    return List.of();
  }
}
