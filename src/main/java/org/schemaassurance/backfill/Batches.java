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
 *   <li>ask for the key with which the batch ends;
 *   <li>repair the rows up to it;
 *   <li>move the cursor and renew the lease; commit.
 * </ol>
 */
final class Batches {
  private final DeclaredBackfill declared;
  private final BatchSql sql;
  private final Checkpoint checkpoint;
  private final Duration lockTimeout;
  private String range = "";

  Batches(
      DeclaredBackfill declared, DrivingTable table, Checkpoint checkpoint, Duration lockTimeout) {
    this.declared = declared;
    this.sql = new BatchSql(declared, table.key());
    this.checkpoint = checkpoint;
    this.lockTimeout = lockTimeout;
  }

  /**
   * Runs the next one.
   *
   * @param size how many rows it has at most
   */
  Batch next(WritableSession session, int size) throws SQLException {
    range = "the next " + size + " rows";
    try (Transaction transaction = Transaction.begin(session, lockTimeout)) {
      Connection connection = session.connection();
      Optional<List<String>> begin = checkpoint.lock(connection).key();
      Batch batch = run(connection, begin, size);
      checkpoint.note(connection, batch);
      transaction.commit();
      return batch;
    }
  }

  /** Which rows the last batch was about, for a message about its failure. */
  String range() {
    return declared.table() + ", " + range;
  }

  private Batch run(Connection connection, Optional<List<String>> begin, int size)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.bound(begin.isEmpty()))) {
      int parameter = bind(statement, 1, begin.orElse(List.of()));
      statement.setInt(parameter, size);
      try (ResultSet bound = statement.executeQuery()) {
        if (!bound.next()) {
          return new Batch(0, 0, List.of(), true);
        }
        int rows = bound.getInt(1);
        List<String> end = new ArrayList<>();
        for (int i = 2; i <= bound.getMetaData().getColumnCount(); i++) {
          end.add(bound.getString(i));
        }
        return new Batch(rows, repair(connection, begin, end, rows), end, rows < size);
      }
    }
  }

  private long repair(
      Connection connection, Optional<List<String>> begin, List<String> end, int rows)
      throws SQLException {
    range =
        begin.map(key -> "behind (" + String.join(", ", key) + ") ").orElse("from its first row ")
            + "to ("
            + String.join(", ", end)
            + ")";
    try (PreparedStatement statement = connection.prepareStatement(sql.repair(begin.isEmpty()))) {
      int parameter = bind(statement, 1, begin.orElse(List.of()));
      parameter = bind(statement, parameter, end);
      statement.setInt(parameter, BatchSql.rowLimit(rows));
      return statement.executeLargeUpdate();
    }
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
