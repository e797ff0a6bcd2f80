package org.schemaassurance.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.model.ChangesetTrace;
import org.schemaassurance.model.RehearsalReport;
import org.schemaassurance.model.RehearsedChangeset;
import org.schemaassurance.model.RehearsedLock;
import org.schemaassurance.model.StatementTrace;
import org.schemaassurance.model.TableLock;

/**
 * The rows of a timeline as the template of a page has them: one of a changeset, as it ran up and
 * then down, and below it one of each lock that somebody waits for. All have one scale.
 */
final class Timeline {
  private final RehearsalReport rehearsal;
  private final double scale;

  Timeline(RehearsalReport rehearsal) {
    this.rehearsal = rehearsal;
    this.scale =
        rehearsal.changesets().stream()
            .mapToDouble(changeset -> millis(up(changeset).plus(down(changeset))))
            .max()
            .orElse(0);
  }

  List<Map<String, Object>> rows() {
    return rehearsal.changesets().stream().flatMap(this::rows).toList();
  }

  private Stream<Map<String, Object>> rows(RehearsedChangeset changeset) {
    RehearsalCosts costs = new RehearsalCosts(changeset, rehearsal.sizes());
    return Stream.concat(
        Stream.of(
            row(
                "changeset",
                ChangesetVerdict.of(changeset).mark()
                    + " "
                    + changeset.changeset().declared().key(),
                costs.brief().orElse("did not run"),
                runs(changeset))),
        changeset.locks().stream()
            .filter(RehearsedLock::blocksWork)
            .map(
                lock ->
                    row(
                        "lock",
                        lock.lock().table(),
                        costs.sentence(lock),
                        List.of(bar(changeset, lock)))));
  }

  private static Map<String, Object> row(
      String kind, String label, String words, List<Map<String, String>> bars) {
    return Map.of("row", kind, "label", label, "words", words, "bars", bars);
  }

  private List<Map<String, String>> runs(RehearsedChangeset changeset) {
    Duration up = up(changeset);
    return Stream.of(
            changeset.up().map(run -> bar("run", Duration.ZERO, run.took())),
            changeset.down().map(run -> bar("run", up, run.took())))
        .flatMap(Optional::stream)
        .toList();
  }

  private Map<String, String> bar(RehearsedChangeset changeset, RehearsedLock lock) {
    Duration before = lock.way() == RehearsedLock.Way.UP ? Duration.ZERO : up(changeset);
    return bar(
        lock.lock().mode().blocksReads() ? "reads" : "writes",
        before.plus(begin(lock.trace(), lock.lock())),
        lock.lock().held());
  }

  /**
   * When a lock was taken, from the first statement on: what ran before it is known, what Liquibase
   * does between is not, and a lock ends with its run at the latest.
   */
  private static Duration begin(ChangesetTrace trace, TableLock lock) {
    Duration before =
        trace.statements().stream()
            .takeWhile(statement -> !statement.locks().contains(lock))
            .map(StatementTrace::took)
            .reduce(Duration.ZERO, Duration::plus);
    Duration latest = trace.took().minus(lock.held());
    Duration begin = before.compareTo(latest) < 0 ? before : latest;
    return begin.isNegative() ? Duration.ZERO : begin;
  }

  private Map<String, String> bar(String colour, Duration from, Duration length) {
    return Map.of("colour", colour, "left", percent(from), "width", percent(length));
  }

  private String percent(Duration duration) {
    return String.format(
        Locale.ROOT, "%.2f", scale == 0 ? 0 : Math.min(100, 100 * millis(duration) / scale));
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }

  private static Duration up(RehearsedChangeset changeset) {
    return changeset.up().map(ChangesetTrace::took).orElse(Duration.ZERO);
  }

  private static Duration down(RehearsedChangeset changeset) {
    return changeset.down().map(ChangesetTrace::took).orElse(Duration.ZERO);
  }
}
