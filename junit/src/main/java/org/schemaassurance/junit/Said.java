package org.schemaassurance.junit;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.UsageException;

/** What an annotation says, which knows texts alone, and no absence but an empty one. */
final class Said {
  private Said() {}

  /** How the changelog is read and run; what is left out the project may say. */
  static ChangelogOptions changelog(SchemaAssured said) {
    ChangelogOptions.Builder options =
        ChangelogOptions.builder()
            .searchPath(Arrays.stream(said.searchPath()).map(Path::of).toList())
            .parameters(pairs(said.parameters()));
    if (!said.changelog().isEmpty()) {
      options.changelogFile(said.changelog());
    }
    if (!said.defaultsFile().isEmpty()) {
      options.defaultsFile(Path.of(said.defaultsFile()));
    }
    if (!said.contexts().isEmpty()) {
      options.contexts(said.contexts());
    }
    if (!said.labelFilter().isEmpty()) {
      options.labelFilter(said.labelFilter());
    }
    if (!said.defaultSchemaName().isEmpty()) {
      options.defaultSchemaName(said.defaultSchemaName());
    }
    if (!said.liquibaseSchemaName().isEmpty()) {
      options.liquibaseSchemaName(said.liquibaseSchemaName());
    }
    return options.build();
  }

  /**
   * Values by name.
   *
   * @throws UsageException if one is not written {@code name=value}
   */
  static Map<String, String> pairs(String... written) {
    Map<String, String> values = new TreeMap<>();
    for (String pair : written) {
      int sign = pair.indexOf('=');
      if (sign < 1) {
        throw new UsageException("A parameter is written name=value, not " + pair + ".");
      }
      values.put(pair.substring(0, sign), pair.substring(sign + 1));
    }
    return values;
  }
}
