package org.schemaassurance.backfill;

import java.sql.Connection;
import java.sql.SQLException;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.model.QualifiedName;

/**
 * The driving table as a transaction sees it.
 *
 * @param isThere whether its name still means the table that the run began with
 * @param inserted rows, by {@code pg_stat_xact_all_tables}, as are the other two: 0 where {@code
 *     track_counts} is off
 */
record DrivingTableState(boolean isThere, long inserted, long updated, long deleted) {
  private static final NamedSql STATE = NamedSql.of(DrivingTableState.class, "driving-table-state");

  /**
   * Looks.
   *
   * @throws BatchRefusedException when the table was dropped or renamed since the run began
   */
  static DrivingTableState read(Connection connection, DrivingTable table) throws SQLException {
    QualifiedName name = table.name();
    DrivingTableState state =
        STATE
            .rows(
                connection,
                row ->
                    new DrivingTableState(
                        row.getBoolean("is_there"),
                        row.getLong("inserted"),
                        row.getLong("updated"),
                        row.getLong("deleted")),
                table.oid(),
                BatchSql.quoted(name))
            .get(0);
    if (!state.isThere()) {
      throw new BatchRefusedException(
          name + " was dropped or renamed while the run was at work on it");
    }
    return state;
  }

  /** What was written between an earlier look and this one. */
  DrivingTableState since(DrivingTableState earlier) {
    return new DrivingTableState(
        isThere, inserted - earlier.inserted, updated - earlier.updated, deleted - earlier.deleted);
  }

  /** Whether rows may have got another key. What only deletes has not. */
  boolean mayHaveMoved() {
    return inserted > 0 || updated > 0;
  }

  /**
   * Whether some did, if so many rows are gone from where they were: more than were deleted, or as
   * many inserted as deleted, which is how a row gets into another partition.
   */
  boolean hasMoved(long gone) {
    return gone > 0 && (gone > deleted || inserted == deleted);
  }
}
