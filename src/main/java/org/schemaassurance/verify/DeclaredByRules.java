package org.schemaassurance.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.rules.Declaration;
import org.schemaassurance.rules.PerTable;
import org.schemaassurance.rules.TableDeclaration;

/** What rules say, found by the table that they say it of. */
public final class DeclaredByRules {
  private final List<Declaration> all;
  private final Map<QualifiedName, List<TableDeclaration>> byName = new HashMap<>();
  private final List<PerTable> byPattern = new ArrayList<>();

  public DeclaredByRules(List<Declaration> all) {
    this.all = List.copyOf(all);
    for (Declaration declaration : all) {
      if (declaration instanceof TableDeclaration ofTable) {
        add(ofTable);
      } else if (declaration instanceof PerTable perTable) {
        perTable.tables().forEach(table -> add(perTable.example().ofTable(table)));
        if (!perTable.openPatterns().isEmpty()) {
          byPattern.add(perTable);
        }
      }
    }
  }

  private void add(TableDeclaration declaration) {
    byName.computeIfAbsent(declaration.table(), table -> new ArrayList<>()).add(declaration);
  }

  /** Of all tables. */
  List<Declaration> all() {
    return all;
  }

  Stream<TableDeclaration> of(QualifiedName table) {
    return Stream.concat(
        byName.getOrDefault(table, List.of()).stream(),
        byPattern.stream()
            .filter(it -> it.openPatterns().stream().anyMatch(open -> open.matches(table)))
            .map(perTable -> perTable.example().ofTable(table)));
  }
}
