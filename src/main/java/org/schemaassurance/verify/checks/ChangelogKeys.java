package org.schemaassurance.verify.checks;

import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.Project;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.yaml.YamlMapping;

/**
 * The keys of a rule that say which changelog, and how Liquibase reads it. There is none for a
 * class path: no rule file may name code.
 */
final class ChangelogKeys {
  private ChangelogKeys() {}

  static Changelog read(YamlMapping mapping) {
    Project.NamedFile file =
        mapping.namedFile("file", FileKind.CHANGELOG, mapping.optionalTexts("search_path"));
    ChangelogOptions.Builder options = ChangelogOptions.builder().changelogFile(file.name());
    options.searchPath(file.places());
    mapping.optionalText("contexts").ifPresent(options::contexts);
    mapping.optionalText("label_filter").ifPresent(options::labelFilter);
    mapping.optionalText("default_schema").ifPresent(options::defaultSchemaName);
    if (mapping.has("applied_in")) {
      QualifiedName table = mapping.qualifiedName("applied_in");
      options.liquibaseSchemaName(table.schema()).databaseChangelogTableName(table.name());
    }
    if (mapping.has("parameters")) {
      options.parameters(mapping.textEntries("parameters"));
    }
    return new Changelog(file.root(), file.name(), options.build());
  }
}
