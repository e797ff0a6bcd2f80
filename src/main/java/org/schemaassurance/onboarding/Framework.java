package org.schemaassurance.onboarding;

/**
 * A framework that has Liquibase update the database when its application starts, by what its own
 * configuration says.
 */
enum Framework {
  SPRING_BOOT("spring.liquibase", "db/changelog/db.changelog-master.yaml"),
  QUARKUS("quarkus.liquibase", "db/changeLog.xml"),
  MICRONAUT("liquibase.datasources.default", "db/liquibase-changelog.xml");

  private final String prefix;
  private final String byDefault;

  Framework(String prefix, String byDefault) {
    this.prefix = prefix;
    this.byDefault = byDefault;
  }

  /** What the names of its settings begin with. */
  String prefix() {
    return prefix;
  }

  /** The changelog that it takes where none is named. */
  String byDefault() {
    return byDefault;
  }
}
