package org.schemaassurance.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.model.SchemaSnapshot.Extra;

final class SnapshotSectionTest {
  private static final int NEWEST = 180000;

  @Test
  void whatIsAskedWhereItIsPresentIsNamedByTheQueryThatTells() {
    String text = NamedSql.of(SnapshotSection.class, "snapshot-sections").text();

    assertThat(SnapshotSection.all(NEWEST, EnumSet.allOf(Extra.class)))
        .filteredOn(section -> !section.isAlwaysAsked())
        .isNotEmpty()
        .allSatisfy(section -> assertThat(text).contains("'" + section.query() + "'"));
  }

  @Test
  void whatNobodyCanTellIsAlwaysAsked() {
    assertThat(SnapshotSection.all(NEWEST, EnumSet.allOf(Extra.class)))
        .filteredOn(section -> section.isAsked(Set.of()))
        .extracting(SnapshotSection::query)
        .containsExactlyInAnyOrder(
            "databases",
            "extensions",
            "schemas",
            "languages",
            "tables",
            "columns",
            "indexes",
            "subscriptions",
            "owners",
            "privileges",
            "comments");
  }
}
