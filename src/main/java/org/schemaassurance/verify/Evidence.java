package org.schemaassurance.verify;

import java.util.List;
import java.util.stream.Stream;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.rules.Declaration;
import org.schemaassurance.rules.PerTable;
import org.schemaassurance.rules.TableDeclaration;

/**
 * All that checks may look at.
 *
 * @param further what is read only when a check comes to it
 * @param declarations of all rules, also of those that were not asked for
 */
public record Evidence(
    LiveSchema schema,
    DataQueries data,
    ChangelogEvidence changelog,
    Snapshots snapshots,
    FurtherReading further,
    List<Declaration> declarations) {
  public Evidence {
    declarations = List.copyOf(declarations);
  }

  /** What rules of one kind say of a table, by its name or by a pattern. */
  public <D extends TableDeclaration> Stream<D> declared(Class<D> kind, QualifiedName table) {
    return declarations.stream()
        .flatMap(declaration -> of(declaration, table))
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  private static Stream<TableDeclaration> of(Declaration declaration, QualifiedName table) {
    if (declaration instanceof PerTable perTable) {
      return perTable.patterns().stream().anyMatch(pattern -> pattern.matches(table))
          ? Stream.of(perTable.example().ofTable(table))
          : Stream.of();
    }
    return declaration instanceof TableDeclaration ofTable && ofTable.table().equals(table)
        ? Stream.of(ofTable)
        : Stream.of();
  }
}
