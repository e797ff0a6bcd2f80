package org.schemaassurance.rehearse.rows;

import java.util.ArrayList;
import java.util.List;
import org.schemaassurance.model.QualifiedName;

/** What became of the rows of one table. */
record TableComparison(QualifiedName name, Contents.OfTable before, Contents.OfTable after) {

  /** Of rows that are fewer or more nothing else can be told, but for columns that are gone. */
  List<ContentChange> changes() {
    List<ContentChange> changes = new ArrayList<>();
    if (after.rows() < before.rows()) {
      changes.add(new ContentChange.RowsLost(name, before.rows() - after.rows(), before.rows()));
    } else if (after.rows() > before.rows()) {
      changes.add(new ContentChange.RowsAdded(name, after.rows() - before.rows(), before.rows()));
    }
    changes.addAll(lostValues());
    List<String> changed = changedColumns();
    if (!changed.isEmpty() || (changes.isEmpty() && areExchanged())) {
      changes.add(new ContentChange.ValuesChanged(name, changed));
    }
    return changes;
  }

  private List<ContentChange> lostValues() {
    List<ContentChange> lost = new ArrayList<>();
    before
        .columns()
        .forEach(
            (column, values) -> {
              long left = valuesLeft(column);
              if (left < values.values() && (!has(column) || areAsMany())) {
                lost.add(
                    new ContentChange.ValuesLost(
                        name, column, values.values() - left, values.values()));
              }
            });
    return lost;
  }

  private List<String> changedColumns() {
    return areAsMany()
        ? before.columns().keySet().stream()
            .filter(this::has)
            .filter(column -> valuesLeft(column) >= before.columns().get(column).values())
            .filter(column -> !after.columns().get(column).equals(before.columns().get(column)))
            .toList()
        : List.of();
  }

  /** Whether each column has the same values, and some row others. */
  private boolean areExchanged() {
    return after.columns().keySet().equals(before.columns().keySet())
        && !after.checksum().equals(before.checksum());
  }

  private boolean areAsMany() {
    return after.rows() == before.rows();
  }

  private boolean has(String column) {
    return after.columns().containsKey(column);
  }

  private long valuesLeft(String column) {
    return has(column) ? after.columns().get(column).values() : 0;
  }
}
