package org.schemaassurance.rules;

import java.util.List;
import java.util.Optional;
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

  /** The tables and columns that it speaks of. */
  default List<Mention> mentions() {
    return List.of();
  }

  /** The queries on tables' rows that judging it sends, which {@code --no-data} leaves out. */
  default List<String> queries() {
    return List.of();
  }

  /** What is left of it where no rows may be read; nothing, if all of it is about rows. */
  default Optional<Declaration> withoutData() {
    return queries().isEmpty() ? Optional.of(this) : Optional.empty();
  }

  /** What repairs its violations, batch by batch. */
  default Optional<DeclaredBackfill> backfill() {
    return Optional.empty();
  }

  /** Whether anything is judged; otherwise figures are shown. */
  default boolean isJudged() {
    return true;
  }

  /** Tables of other tools that judging it reads rows of. */
  default List<QualifiedName> bookkeepingTables() {
    return List.of();
  }
}
