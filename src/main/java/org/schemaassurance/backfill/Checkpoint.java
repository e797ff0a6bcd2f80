package org.schemaassurance.backfill;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.connect.NamedSql;

/** Where a pass is: read and written in the transaction of each batch, by who has the lease. */
final class Checkpoint {
  private static final NamedSql LOCK = NamedSql.of(Checkpoint.class, "lock-job");
  private static final NamedSql NOTE = NamedSql.of(Checkpoint.class, "note-batch");

  private final Lease lease;

  Checkpoint(Lease lease) {
    this.lease = lease;
  }

  /**
   * Where a pass is, and where it ends.
   *
   * @param key as text, or none where a pass is to begin
   * @param passEnd as text; none where a pass is to begin, or an earlier version began it
   */
  record Cursor(Optional<List<String>> key, Optional<List<String>> passEnd) {}

  /**
   * Locks the job until the batch is committed.
   *
   * @throws org.schemaassurance.model.UndeterminedException when another run has taken over
   */
  Cursor lock(Connection connection) throws SQLException {
    return LOCK.rows(connection, Checkpoint::cursor, lease.job(), lease.token()).stream()
        .findFirst()
        .orElseThrow(lease::takenOver);
  }

  /** Without a cursor an end means nothing: of an earlier pass it may be. */
  private static Cursor cursor(ResultSet row) throws SQLException {
    Optional<List<String>> key = NamedSql.optionalTexts(row, "last_key");
    return new Cursor(
        key, key.isPresent() ? NamedSql.optionalTexts(row, "pass_end") : Optional.empty());
  }

  /** Notes a batch; one that is the last of a pass leaves no cursor. */
  void note(Connection connection, Batch batch) throws SQLException {
    NOTE.update(
        connection,
        batch.rows() == 0 ? 0 : 1,
        batch.rows(),
        batch.repaired(),
        batch.isLast() ? List.of() : batch.end(),
        batch.passEnd(),
        lease.milliseconds(),
        lease.job(),
        lease.token());
  }
}
