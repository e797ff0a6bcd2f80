package org.schemaassurance.model;

import java.util.Locale;

/** Names as the catalog has them once Liquibase has written them, and its own if none is given. */
record LiquibaseNames(ChangelogOptions options) {
  String schema() {
    return options.defaultSchemaName().map(LiquibaseNames::folded).orElse("public");
  }

  QualifiedName changesets() {
    return own(options.databaseChangelogTableName().orElse("databasechangelog"));
  }

  QualifiedName lock() {
    return own(options.databaseChangelogLockTableName().orElse("databasechangeloglock"));
  }

  private QualifiedName own(String table) {
    return new QualifiedName(
        options.liquibaseSchemaName().map(LiquibaseNames::folded).orElseGet(this::schema),
        table.toLowerCase(Locale.ROOT));
  }

  /**
   * On PostgreSQL Liquibase quotes a schema's name of mixed case, and leaves others to be folded,
   * as it does every name of its own tables.
   */
  private static String folded(String name) {
    boolean isMixed =
        !name.equals(name.toUpperCase(Locale.ROOT)) && !name.equals(name.toLowerCase(Locale.ROOT));
    return isMixed ? name : name.toLowerCase(Locale.ROOT);
  }
}
