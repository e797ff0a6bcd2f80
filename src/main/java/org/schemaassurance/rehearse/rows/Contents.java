package org.schemaassurance.rehearse.rows;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.schemaassurance.model.QualifiedName;

/**
 * What the rows of tables are, as far as two readings can be compared: numbers and checksums, which
 * neither the order of rows nor that of columns changes.
 *
 * @param tables those that were asked for and exist
 * @param sequences all of the database
 */
public record Contents(
    SortedMap<QualifiedName, OfTable> tables, SortedMap<QualifiedName, Position> sequences) {

  /**
   * One table.
   *
   * @param checksum over whole rows, of the columns that were asked for and exist
   * @param columns those columns
   */
  public record OfTable(long rows, String checksum, SortedMap<String, OfColumn> columns) {
    public OfTable {
      columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
    }
  }

  /**
   * One column.
   *
   * @param values how many are not NULL
   */
  public record OfColumn(long values, String checksum) {}

  /** Where a sequence stands: {@code last_value} and {@code is_called} of it. */
  public record Position(long lastValue, boolean isCalled) {
    @Override
    public String toString() {
      return isCalled ? "behind " + lastValue : "at " + lastValue;
    }
  }

  public Contents {
    tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    sequences = Collections.unmodifiableSortedMap(new TreeMap<>(sequences));
  }

  /** Of some tables alone, with all sequences. */
  public Contents only(Collection<QualifiedName> wanted) {
    SortedMap<QualifiedName, OfTable> kept = new TreeMap<>(tables);
    kept.keySet().retainAll(wanted);
    return new Contents(kept, sequences);
  }

  /** With those of further tables; of one in both, and of sequences, these count. */
  public Contents with(Contents further) {
    SortedMap<QualifiedName, OfTable> all = new TreeMap<>(further.tables());
    all.putAll(tables);
    return new Contents(all, sequences);
  }

  /**
   * What became of the rows that these are, by tables and columns; what there was not before is no
   * change.
   *
   * @param after a later reading, for which the same columns were asked
   */
  public List<ContentChange> changesUntil(Contents after) {
    List<ContentChange> changes = new ArrayList<>();
    tables.forEach(
        (name, table) -> {
          if (after.tables().containsKey(name)) {
            changes.addAll(new TableComparison(name, table, after.tables().get(name)).changes());
          } else if (table.rows() > 0) {
            changes.add(new ContentChange.RowsLost(name, table.rows(), table.rows()));
          }
        });
    sequences.forEach(
        (name, position) -> {
          Position now = after.sequences().getOrDefault(name, position);
          if (!now.equals(position)) {
            changes.add(new ContentChange.SequenceMoved(name, position, now));
          }
        });
    return List.copyOf(changes);
  }
}
