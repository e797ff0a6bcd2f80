package org.schemaassurance.onboarding;

/**
 * A framework that has Liquibase update the database when its application starts, by what its own
 * configuration says.
 */
enum Framework {
  SPRING_BOOT("spring.liquibase", "db/changelog/db.changelog-master.yaml", "parameters"),
  QUARKUS("quarkus.liquibase", "db/changeLog.xml", "change-log-parameters"),
  MICRONAUT("liquibase.datasources.default", "db/liquibase-changelog.xml", "parameters");

  private final String prefix;
  private final String byDefault;
  private final String parameters;

  Framework(String prefix, String byDefault, String parameters) {
    this.prefix = prefix;
    this.byDefault = byDefault;
    this.parameters = parameters;
  }

  /** What the names of its settings begin with. */
  String prefix() {
    return prefix;
  }

  /** The changelog that it takes where none is named. */
  String byDefault() {
    return byDefault;
  }

  /** What the names of the changelog's parameters begin with. */
  String parameters() {
    return prefix + "." + parameters;
  }
}
