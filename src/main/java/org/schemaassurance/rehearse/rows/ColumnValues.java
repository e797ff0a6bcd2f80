package org.schemaassurance.rehearse.rows;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The values of columns as expressions: usual and unusual ones, NULL now and then. */
final class ColumnValues {
  /** Of so many rows one is NULL where it may. */
  private static final int NULL_ONE_IN = 11;

  /** Of so many rows one has an unusual value, if its type has any. */
  private static final int UNUSUAL_ONE_IN = 12;

  /** Each usual value comes about so often. */
  private static final int REPETITIONS = 7;

  private final FillableTable table;
  private final long wanted;

  /**
   * @param wanted how many rows the table is to have
   */
  ColumnValues(FillableTable table, long wanted) {
    this.table = table;
    this.wanted = wanted;
  }

  /**
   * A value that is computed of the row's number.
   *
   * @param number of the value, where it is part of a key
   */
  String computed(Unit unit, FillableTable.Column column, Optional<String> number) {
    ColumnType type = column.type().orElseThrow();
    return typed(
        column,
        number
            .map(each -> Values.value(type, each).orElseThrow())
            .orElseGet(() -> varied(unit, type)));
  }

  /** With as many repetitions as real columns have, and what they have seldom. */
  private String varied(Unit unit, ColumnType type) {
    long different = Math.max(REPETITIONS, wanted / REPETITIONS);
    String usual = Values.value(type, "(" + unit.hash(0) + " % " + different + ")").orElseThrow();
    List<String> unusual = UnusualValues.of(type);
    return unusual.isEmpty()
        ? usual
        : IntStream.range(0, unusual.size())
            .mapToObj(i -> " WHEN " + i + " THEN " + unusual.get(i))
            .collect(
                Collectors.joining(
                    "",
                    "CASE " + unit.hash(2) + " % " + UNUSUAL_ONE_IN * unusual.size(),
                    " ELSE " + usual + " END"));
  }

  /** The same with some NULLs, where the column takes them. */
  String orNull(Unit unit, FillableTable.Column column, String value) {
    return column.notNull() ? value : "CASE WHEN " + isGiven(unit) + " THEN " + value + " END";
  }

  /** Whether a row has a value and no NULL. Conditions about NULL want all combinations. */
  String isGiven(Unit unit) {
    boolean isConditionAboutIt = table.conditions().askWhetherNull(unit.columns());
    return unit.hash(1) + " % " + (isConditionAboutIt ? 2 : NULL_ONE_IN) + " <> 0";
  }

  /** As a value of the column's type, with its length. */
  static String typed(FillableTable.Column column, String value) {
    return "(" + value + ")::" + column.typeName();
  }
}
