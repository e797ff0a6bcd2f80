package org.schemaassurance.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.TablePattern;

/**
 * One declaration for every table of some names: {@code tables:} instead of {@code table:}.
 *
 * @param patterns each has to match a table
 * @param example the declaration for a table that need not exist
 */
public record PerTable(List<TablePattern> patterns, TableDeclaration example)
    implements Declaration {
  public PerTable {
    patterns = List.copyOf(patterns);
  }

  /** The tables that patterns mean which mean one each. */
  public Set<QualifiedName> tables() {
    return patterns.stream()
        .flatMap(pattern -> pattern.exact().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The patterns that may mean several. */
  public Set<TablePattern> openPatterns() {
    return patterns.stream()
        .filter(pattern -> pattern.exact().isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public String object() {
    return patterns.stream().map(TablePattern::text).collect(Collectors.joining(", "));
  }

  @Override
  public List<String> queries() {
    return example.queries();
  }

  @Override
  public Optional<Declaration> withoutData() {
    return example
        .withoutData()
        .map(TableDeclaration.class::cast)
        .map(without -> new PerTable(patterns, without));
  }

  @Override
  public CatalogRequest request() {
    CatalogRequest request = example.request();
    return new CatalogRequest(
        tables(),
        request.routines(),
        request.triggerNames(),
        openPatterns(),
        request.details(),
        request.access());
  }
}
