package org.schemaassurance.verify.checks;

import java.util.List;
import org.schemaassurance.model.ForeignKey;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.yaml.YamlMapping;

/** A key from columns of the table to those of another, whatever its name and its actions. */
public record ListedKey(
    List<String> columns, QualifiedName referencedTable, List<String> referencedColumns)
    implements Listed {
  public ListedKey {
    columns = List.copyOf(columns);
    referencedColumns = List.copyOf(referencedColumns);
  }

  /** Reads an entry of a list. */
  static ListedKey read(YamlMapping entry) {
    ListedKey listed =
        new ListedKey(
            entry.texts("columns"),
            entry.qualifiedName("references"),
            entry.optionalTexts("referenced_columns").orElse(List.of("id")));
    entry.refuseUnknownKeys();
    return listed;
  }

  boolean is(ForeignKey key) {
    return key.connects(columns, referencedTable, referencedColumns);
  }
}
