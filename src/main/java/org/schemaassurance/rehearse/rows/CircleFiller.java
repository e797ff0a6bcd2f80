package org.schemaassurance.rehearse.rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.schemaassurance.model.QualifiedName;

/**
 * Fills tables whose keys go in a circle, by statements that add to all of them: all rows at once,
 * and where the server refuses that, some that come alone.
 */
final class CircleFiller {
  private static final int SINGLE_ROWS = 20;

  private final Connection connection;
  private final FillingStatement statement;
  private final RowNumbers numbers;

  /**
   * @param numbers those that are taken already
   */
  CircleFiller(Connection connection, FillingStatement statement, RowNumbers numbers) {
    this.connection = connection;
    this.statement = statement;
    this.numbers = numbers;
  }

  /**
   * Fills them.
   *
   * @param tables of which each needs the others
   * @param isHalf the rest follows later
   * @return why they have fewer, if they have
   * @throws SQLException when the connection is lost, or the statement was cancelled
   */
  Optional<String> fill(
      List<FillableTable> tables, ToLongFunction<QualifiedName> wanted, boolean isHalf)
      throws SQLException {
    long missing = Long.MAX_VALUE;
    for (FillableTable table : tables) {
      long all = wanted.applyAsLong(table.name());
      missing = Math.min(missing, (isHalf ? (all + 1) / 2 : all) - RowCounts.of(connection, table));
    }
    Optional<String> refused = missing > 0 ? add(tables, missing) : Optional.empty();
    // One that conflicts with another one, or fits no condition, takes all of the statement with
    // it.
    for (int attempt = 0; refused.isPresent() && missing > 1 && attempt < SINGLE_ROWS; attempt++) {
      refused = add(tables, 1);
    }
    return refused;
  }

  private Optional<String> add(List<FillableTable> tables, long rows) throws SQLException {
    CircleStatement circle = new CircleStatement(tables, rows);
    try {
      return statement.run(circle.text(numbers.taken(tables, rows)));
    } catch (FillingStatement.OutOfTime outOfTime) {
      return Optional.of(outOfTime.sentence());
    }
  }
}
