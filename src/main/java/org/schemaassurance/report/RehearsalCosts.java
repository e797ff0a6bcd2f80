package org.schemaassurance.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.schemaassurance.model.ChangesetTrace;
import org.schemaassurance.model.RehearsedChangeset;
import org.schemaassurance.model.TableLock;

/** What a changeset costs, in words. */
final class RehearsalCosts {
  private RehearsalCosts() {}

  /** How long it took, where that is known. */
  static Optional<String> brief(RehearsedChangeset changeset) {
    return changeset
        .up()
        .map(
            up ->
                "up "
                    + millis(up.took())
                    + changeset.down().map(down -> ", down " + millis(down.took())).orElse(""));
  }

  /** The strongest lock on each table, up and down. */
  static List<String> lines(RehearsedChangeset changeset) {
    List<String> lines = new ArrayList<>();
    changeset.up().ifPresent(up -> locks("up", up, lines));
    changeset.down().ifPresent(down -> locks("down", down, lines));
    return lines;
  }

  private static void locks(String way, ChangesetTrace trace, List<String> lines) {
    trace.strongestLocks().forEach(lock -> lines.add(way + ": " + sentence(lock)));
  }

  private static String sentence(TableLock lock) {
    return "%s is locked %s for %s, which blocks %s"
        .formatted(lock.table(), lock.mode(), millis(lock.held()), blocked(lock));
  }

  private static String blocked(TableLock lock) {
    return lock.mode().blocks().isEmpty()
        ? "nobody"
        : lock.mode().blocks().stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static String millis(Duration duration) {
    return duration.toMillis() + " ms";
  }
}
