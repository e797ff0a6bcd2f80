package org.schemaassurance.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.schemaassurance.model.AppliedChangeset;
import org.schemaassurance.model.ChangelogStatus.LeftOut;
import org.schemaassurance.model.ChangelogStatus.State;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.FileLine;

final class ChangesetHistoryTest {
  private static final DeclaredChangeset FIRST = declared("first", Optional.empty());
  private static final DeclaredChangeset SECOND = declared("second", Optional.empty());

  @Test
  void whatRanAsItStandsIsNotRemarkedUpon() {
    assertThat(remark(state(FIRST, ran("EXECUTED", 1)), state(SECOND, ran("RERAN", 2)))).isEmpty();
  }

  @Test
  void whatHasNotRunIsSaidWithItsReason() {
    assertThat(remark(state(FIRST, Optional.empty())))
        .contains("The changeset f.sql::first::me has not run here.");
    assertThat(remark(leftOut(LeftOut.CONTEXT)))
        .contains("The changeset f.sql::first::me has not run here: its context is 'prod'.");
    assertThat(remark(leftOut(LeftOut.DBMS)))
        .contains(
            "The changeset f.sql::first::me has not run here: it is not for PostgreSQL (dbms mysql).");
    assertThat(remark(leftOut(LeftOut.IGNORE)))
        .contains("The changeset f.sql::first::me has not run here: it is to be ignored.");
  }

  @Test
  void whatIsOnlyMarkedOrChangedOrRanTooLateIsSaid() {
    assertThat(remark(state(FIRST, ran("MARK_RAN", 1))))
        .contains(
            "The changeset f.sql::first::me is only marked here (MARK_RAN): its SQL has not run.");
    assertThat(remark(new State(FIRST, Set.of(), ran("EXECUTED", 1), Optional.of("9:b"), false)))
        .contains("The changeset f.sql::first::me changed after it ran here.");
    assertThat(remark(state(FIRST, ran("EXECUTED", 2)), state(SECOND, ran("EXECUTED", 1))))
        .contains(
            "The changeset f.sql::first::me ran here after changesets that stand behind it in the changelog.");
  }

  private static Optional<String> remark(State first, State... behind) {
    List<State> all = new java.util.ArrayList<>(List.of(behind));
    all.add(0, first);
    return ChangesetHistory.remark(first.changeset(), all);
  }

  private static State state(DeclaredChangeset changeset, Optional<AppliedChangeset> ran) {
    return new State(changeset, Set.of(), ran, Optional.empty(), ran.isEmpty());
  }

  private static State leftOut(LeftOut reason) {
    return new State(
        declared("first", Optional.of("prod")),
        Set.of(reason),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private static DeclaredChangeset declared(String id, Optional<String> context) {
    return new DeclaredChangeset(
        "f.sql",
        id,
        "me",
        new FileLine("f.sql", 1),
        context,
        Optional.empty(),
        Set.of("mysql"),
        false,
        false,
        Optional.empty(),
        List.of(),
        List.of());
  }

  private static Optional<AppliedChangeset> ran(String type, int order) {
    return Optional.of(
        new AppliedChangeset(
            "f.sql",
            "id",
            "me",
            Optional.of("9:a"),
            type,
            order,
            Optional.empty(),
            Optional.empty()));
  }
}
