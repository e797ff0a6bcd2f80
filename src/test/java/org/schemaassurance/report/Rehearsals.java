package org.schemaassurance.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.ChangesetTrace;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.FileLine;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.JudgedObject;
import org.schemaassurance.model.LockMode;
import org.schemaassurance.model.Origin;
import org.schemaassurance.model.Outcome;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.RehearsalReport;
import org.schemaassurance.model.RehearsedChangeset;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.ReversibleChangeset;
import org.schemaassurance.model.ReversibleChangeset.Undo;
import org.schemaassurance.model.RuleIdentity;
import org.schemaassurance.model.Severity;
import org.schemaassurance.model.StatementTrace;
import org.schemaassurance.model.TableLock;
import org.schemaassurance.model.TableScan;
import org.schemaassurance.model.TableSize;
import org.schemaassurance.model.TableSizes;
import org.schemaassurance.model.Target;

/** Rehearsals to report. */
final class Rehearsals {
  private static final FileLine PLACE = new FileLine("changelog/a.sql", 7);
  private static final String BOOKINGS = "public.bookings";
  private static final String ROOMS = "public.rooms";

  static final TableSizes SIZES =
      new TableSizes(Map.of(BOOKINGS, new TableSize(1_203_000, 210L << 20)));

  /** Goes up, down and up. */
  static final RehearsedChangeset FINE =
      new RehearsedChangeset(
          changeset("fine", Undo.WRITTEN),
          List.of(holds("fine", "The changeset goes up, down and up.")),
          Optional.of(trace(12)),
          Optional.of(trace(3)));

  /** Has no rollback, and says why. */
  static final RehearsedChangeset ACCEPTED =
      new RehearsedChangeset(
          changeset("accepted", Undo.NONE),
          List.of(
              finding(
                  "accepted",
                  RehearsedChangeset.ACCEPTED,
                  "accepted",
                  new Outcome.Holds("There is no rollback, accepted: nobody needs it"),
                  Severity.ERROR)),
          Optional.of(trace(2)),
          Optional.empty());

  /** Its rollback leaves an index; two hints say the same of two tables. */
  static final RehearsedChangeset BROKEN =
      new RehearsedChangeset(
          changeset("broken", Undo.WRITTEN),
          List.of(
              hint("broken", BOOKINGS),
              hint("broken", ROOMS),
              broken("broken", "rollback-incomplete", "index public.bookings.day", Severity.ERROR)),
          Optional.of(
              trace(
                  45,
                  lock(BOOKINGS, LockMode.SHARE, 23),
                  lock(ROOMS, LockMode.SHARE, 23),
                  lock("public.users", LockMode.ROW_SHARE, 23))),
          Optional.of(trace(11, lock(BOOKINGS, LockMode.ACCESS_EXCLUSIVE, 3))));

  static final RehearsedChangeset WARNED =
      new RehearsedChangeset(
          changeset("warned", Undo.WRITTEN),
          List.of(hint("warned", BOOKINGS)),
          Optional.of(trace(5, lock(BOOKINGS, LockMode.SHARE, 4))),
          Optional.of(trace(1)));

  /** The same warning of another table, on the way up and on the way down. */
  static final RehearsedChangeset WARNED_TWICE =
      new RehearsedChangeset(
          changeset("warned-twice", Undo.WRITTEN),
          List.of(hint("warned-twice", ROOMS), hint("warned-twice", ROOMS + " in its rollback")),
          Optional.of(trace(6, lock(ROOMS, LockMode.SHARE, 4))),
          Optional.of(trace(2)));

  /** That warning and another one of the same table. */
  static final RehearsedChangeset WARNED_OF_TWO =
      new RehearsedChangeset(
          changeset("warned-of-two", Undo.WRITTEN),
          List.of(
              hint("warned-of-two", BOOKINGS),
              broken("warned-of-two", "unqualified-name", BOOKINGS, Severity.WARNING)),
          Optional.of(trace(5)),
          Optional.of(trace(1)));

  /** What none of them vouches for. */
  static final String REMARK = "Not rehearsed: 2 left out by context, 1 left out by dbms.";

  static final RehearsedChangeset WAIVED =
      WARNED.judged(finding -> finding.accepted(Reports.NEXT_WEEK));

  private Rehearsals() {}

  static RehearsalReport of(TableSizes sizes, RehearsedChangeset... changesets) {
    List<Finding> findings =
        Stream.of(changesets).flatMap(changeset -> changeset.findings().stream()).toList();
    return new RehearsalReport(
        new Report(
            "Rehearsal of changelog/master.yaml",
            new Target("db.example.com", 5432, "shop", "verifier", "16.3", false),
            Instant.parse("2026-11-22T10:00:00.123456Z"),
            Duration.ofMillis(42),
            findings,
            List.of(),
            List.of(REMARK)),
        List.of(changesets),
        sizes);
  }

  /** A changeset like another, under an id of its own. */
  static RehearsedChangeset named(String id, RehearsedChangeset like) {
    return new RehearsedChangeset(
        changeset(id, like.changeset().undo()), like.findings(), like.up(), like.down());
  }

  private static ReversibleChangeset changeset(String id, Undo undo) {
    return new ReversibleChangeset(
        new DeclaredChangeset(
            "changelog/a.sql",
            id,
            "shop",
            PLACE,
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            false,
            false,
            Optional.empty(),
            List.of(),
            List.of()),
        undo,
        List.of(),
        true,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static Finding holds(String id, String sentence) {
    return finding(id, "up-down-up", id, new Outcome.Holds(sentence), Severity.ERROR);
  }

  private static Finding hint(String id, String table) {
    return broken(id, "lock-timeout-missing", table, Severity.WARNING);
  }

  private static Finding broken(String id, String rule, String said, Severity severity) {
    return finding(
        id,
        rule,
        said,
        new Outcome.Broken(
            Phrase.of("none"), Phrase.of("one"), Optional.of("rehearse --explain " + rule)),
        severity);
  }

  private static Finding finding(
      String id, String rule, String said, Outcome outcome, Severity severity) {
    return new Finding(
        new RuleIdentity(rule, "rehearse", "Rehearsing changelog/a.sql"),
        PLACE,
        new JudgedObject(
            said, said, Optional.of(new Origin("changelog/a.sql::" + id + "::shop", PLACE))),
        outcome,
        severity);
  }

  private static TableLock lock(String table, LockMode mode, long millis) {
    return new TableLock(table, mode, Duration.ofMillis(millis));
  }

  /** Of one statement, which reads as many bookings as it locks. */
  private static ChangesetTrace trace(long millis, TableLock... locks) {
    return new ChangesetTrace(
        List.of(
            new StatementTrace(
                "CREATE INDEX day ON public.bookings (day)",
                Duration.ofMillis(millis),
                Optional.empty(),
                1,
                true,
                List.of(locks),
                List.of(),
                List.of(),
                List.of(),
                Stream.of(locks)
                    .filter(lock -> lock.mode() == LockMode.SHARE)
                    .filter(lock -> lock.table().equals(BOOKINGS))
                    .map(lock -> new TableScan(BOOKINGS, 1000, lock.mode()))
                    .toList(),
                List.of(),
                2048,
                Optional.empty(),
                Optional.empty())),
        Duration.ofMillis(millis),
        OptionalLong.empty());
  }
}
