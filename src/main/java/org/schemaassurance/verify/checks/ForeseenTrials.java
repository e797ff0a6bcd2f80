package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.ForeignKey;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.Intake;
import org.schemaassurance.model.Table;
import org.schemaassurance.verify.checks.InsertsCheck.DeclaredInserts;

/**
 * The queries by which rows will be tried, as far as they can be made up before the server is asked
 * for what else decides. None is sent; their names are those of the queries that will be.
 */
record ForeseenTrials(DeclaredInserts declared, Table table) {
  private static final String EQUAL = "OPERATOR(pg_catalog.=)";

  /** One for each row of the rule, and those for the rows of its query. */
  List<String> queries() {
    return Stream.concat(
            declared.rows().stream().map(this::given),
            declared.rowsFrom().stream().flatMap(this::from))
        .map(this::query)
        .toList();
  }

  private RowToInsert given(Map<String, String> values) {
    return RowToInsert.of(values, table, intake(), declared.complete());
  }

  /** Which columns the query has is not known yet: all, or none. */
  private Stream<RowToInsert> from(String query) {
    List<String> columns = table.columns().stream().map(Column::name).toList();
    return Stream.of(columns, List.<String>of())
        .map(given -> RowToInsert.from(query, given, table, intake(), declared.complete()));
  }

  private String query(RowToInsert row) {
    return RowTrial.query(
        row,
        Stream.of(
                new ValueObstacles(row).obstacles(),
                new ConditionObstacles(row).obstacles(),
                new KeyObstacles(row, List.of(), table.foreignKeys()).obstacles())
            .flatMap(Function.identity())
            .toList());
  }

  /** As it mostly is. */
  private Intake intake() {
    return new Intake(
        true,
        Set.of(),
        table.columns().stream()
            .filter(ForeseenTrials::isNumbered)
            .collect(Collectors.toMap(Column::name, column -> numbers())),
        table.indexes().stream()
            .collect(Collectors.toMap(Index::name, index -> equal(index.keys()))),
        table.foreignKeys().stream()
            .collect(
                Collectors.toMap(
                    ForeignKey::name,
                    key -> new Intake.Reference(key.matchFull(), equal(key.columns())))),
        List.of(),
        List.of());
  }

  private static boolean isNumbered(Column column) {
    return column.identity()
        || column.defaultExpression().filter(text -> text.startsWith("nextval(")).isPresent();
  }

  private static Intake.Sequence numbers() {
    return new Intake.Sequence("", Intake.State.GOES_ON, Optional.of("1"), Intake.Course.UP);
  }

  private static List<String> equal(List<String> columns) {
    return columns.stream().map(column -> EQUAL).toList();
  }
}
