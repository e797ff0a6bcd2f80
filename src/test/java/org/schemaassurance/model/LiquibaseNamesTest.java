package org.schemaassurance.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LiquibaseNamesTest {
  @Test
  void whatIsNotGivenIsAsLiquibaseHasIt() {
    LiquibaseNames names = new LiquibaseNames(ChangelogOptions.DEFAULT);

    assertThat(names.schema()).isEqualTo("public");
    assertThat(names.changesets()).isEqualTo(new QualifiedName("public", "databasechangelog"));
    assertThat(names.lock()).isEqualTo(new QualifiedName("public", "databasechangeloglock"));
  }

  @Test
  void aSchemaOfMixedCaseIsQuotedAndATableIsFolded() {
    LiquibaseNames names =
        new LiquibaseNames(
            ChangelogOptions.builder()
                .defaultSchemaName("APP")
                .liquibaseSchemaName("MixedCase")
                .databaseChangelogTableName("Applied")
                .build());

    assertThat(names.schema()).isEqualTo("app");
    assertThat(names.changesets()).isEqualTo(new QualifiedName("MixedCase", "applied"));
  }

  @Test
  void itsOwnTablesAreInTheDefaultSchemaUnlessSaid() {
    LiquibaseNames names =
        new LiquibaseNames(
            ChangelogOptions.builder()
                .defaultSchemaName("app")
                .databaseChangelogLockTableName("LOCKED")
                .build());

    assertThat(names.lock()).isEqualTo(new QualifiedName("app", "locked"));
  }
}
