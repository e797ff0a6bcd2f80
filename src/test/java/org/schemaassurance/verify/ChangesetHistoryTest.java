package org.schemaassurance.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.schemaassurance.model.AppliedChangeset;
import org.schemaassurance.model.DeclaredChangeset;

final class ChangesetHistoryTest {
  private static final DeclaredChangeset FIRST = declared("first", Optional.empty(), Set.of());
  private static final DeclaredChangeset SECOND = declared("second", Optional.empty(), Set.of());

  @Test
  void whatRanAsItStandsIsNotRemarkedUpon() {
    assertThat(
            remark(
                FIRST,
                applied("first", "9:a", "EXECUTED", 1),
                applied("second", "9:a", "RERAN", 2)))
        .isEmpty();
  }

  @Test
  void whatHasNotRunIsSaidWithItsContext() {
    assertThat(remark(FIRST)).contains("The changeset f.sql::first::me has not run here.");
    assertThat(remark(declared("first", Optional.of("prod"), Set.of())))
        .contains("The changeset f.sql::first::me has not run here: its context is 'prod'.");
  }

  @Test
  void whatIsForAnotherDatabaseIsSaid() {
    assertThat(remark(declared("first", Optional.empty(), Set.of("mysql"))))
        .contains("The changeset f.sql::first::me is not for PostgreSQL (dbms mysql).");
    assertThat(ChangesetHistory.isForPostgres(declared("a", Optional.empty(), Set.of("!mysql"))))
        .isTrue();
    assertThat(
            ChangesetHistory.isForPostgres(declared("a", Optional.empty(), Set.of("!postgresql"))))
        .isFalse();
  }

  @Test
  void whatIsOnlyMarkedOrChangedOrRanTooLateIsSaid() {
    assertThat(remark(FIRST, applied("first", "9:a", "MARK_RAN", 1)))
        .contains(
            "The changeset f.sql::first::me is only marked here (MARK_RAN): its SQL has not run.");
    assertThat(remark(FIRST, applied("first", "9:b", "EXECUTED", 1)))
        .contains("The changeset f.sql::first::me changed after it ran here.");
    assertThat(
            remark(
                FIRST,
                applied("second", "9:a", "EXECUTED", 1),
                applied("first", "9:a", "EXECUTED", 2)))
        .contains(
            "The changeset f.sql::first::me ran here after changesets that stand behind it in the changelog.");
  }

  private static Optional<String> remark(DeclaredChangeset changeset, AppliedChangeset... applied) {
    return ChangesetHistory.remark(changeset, List.of(changeset, SECOND), List.of(applied));
  }

  private static DeclaredChangeset declared(String id, Optional<String> context, Set<String> dbms) {
    return new DeclaredChangeset(
        "f.sql", id, "me", "9:a", context, Optional.empty(), dbms, false, false, 1, List.of());
  }

  private static AppliedChangeset applied(String id, String checksum, String type, int order) {
    return new AppliedChangeset("f.sql", id, "me", Optional.of(checksum), type, order);
  }
}
