package org.schemaassurance.rules;

import java.util.List;
import java.util.Set;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.QualifiedName;

/** What has to be so of one table. */
public interface TableDeclaration extends Declaration {
  QualifiedName table();

  /** The same of another table, for a rule that names tables by a pattern. */
  TableDeclaration ofTable(QualifiedName other);

  @Override
  default String object() {
    return table().toString();
  }

  @Override
  default CatalogRequest request() {
    return CatalogRequest.ofTable(table());
  }

  @Override
  default List<Mention> mentions() {
    return List.of(new Mention(table(), Set.of()));
  }
}
