package org.schemaassurance.verify.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.schemaassurance.catalog.CatalogReader;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.Intake;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.Table;
import org.schemaassurance.rules.Declaration;
import org.schemaassurance.rules.Rule;
import org.schemaassurance.rules.RuleFileReader;
import org.schemaassurance.sql.QueryNames;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.verify.RuleEngine;
import org.schemaassurance.verify.ShippedExample;
import org.schemaassurance.verify.checks.InsertsCheck.DeclaredInserts;

@Template(ShippedExample.class)
final class ForeseenTrialsIT {
  private static final List<Rule> RULES =
      new RuleFileReader(Checks.ALL).read(List.of(Path.of("verify-rules")), Map.of()).rules();

  /** Each name that is not foreseen costs the server another look at the whole query. */
  @Test
  void theTrialsOfTheShippedRulesHaveNoNameThatWasNotForeseen(TestDatabase database)
      throws SQLException {
    try (ReadOnlySession session =
        ReadOnlySession.open(database.settings(), "test", Duration.ofSeconds(30))) {
      CatalogReader catalog = new CatalogReader(session.connection());
      LiveSchema schema = catalog.read(request());
      QueryNames foreseen = names(foreseen(schema));

      List<String> trials = new ArrayList<>();
      for (DeclaredInserts declared : inserts()) {
        Table table = schema.table(declared.table()).orElseThrow();
        trials.addAll(trials(declared, table, catalog.intake(table.name()), session.connection()));
      }

      assertThat(trials)
          .hasSizeGreaterThan(4)
          .allSatisfy(
              trial -> assertThat(QueryNames.of(trial).isWithin(foreseen)).as(trial).isTrue());
    }
  }

  private static CatalogRequest request() {
    return CatalogRequest.union(RULES.stream().map(rule -> rule.declaration().request()).toList());
  }

  private static List<String> foreseen(LiveSchema schema) {
    return Stream.concat(
            RULES.stream().map(Rule::declaration).map(Declaration::queries).flatMap(List::stream),
            new RuleEngine(Checks.ALL).foreseen(RULES, schema).stream())
        .toList();
  }

  private static QueryNames names(List<String> queries) {
    return QueryNames.union(queries.stream().map(QueryNames::of).toList());
  }

  private static List<DeclaredInserts> inserts() {
    return RULES.stream()
        .map(Rule::declaration)
        .filter(DeclaredInserts.class::isInstance)
        .map(DeclaredInserts.class::cast)
        .toList();
  }

  /** As they are sent, by what else the catalog says of the table. */
  private static List<String> trials(
      DeclaredInserts declared, Table table, Intake intake, Connection connection)
      throws SQLException {
    List<RowToInsert> rows = new ArrayList<>();
    declared
        .rows()
        .forEach(values -> rows.add(RowToInsert.of(values, table, intake, declared.complete())));
    for (String query : declared.rowsFrom().stream().toList()) {
      rows.add(
          RowToInsert.from(query, columns(query, connection), table, intake, declared.complete()));
    }
    return rows.stream().map(row -> RowTrial.query(row, obstacles(row, declared))).toList();
  }

  private static List<Obstacle> obstacles(RowToInsert row, DeclaredInserts declared) {
    return Stream.of(
            new ValueObstacles(row).obstacles(),
            new ConditionObstacles(row).obstacles(),
            new KeyObstacles(row, declared.unique(), row.table().foreignKeys()).obstacles())
        .flatMap(Function.identity())
        .toList();
  }

  private static List<String> columns(String query, Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      ResultSetMetaData columns = statement.getMetaData();
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        names.add(columns.getColumnLabel(i));
      }
      return names;
    }
  }
}
