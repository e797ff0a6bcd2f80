package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import org.schemaassurance.yaml.YamlMapping;

/** Lists that say something of each column of another list. */
final class PerColumn {
  private PerColumn() {}

  /**
   * Reads one.
   *
   * @throws org.schemaassurance.model.UsageException if it has not as many elements as the columns
   */
  static Optional<List<String>> texts(YamlMapping mapping, String key, List<String> columns) {
    Optional<List<String>> values = mapping.optionalTexts(key);
    if (values.isPresent() && values.get().size() != columns.size()) {
      throw mapping.problemWith(
          key,
          "expected as many as columns for '"
              + key
              + "' ("
              + columns.size()
              + "), found "
              + values.get().size());
    }
    return values;
  }
}
