package org.schemaassurance.backfill;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.rules.DeclaredBackfill;
import org.schemaassurance.sql.BatchStatement;
import org.schemaassurance.sql.JdbcText;

/**
 * The SQL of keyset batches, as text. Keys travel as text in both directions and are cast by the
 * server, so that every type works that has an order.
 *
 * <p>Parameters stand in the order in which the text names them: the key behind which a batch
 * begins (left out for the first batch of a pass), the key with which it ends at most, the number
 * of rows.
 */
final class BatchSql {
  private final DeclaredBackfill declared;
  private final List<KeyColumn> key;
  private final BatchStatement repair;
  private final Optional<String> where;

  BatchSql(DeclaredBackfill declared, List<KeyColumn> key) {
    this.declared = declared;
    this.key = List.copyOf(key);
    this.repair = BatchStatement.of(JdbcText.withoutParameters(declared.repair().text()));
    this.where = declared.where().map(JdbcText::withoutParameters);
  }

  /** Asks for the least key there is, with which a pass begins; no row where there is none. */
  String leastKey() {
    return outermostKey("");
  }

  /** Asks for the greatest key there is, with which a pass ends; no row where there is none. */
  String greatestKey() {
    return outermostKey(" DESC");
  }

  private String outermostKey(String direction) {
    // Turned into text outside: ORDER BY would take a column's text, by its name, for the column.
    return "SELECT "
        + columns(column -> "outermost." + quoted(column) + "::pg_catalog.text")
        + "\nFROM (\n  SELECT "
        + columns(BatchSql::quoted)
        + "\n  FROM "
        + quoted(declared.table())
        + "\n  WHERE "
        + notNull()
        + "\n  ORDER BY "
        + columns(column -> quoted(column) + direction)
        + "\n  LIMIT 1) AS outermost";
  }

  /**
   * Asks for the last key of a batch, and how many rows it has: columns {@code row_count} and the
   * key's as text; no row behind the last key. Parameters: [begin,] the pass's end, size.
   */
  String bound(boolean first) {
    // No look at the rows themselves: the key's index is enough, and a rare "where" can't make
    // this walk to the end of the table.
    return "SELECT bound.row_count, "
        + columns(column -> "bound." + quoted(column) + "::pg_catalog.text")
        + "\nFROM (\n  SELECT "
        + columns(BatchSql::quoted)
        + ", pg_catalog.row_number() OVER (ORDER BY "
        + columns(BatchSql::quoted)
        + ") AS row_count\n  FROM "
        + quoted(declared.table())
        + "\n  WHERE "
        + notNull()
        + (first ? "" : " AND " + beyond(">"))
        + " AND "
        + beyond("<=")
        + "\n  ORDER BY "
        + columns(BatchSql::quoted)
        + "\n  LIMIT ?) AS bound\nORDER BY bound.row_count DESC\nLIMIT 1";
  }

  /** The declared repair for one batch. Parameters: [begin,] end, {@link #rowLimit}. */
  String repair(boolean first) {
    // Nothing tells the planner how many rows a range of a composite key or of uuids has; with the
    // LIMIT it knows, and does not scan whole tables for a batch. ORDER BY has it use the index.
    return repair.withBatch(
        "  SELECT *\n  FROM "
            + quoted(declared.table())
            + "\n  WHERE "
            + notNull()
            + "\n    AND "
            + (first ? "" : beyond(">") + "\n    AND ")
            + beyond("<=")
            + condition()
            + "\n  ORDER BY "
            + columns(BatchSql::quoted)
            + "\n  LIMIT ?");
  }

  /**
   * Counts the rows of one batch; of the first one from its first row on, so that a row which is
   * moved before it is missed. Parameters: begin, or the least key; end.
   */
  String count(boolean first) {
    return counted(first, "");
  }

  /** Counts them, and keeps everybody else from changing them until the transaction ends. */
  String countLocked(boolean first) {
    return counted(first, "\n  FOR UPDATE");
  }

  /** Counts the rows that have no place in the order of keys; none where every row has one. */
  Optional<String> countWithoutKey() {
    List<KeyColumn> nullable = key.stream().filter(KeyColumn::nullable).toList();
    return nullable.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "SELECT pg_catalog.count(*)\nFROM "
                + quoted(declared.table())
                + "\nWHERE ("
                + nullable.stream()
                    .map(column -> quoted(column) + " IS NULL")
                    .collect(joining(" OR "))
                + ")"
                + condition());
  }

  private String counted(boolean first, String lock) {
    return "SELECT pg_catalog.count(*)\nFROM (\n  SELECT\n  FROM "
        + quoted(declared.table())
        + "\n  WHERE "
        + beyond(first ? ">=" : ">")
        + " AND "
        + beyond("<=")
        + "\n  ORDER BY "
        + columns(BatchSql::quoted)
        + lock
        + ") AS range";
  }

  /**
   * The LIMIT of a repair: more than the rows of its range. It is an estimate for the planner, and
   * cuts nothing off unless a quarter as many rows again came into the range since its bound was
   * read; those are the next pass's, as every row behind the cursor is.
   */
  static int rowLimit(int rows) {
    return rows + rows / 4 + 100;
  }

  private String condition() {
    return where.map(given -> "\n    AND (" + given + ")").orElse("");
  }

  private String beyond(String operator) {
    return "("
        + columns(BatchSql::quoted)
        + ") "
        + operator
        + " ("
        + columns(column -> "?::" + column.type())
        + ")";
  }

  /** A row with a NULL in its key has no place in the order of keys, and is left out. */
  private String notNull() {
    return key.stream().map(column -> quoted(column) + " IS NOT NULL").collect(joining(" AND "));
  }

  private String columns(Function<KeyColumn, String> written) {
    return key.stream().map(written).collect(joining(", "));
  }

  private static String quoted(KeyColumn column) {
    return SqlIdentifier.quote(column.name());
  }

  static String quoted(QualifiedName table) {
    return SqlIdentifier.quote(table.schema()) + "." + SqlIdentifier.quote(table.name());
  }
}
