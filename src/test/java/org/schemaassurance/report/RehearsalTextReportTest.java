package org.schemaassurance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.schemaassurance.model.RehearsalReport;
import org.schemaassurance.model.RehearsedChangeset;
import org.schemaassurance.model.TableSizes;

final class RehearsalTextReportTest {
  @Test
  void aChangesetThatIsFineIsALineAndAnotherAParagraphTheGravestFirst() throws IOException {
    assertThat(
            written(
                false,
                Rehearsals.of(
                    TableSizes.UNKNOWN, Rehearsals.FINE, Rehearsals.ACCEPTED, Rehearsals.BROKEN)))
        .isEqualTo(
            """
            Rehearsal of changelog/master.yaml, PostgreSQL 16.3
            · Not rehearsed: 2 left out by context, 1 left out by dbms.

            ✓ changelog/a.sql::fine::shop  (up 12 ms, down 3 ms)
            ✓ changelog/a.sql::accepted::shop  (up 2 ms): There is no rollback, accepted: nobody needs it
            ✗ changelog/a.sql::broken::shop  (up 45 ms, down 11 ms)
                ✗ rollback-incomplete: index public.bookings.day: expected none, found one.
                  to do: rehearse --explain rollback-incomplete
                ! lock-timeout-missing: public.bookings, public.rooms: expected none, found one.
                  to do: rehearse --explain lock-timeout-missing
                · up: public.bookings, public.rooms locked SHARE for 23 ms: writes wait
                · down: public.bookings locked ACCESS EXCLUSIVE for 3 ms: reads and writes wait

            · rehearse --explain ID prints what is behind a word such as rollback-missing.
            ✗ Broken, see above. 3 changesets: 1 broken, 2 fine, in 42 ms
            """);
  }

  @Test
  void noChangesetIsNothingThatHolds() throws IOException {
    assertThat(written(false, Rehearsals.of(TableSizes.UNKNOWN)))
        .endsWith("✓ There was nothing to rehearse. 0 changesets, in 42 ms\n");
  }

  @Test
  void whereSizesAreKnownALockIsToldWithWhatItMeansThere() throws IOException {
    assertThat(written(false, Rehearsals.of(Rehearsals.SIZES, Rehearsals.WARNED)))
        .contains(
            """
                · up: public.bookings locked SHARE for 4 ms: writes wait; in production (1,203,000 rows, 210 MB) between 1 s and 50 s: 1,000 rows took 5 ms here, there are 1,203,000
            """);
  }

  @Test
  void whatIsWaivedIsMarkedAndHasNothingToDo() throws IOException {
    assertThat(written(false, Rehearsals.of(TableSizes.UNKNOWN, Rehearsals.WAIVED)))
        .contains("~ changelog/a.sql::warned::shop", "    ~ lock-timeout-missing: public.bookings")
        .contains("until 2027-01-31")
        .doesNotContain("to do")
        .endsWith("✓ Holds. 1 changeset: 1 waived, in 42 ms\n");
  }

  @Test
  void whatACommentAcceptsIsToldOfAChangesetThatIsNotFineToo() throws IOException {
    assertThat(
            written(
                false,
                Rehearsals.of(
                    TableSizes.UNKNOWN, Rehearsals.ACCEPTED.with(Rehearsals.WARNED.findings()))))
        .contains(
            "! changelog/a.sql::accepted::shop  (up 2 ms)\n",
            "    ✓ There is no rollback, accepted: nobody needs it\n");
  }

  @Test
  void ofManyChangesetsThoseThatAreBrokenStandOnceMoreAboveTheVerdict() throws IOException {
    List<RehearsedChangeset> many = new ArrayList<>(Collections.nCopies(20, Rehearsals.FINE));
    many.add(3, Rehearsals.BROKEN);

    assertThat(
            written(
                false, Rehearsals.of(TableSizes.UNKNOWN, many.toArray(RehearsedChangeset[]::new))))
        .endsWith(
            """
            · rehearse --explain ID prints what is behind a word such as rollback-missing.
            ✗ changelog/a.sql::broken::shop: rollback-incomplete
            ✗ Broken, see above. 21 changesets: 1 broken, 20 fine, in 42 ms
            """);
  }

  /** Or a warning that nearly every changeset has would hide the others. */
  @Test
  void whatIsAllThatIsSaidOfSeveralChangesetsIsSaidOnce() throws IOException {
    RehearsalReport rehearsal =
        Rehearsals.of(
            TableSizes.UNKNOWN,
            Rehearsals.WARNED,
            Rehearsals.BROKEN,
            Rehearsals.WARNED_TWICE,
            Rehearsals.FINE,
            Rehearsals.named("last", Rehearsals.WARNED));

    assertThat(written(false, rehearsal))
        .isEqualTo(
            """
            Rehearsal of changelog/master.yaml, PostgreSQL 16.3
            · Not rehearsed: 2 left out by context, 1 left out by dbms.

            ! changelog/a.sql::warned::shop  (up 5 ms, down 1 ms): lock-timeout-missing: public.bookings
            ✗ changelog/a.sql::broken::shop  (up 45 ms, down 11 ms)
                ✗ rollback-incomplete: index public.bookings.day: expected none, found one.
                  to do: rehearse --explain rollback-incomplete
                ! lock-timeout-missing: public.bookings, public.rooms: expected none, found one.
                  to do: rehearse --explain lock-timeout-missing
                · up: public.bookings, public.rooms locked SHARE for 23 ms: writes wait
                · down: public.bookings locked ACCESS EXCLUSIVE for 3 ms: reads and writes wait
            ! changelog/a.sql::warned-twice::shop  (up 6 ms, down 2 ms): lock-timeout-missing: public.rooms, public.rooms in its rollback
            ✓ changelog/a.sql::fine::shop  (up 12 ms, down 3 ms)
            ! changelog/a.sql::last::shop  (up 5 ms, down 1 ms): lock-timeout-missing: public.bookings

            ! lock-timeout-missing of 3 changesets, said once: expected none, found one.
              to do: rehearse --explain lock-timeout-missing
            · rehearse --explain ID prints what is behind a word such as rollback-missing.
            ✗ Broken, see above. 5 changesets: 1 broken, 3 with warnings, 1 fine, in 42 ms
            """);
  }

  @Test
  void severalWarningsThatChangesetsShareAreSaidOnceEach() throws IOException {
    assertThat(written(false, times(3, Rehearsals.WARNED_OF_TWO)))
        .contains(
            "  (up 5 ms, down 1 ms): lock-timeout-missing: public.bookings; unqualified-name: public.bookings\n",
            "\n! lock-timeout-missing of 3 changesets, said once: ",
            "\n! unqualified-name of 3 changesets, said once: ")
        .doesNotContain("    ! ");
  }

  @Test
  void aChangesetWithAWarningOfItsOwnIsAParagraphAndNoneOfTheSeveral() throws IOException {
    assertThat(
            written(
                false,
                Rehearsals.of(
                    TableSizes.UNKNOWN,
                    Rehearsals.WARNED_OF_TWO,
                    Rehearsals.WARNED,
                    Rehearsals.named("another", Rehearsals.WARNED))))
        .contains("    ! lock-timeout-missing: ", "    ! unqualified-name: ")
        .doesNotContain("said once");
  }

  @Test
  void ofFewChangesetsItIsSaidAtEachAndVerboseSaysItAtEachOfMany() throws IOException {
    assertThat(written(false, times(2, Rehearsals.WARNED)))
        .containsSubsequence("    ! lock-timeout-missing: ", "    ! lock-timeout-missing: ")
        .doesNotContain("said once");
    assertThat(written(true, times(3, Rehearsals.WARNED)))
        .containsSubsequence(
            "    ! lock-timeout-missing: ",
            "    ! lock-timeout-missing: ",
            "    ! lock-timeout-missing: ")
        .doesNotContain("said once");
  }

  @Test
  void whatIsBrokenIsSaidAtEachHoweverMany() throws IOException {
    assertThat(written(false, times(4, Rehearsals.BROKEN))).doesNotContain("said once");
  }

  @Test
  void whatALockMeansInProductionIsToldOfAChangesetThatIsALineToo() throws IOException {
    assertThat(
            written(
                false,
                Rehearsals.of(
                    Rehearsals.SIZES,
                    Rehearsals.WARNED,
                    Rehearsals.named("second", Rehearsals.WARNED),
                    Rehearsals.named("third", Rehearsals.WARNED))))
        .contains(
            """
            ! changelog/a.sql::third::shop  (up 5 ms, down 1 ms): lock-timeout-missing: public.bookings
                · up: public.bookings locked SHARE for 4 ms: writes wait; in production (1,203,000 rows, 210 MB)""");
  }

  private static RehearsalReport times(int number, RehearsedChangeset changeset) {
    return Rehearsals.of(
        TableSizes.UNKNOWN,
        Collections.nCopies(number, changeset).toArray(RehearsedChangeset[]::new));
  }

  @Test
  void verboseTellsWeakLocksToo() throws IOException {
    assertThat(written(true, Rehearsals.of(TableSizes.UNKNOWN, Rehearsals.BROKEN)))
        .contains("    · up: public.users locked ROW SHARE for 23 ms: nobody waits\n");
  }

  private static String written(boolean verbose, RehearsalReport rehearsal) throws IOException {
    return Reports.written(
        new RehearsalTextReport(Style.PLAIN, verbose, rehearsal), rehearsal.report());
  }
}
