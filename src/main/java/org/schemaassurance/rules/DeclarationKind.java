package org.schemaassurance.rules;

import org.schemaassurance.yaml.YamlMapping;

/**
 * How one kind of check is written in a rule file.
 *
 * @param <D> what it declares
 */
public interface DeclarationKind<D extends Declaration> {
  /** The word behind {@code check:}. */
  String name();

  /**
   * Reads the keys of one rule that are this kind's own.
   *
   * @throws org.schemaassurance.model.UsageException with file, line and column, for a key that is
   *     missing or wrong
   */
  D read(YamlMapping mapping);
}
