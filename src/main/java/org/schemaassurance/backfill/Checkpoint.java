package org.schemaassurance.backfill;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Where a pass is: read and written in the transaction of each batch, by who has the lease. */
final class Checkpoint {
  private static final NamedStatement LOCK = NamedStatement.load("lock-job");
  private static final NamedStatement NOTE = NamedStatement.load("note-batch");

  private final Lease lease;

  Checkpoint(Lease lease) {
    this.lease = lease;
  }

  /** A key as text, or none where a pass is to begin. */
  record Cursor(Optional<List<String>> key) {}

  /**
   * Locks the job until the batch is committed.
   *
   * @throws org.schemaassurance.model.UndeterminedException when another run has taken over
   */
  Cursor lock(Connection connection) throws SQLException {
    return LOCK
        .rows(connection, row -> cursor(row.getArray("last_key")), lease.job(), lease.token())
        .stream()
        .findFirst()
        .orElseThrow(lease::takenOver);
  }

  private static Cursor cursor(Array lastKey) throws SQLException {
    return lastKey == null
        ? new Cursor(Optional.empty())
        : new Cursor(Optional.of(NamedStatement.texts(lastKey)));
  }

  /** Notes a batch; one that is the last of a pass leaves no cursor. */
  void note(Connection connection, Batch batch) throws SQLException {
    NOTE.update(
        connection,
        batch.rows() == 0 ? 0 : 1,
        batch.rows(),
        batch.repaired(),
        batch.isLast() ? List.of() : batch.end(),
        lease.milliseconds(),
        lease.job(),
        lease.token());
  }
}
