package org.schemaassurance.rehearse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.ChangesetTrace;
import org.schemaassurance.model.IndexBuild;
import org.schemaassurance.model.LockEstimate;
import org.schemaassurance.model.RehearsedChangeset;
import org.schemaassurance.model.RehearsedLock;
import org.schemaassurance.model.StatementTrace;
import org.schemaassurance.model.StatisticsTable;
import org.schemaassurance.model.TableScan;
import org.schemaassurance.model.TableSize;
import org.schemaassurance.model.TableSizes;

/** What changesets cost, as the tables of a report. */
public final class CostTables {
  private final List<RehearsedChangeset> changesets;
  private final TableSizes sizes;

  /**
   * @param sizes of tables in production
   */
  public CostTables(List<RehearsedChangeset> changesets, TableSizes sizes) {
    this.changesets = changesets;
    this.sizes = sizes;
  }

  /** Those that have a row. */
  public List<StatisticsTable> tables() {
    return Stream.of(
            new StatisticsTable(
                "Changesets",
                List.of("changeset", "up ms", "down ms", "WAL bytes", "temporary bytes"),
                rows(CostTables::costs)),
            new StatisticsTable("Locks", lockColumns(), rows(this::locks)),
            new StatisticsTable(
                "Rewritten and scanned",
                List.of("changeset", "way", "what", "object", "rows", "under", "statement"),
                rows(CostTables::work)),
            new StatisticsTable(
                "Traffic",
                List.of("changeset", "of", "work", "stalled ms", "longest ms", "statements"),
                rows(CostTables::traffic)))
        .filter(table -> !table.rows().isEmpty())
        .toList();
  }

  private List<List<String>> rows(RowsOf rows) {
    return changesets.stream().flatMap(rows::of).toList();
  }

  /** The rows of a table that are about one changeset. */
  private interface RowsOf {
    Stream<List<String>> of(RehearsedChangeset changeset);
  }

  private static Stream<List<String>> costs(RehearsedChangeset changeset) {
    return changeset.up().stream()
        .map(
            up ->
                List.of(
                    key(changeset),
                    millis(up),
                    changeset.down().map(CostTables::millis).orElse(""),
                    String.valueOf(
                        up.statements().stream().mapToLong(StatementTrace::walBytes).sum()),
                    up.tempBytes().isPresent() ? String.valueOf(up.tempBytes().getAsLong()) : ""));
  }

  private static String millis(ChangesetTrace trace) {
    return String.valueOf(trace.took().toMillis());
  }

  private List<String> lockColumns() {
    List<String> columns =
        List.of("changeset", "way", "table", "index", "mode", "blocks", "held ms", "statement");
    return areSizesKnown()
        ? Stream.concat(
                columns.stream(),
                Stream.of("production rows", "production bytes", "production held"))
            .toList()
        : columns;
  }

  private boolean areSizesKnown() {
    return !sizes.byTable().isEmpty();
  }

  private Stream<List<String>> locks(RehearsedChangeset changeset) {
    return changeset.locks().stream().map(lock -> row(changeset, lock));
  }

  private List<String> row(RehearsedChangeset changeset, RehearsedLock lock) {
    List<String> row = new ArrayList<>();
    row.add(key(changeset));
    row.add(lock.way().toString());
    row.add(lock.lock().table());
    row.add(lock.lock().index().orElse(""));
    row.add(lock.lock().mode().toString());
    row.add(
        lock.lock().mode().blocks().stream()
            .map(Object::toString)
            .collect(Collectors.joining(", ")));
    row.add(String.valueOf(lock.lock().held().toMillis()));
    row.add(lock.statement().strip());
    if (areSizesKnown()) {
      Optional<TableSize> size = sizes.of(lock.lock().table());
      row.add(size.map(TableSize::rows).map(String::valueOf).orElse(""));
      row.add(size.map(TableSize::bytes).map(String::valueOf).orElse(""));
      row.add(lock.estimate(sizes).map(LockEstimate::toString).orElse(""));
    }
    return row;
  }

  private static Stream<List<String>> traffic(RehearsedChangeset changeset) {
    return changeset.traffic().stream()
        .map(
            stall ->
                List.of(
                    key(changeset),
                    stall.of(),
                    stall.kind().toString(),
                    String.valueOf(stall.stalled().toMillis()),
                    String.valueOf(stall.longest().toMillis()),
                    String.valueOf(stall.statements())));
  }

  private static Stream<List<String>> work(RehearsedChangeset changeset) {
    return Stream.concat(
        work(changeset, RehearsedLock.Way.UP, changeset.up()),
        work(changeset, RehearsedLock.Way.DOWN, changeset.down()));
  }

  private static Stream<List<String>> work(
      RehearsedChangeset changeset, RehearsedLock.Way way, Optional<ChangesetTrace> trace) {
    return trace.stream()
        .flatMap(run -> run.statements().stream())
        .flatMap(
            statement ->
                work(statement)
                    .map(
                        work ->
                            List.of(
                                key(changeset),
                                way.toString(),
                                work.what(),
                                work.object(),
                                work.rows(),
                                work.under(),
                                statement.sql().strip())));
  }

  /** What takes longer the larger a table is. */
  private record Work(String what, String object, String rows, String under) {
    Work(String what, String object) {
      this(what, object, "", "");
    }

    static Work of(IndexBuild index) {
      return new Work(
          index.concurrently() ? "index built concurrently" : "index built", index.index());
    }

    static Work of(TableScan scan) {
      return new Work(
          "scanned", scan.table(), String.valueOf(scan.rows()), scan.under().toString());
    }
  }

  private static Stream<Work> work(StatementTrace statement) {
    return Stream.of(
            statement.rewritten().stream().map(object -> new Work("rewritten", object)),
            statement.emptied().stream().map(table -> new Work("emptied", table)),
            statement.indexes().stream().map(Work::of),
            statement.validated().stream().map(constraint -> new Work("validated", constraint)),
            statement.scans().stream().map(Work::of))
        .flatMap(work -> work);
  }

  private static String key(RehearsedChangeset changeset) {
    return changeset.changeset().declared().key();
  }
}
