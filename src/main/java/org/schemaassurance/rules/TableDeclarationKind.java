package org.schemaassurance.rules;

import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.yaml.YamlMapping;

/**
 * How a kind of check of one table is written in a rule file, which names the table by {@code
 * table:}, or several by {@code tables:}.
 *
 * @param <D> what it declares
 */
public interface TableDeclarationKind<D extends TableDeclaration> extends DeclarationKind<D> {

  /**
   * Reads the keys of one rule that are this kind's own, but for the table.
   *
   * @throws org.schemaassurance.model.UsageException with file, line and column, for a key that is
   *     missing or wrong
   */
  D read(QualifiedName table, YamlMapping mapping);

  @Override
  default D read(YamlMapping mapping) {
    return read(mapping.qualifiedName("table"), mapping);
  }
}
