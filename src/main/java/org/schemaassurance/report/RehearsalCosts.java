package org.schemaassurance.report;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.DurationRange;
import org.schemaassurance.model.RehearsedChangeset;
import org.schemaassurance.model.RehearsedLock;
import org.schemaassurance.model.TableSize;
import org.schemaassurance.model.TableSizes;
import org.schemaassurance.model.TrafficStall;

/** What a changeset costs, in words. */
final class RehearsalCosts {
  private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB");

  private final RehearsedChangeset changeset;
  private final TableSizes sizes;

  /**
   * @param sizes of tables in production
   */
  RehearsalCosts(RehearsedChangeset changeset, TableSizes sizes) {
    this.changeset = changeset;
    this.sizes = sizes;
  }

  /** How long it took, where that is known: {@code up 12 ms, down 3 ms}. */
  Optional<String> brief() {
    return changeset
        .up()
        .map(
            up ->
                "up "
                    + millis(up.took())
                    + changeset.down().map(down -> ", down " + millis(down.took())).orElse(""));
  }

  /** Each table that is locked, however weakly. */
  List<String> ofAllLocks() {
    return sentences(changeset.locks().stream());
  }

  /** Each table for which somebody waits who reads or writes rows. */
  List<String> ofLocksThatBlock() {
    return sentences(changeset.locks().stream().filter(RehearsedLock::blocksWork));
  }

  /** The same as far as the sizes of the tables in production are known. */
  List<String> ofLocksInProduction() {
    return sentences(
        changeset.locks().stream()
            .filter(RehearsedLock::blocksWork)
            .filter(lock -> sizes.of(lock.lock().table()).isPresent()));
  }

  /**
   * On the way up, in a few words: {@code reads and writes of public.orders (23 ms)}, or how long
   * in production.
   */
  String whoWaits() {
    Map<Waiting, List<String>> tables =
        changeset.locks().stream()
            .filter(lock -> lock.way() == RehearsedLock.Way.UP && lock.blocksWork())
            .collect(
                Collectors.groupingBy(
                    lock -> new Waiting(lock.waiting(), duration(lock)),
                    LinkedHashMap::new,
                    Collectors.mapping(lock -> lock.lock().table(), Collectors.toList())));
    return tables.entrySet().stream()
        .map(
            who ->
                "%s of %s (%s)"
                    .formatted(
                        who.getKey().who(),
                        String.join(", ", who.getValue()),
                        who.getKey().duration()))
        .collect(Collectors.joining("; "));
  }

  private record Waiting(String who, String duration) {}

  private String duration(RehearsedLock lock) {
    return lock.estimate(sizes)
        .map(there -> there.range().map(DurationRange::toString).orElse("can't be told"))
        .orElseGet(() -> millis(lock.lock().held()));
  }

  /** Tables of which the same is to be said are named together. */
  private List<String> sentences(Stream<RehearsedLock> locks) {
    Map<Said, List<String>> tables =
        locks.collect(
            Collectors.groupingBy(
                this::said,
                LinkedHashMap::new,
                Collectors.mapping(lock -> lock.lock().table(), Collectors.toList())));
    return tables.entrySet().stream()
        .map(
            said ->
                said.getKey().way()
                    + ": "
                    + String.join(", ", said.getValue())
                    + said.getKey().of())
        .toList();
  }

  /**
   * Who waited that worked beside it: {@code beside it: writes of public.orders stalled for 812
   * ms}; of those who did not wait, too, if so asked.
   */
  List<String> ofTraffic(boolean all) {
    return changeset.traffic().stream()
        .filter(stall -> all || stall.waited() || isOwnThatFailed(stall))
        .map(
            stall ->
                "beside it: %s of %s %s"
                    .formatted(
                        stall.kind() == TrafficStall.Kind.STATEMENT ? "runs" : stall.kind(),
                        stall.of(),
                        became(stall)))
        .toList();
  }

  /** One's own statement may be wrong; what was made up fails where a changeset drops a table. */
  private static boolean isOwnThatFailed(TrafficStall stall) {
    return stall.kind() == TrafficStall.Kind.STATEMENT && stall.failure().isPresent();
  }

  private static String became(TrafficStall stall) {
    if (stall.waited()) {
      return "stalled for " + millis(stall.stalled());
    }
    return stall
        .failure()
        .map(why -> "failed: " + why)
        .orElseGet(
            () ->
                "did not wait (%d statements, the longest took %s)"
                    .formatted(stall.statements(), millis(stall.longest())));
  }

  /** What is to be said of a lock, without its table. */
  String sentence(RehearsedLock lock) {
    return lock.way() + said(lock).of();
  }

  /** What is said of a table behind its name. */
  private record Said(RehearsedLock.Way way, String of) {}

  private Said said(RehearsedLock lock) {
    return new Said(
        lock.way(),
        " locked %s%s for %s: %s"
                .formatted(
                    lock.lock().mode(),
                    lock.lock().index().map(index -> " by its index " + index).orElse(""),
                    millis(lock.lock().held()),
                    wait(lock))
            + there(lock).map(words -> "; in production " + words).orElse(""));
  }

  private static String wait(RehearsedLock lock) {
    return lock.waiting() + (lock.waiting().endsWith("s") ? " wait" : " waits");
  }

  /** {@code (1,203,000 rows, 210 MB) between 2 s and 20 s: …}. */
  private Optional<String> there(RehearsedLock lock) {
    return lock.blocksWork()
        ? sizes
            .of(lock.lock().table())
            .flatMap(
                size -> lock.estimate(sizes).map(estimate -> "(" + words(size) + ") " + estimate))
        : Optional.empty();
  }

  /** {@code 1,203,000 rows, 210 MB}. */
  static String words(TableSize size) {
    return String.format(Locale.ROOT, "%,d rows, %s", size.rows(), bytes(size.bytes()));
  }

  private static String bytes(long bytes) {
    long shown = bytes;
    int unit = 0;
    while (shown >= 10_240 && unit < UNITS.size() - 1) {
      shown = shown / 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%,d %s", shown, UNITS.get(unit));
  }

  static String millis(Duration duration) {
    return duration.toMillis() + " ms";
  }
}
