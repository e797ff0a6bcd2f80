package org.schemaassurance.rehearse.rows;

import java.util.Collection;
import java.util.List;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;

/** What became of rows that were there before. */
public sealed interface ContentChange {

  /** The table, or the sequence. */
  QualifiedName object();

  /** What happened, in words that follow the object's name. */
  String said();

  /** Whether something is gone that was there. */
  default boolean isLoss() {
    return this instanceof RowsLost || this instanceof ValuesLost;
  }

  /** Whether some of them are of rows: a sequence may have moved, and nothing rests on it. */
  static boolean areOfRows(Collection<ContentChange> changes) {
    return !changes.stream().allMatch(SequenceMoved.class::isInstance);
  }

  /**
   * There are fewer rows; all of them are gone where the table is.
   *
   * @param before how many there were
   */
  record RowsLost(QualifiedName object, long rows, long before) implements ContentChange {
    @Override
    public String said() {
      return "has lost %d of %d rows".formatted(rows, before);
    }
  }

  /**
   * There are more rows.
   *
   * @param before how many there were
   */
  record RowsAdded(QualifiedName object, long rows, long before) implements ContentChange {
    @Override
    public String said() {
      return "has %d %s more than the %d that were there"
          .formatted(rows, rows == 1 ? "row" : "rows", before);
    }
  }

  /**
   * A column is gone, or has more NULLs.
   *
   * @param before how many values it had that are not NULL
   */
  record ValuesLost(QualifiedName object, String column, long values, long before)
      implements ContentChange {
    @Override
    public String said() {
      return "has lost %d of %d values of column %s"
          .formatted(values, before, SqlIdentifier.display(column));
    }
  }

  /**
   * There are as many rows, and they are others.
   *
   * @param columns those with other values; empty where each has the same ones, in other rows
   */
  record ValuesChanged(QualifiedName object, List<String> columns) implements ContentChange {
    public ValuesChanged {
      columns = List.copyOf(columns);
    }

    @Override
    public String said() {
      return columns.isEmpty()
          ? "has the same values in other rows"
          : "has other values in " + SqlIdentifier.displayAll(columns);
    }
  }

  /** A sequence stands elsewhere. */
  record SequenceMoved(QualifiedName object, Contents.Position before, Contents.Position after)
      implements ContentChange {
    @Override
    public String said() {
      return "stood " + before + " and stands " + after;
    }
  }
}
