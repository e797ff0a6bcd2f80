package org.schemaassurance.backfill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.rules.DeclaredBackfill;

/**
 * Runs one batch in one transaction.
 *
 * <ol>
 *   <li>lock the job's row, which proves that the lease is still ours, and read the cursor;
 *   <li>ask for the key with which the batch ends, which is at most the one with which the pass
 *       ends;
 *   <li>repair the rows up to it, and see whether each kept its key;
 *   <li>move the cursor and renew the lease; commit.
 * </ol>
 */
final class Batches {
  private final DeclaredBackfill declared;
  private final DrivingTable table;
  private final BatchSql sql;
  private final Checkpoint checkpoint;
  private final Duration lockTimeout;
  private String range = "before its first batch";

  /** Whether the last try missed rows behind its repair. */
  private boolean missedRows;

  Batches(
      DeclaredBackfill declared, DrivingTable table, Checkpoint checkpoint, Duration lockTimeout) {
    this.declared = declared;
    this.table = table;
    this.sql = new BatchSql(declared, table.key());
    this.checkpoint = checkpoint;
    this.lockTimeout = lockTimeout;
  }

  /**
   * The rows of a batch.
   *
   * @param begin the key behind which it begins; none of the first batch of a pass
   * @param end the key of its last row
   */
  private record Range(Optional<List<String>> begin, List<String> end, int rows) {
    private boolean isFirst() {
      return begin.isEmpty();
    }

    @Override
    public String toString() {
      return begin
              .map(key -> "behind (" + String.join(", ", key) + ") ")
              .orElse("from its first row ")
          + "to ("
          + String.join(", ", end)
          + ")";
    }
  }

  /**
   * Runs the next one.
   *
   * @param size how many rows it has at most
   * @throws BatchRefusedException when the table is gone, or the repair gives its rows other keys
   */
  Batch next(WritableSession session, int size) throws SQLException {
    range = "the next " + size + " rows";
    try (Transaction transaction = Transaction.begin(session, lockTimeout)) {
      Connection connection = session.connection();
      Batch batch = next(connection, checkpoint.lock(connection), size);
      checkpoint.note(connection, batch);
      transaction.commit();
      missedRows = false;
      return batch;
    }
  }

  /** Which rows the last batch was about, for a message about its failure. */
  String range() {
    return declared.table() + ", " + range;
  }

  private Batch next(Connection connection, Checkpoint.Cursor cursor, int size)
      throws SQLException {
    DrivingTableState before = DrivingTableState.read(connection, table);
    Optional<List<String>> passEnd =
        cursor.passEnd().isPresent() ? cursor.passEnd() : key(connection, sql.greatestKey());
    Optional<Range> found =
        passEnd.isPresent()
            ? range(connection, cursor.key(), passEnd.get(), size)
            : Optional.empty();
    if (found.isEmpty()) {
      return Batch.NONE;
    }
    Range batch = found.get();
    range = batch.toString();
    long repaired = repair(connection, batch, before);
    boolean isLast = batch.rows() < size || batch.end().equals(passEnd.get());
    return new Batch(batch.rows(), repaired, batch.end(), passEnd.get(), isLast);
  }

  private static Optional<List<String>> key(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? Optional.of(texts(row, 1)) : Optional.empty();
    }
  }

  private Optional<Range> range(
      Connection connection, Optional<List<String>> begin, List<String> passEnd, int size)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.bound(begin.isEmpty()))) {
      int parameter = bind(statement, 1, begin.orElse(List.of()));
      parameter = bind(statement, parameter, passEnd);
      statement.setInt(parameter, size);
      try (ResultSet bound = statement.executeQuery()) {
        return bound.next()
            ? Optional.of(new Range(begin, texts(bound, 2), bound.getInt(1)))
            : Optional.empty();
      }
    }
  }

  private long repair(Connection connection, Range batch, DrivingTableState before)
      throws SQLException {
    List<String> from =
        batch.begin().isPresent()
            ? batch.begin().get()
            : key(connection, sql.leastKey()).orElse(batch.end());
    long rows =
        missedRows
            ? count(connection, sql.countLocked(batch.isFirst()), from, batch.end())
            : batch.rows();
    long repaired = repair(connection, batch);
    DrivingTableState written = DrivingTableState.read(connection, table).since(before);
    if (written.mayHaveMoved()) {
      long left = count(connection, sql.count(batch.isFirst()), from, batch.end());
      if (written.hasMoved(rows - left)) {
        throw movedRows();
      }
    }
    return repaired;
  }

  private long repair(Connection connection, Range batch) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.repair(batch.isFirst()))) {
      int parameter = bind(statement, 1, batch.begin().orElse(List.of()));
      parameter = bind(statement, parameter, batch.end());
      statement.setInt(parameter, BatchSql.rowLimit(batch.rows()));
      return statement.executeLargeUpdate();
    }
  }

  private static long count(Connection connection, String sql, List<String> from, List<String> end)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, bind(statement, 1, from), end);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /**
   * Somebody else may have removed the rows meanwhile. So the batch is tried again with its rows
   * locked; what is missing then is our own doing.
   */
  private SQLException movedRows() {
    if (missedRows) {
      return new BatchRefusedException(
          "the repair gives rows another key (%s), so the batch was undone: a pass would meet such rows again, or miss them. Walk along a key that the repair does not write ('key')"
              .formatted(String.join(", ", table.keyNames())));
    }
    missedRows = true;
    return SqlFailure.conflict("rows of the batch are gone");
  }

  private static List<String> texts(ResultSet row, int first) throws SQLException {
    List<String> texts = new ArrayList<>();
    for (int i = first; i <= row.getMetaData().getColumnCount(); i++) {
      texts.add(row.getString(i));
    }
    return texts;
  }

  private static int bind(PreparedStatement statement, int first, List<String> key)
      throws SQLException {
    int parameter = first;
    for (String value : key) {
      statement.setString(parameter++, value);
    }
    return parameter;
  }
}
