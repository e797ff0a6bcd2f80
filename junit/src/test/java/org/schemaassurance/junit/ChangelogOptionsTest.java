package org.schemaassurance.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.schemaassurance.model.UsageException;

/** A changelog is run as the annotation says, by Liquibase's own names. */
@SchemaAssured(
    changelog = "scoped.sql",
    searchPath = "src/test/resources/shop",
    contexts = "priced",
    labelFilter = "!later",
    parameters = "cents=99",
    defaultSchemaName = "shop",
    liquibaseSchemaName = "liquibase")
final class ChangelogOptionsTest {
  @Test
  void theAnnotationsOptionsCount(AssuredDatabase database) throws SQLException {
    assertThat(
            column(
                database,
                "SELECT schemaname || '.' || tablename FROM pg_tables"
                    + " WHERE schemaname IN ('shop', 'liquibase', 'public') ORDER BY 1"))
        .containsExactly("liquibase.databasechangelog", "shop.price");
    assertThat(column(database, "INSERT INTO shop.price (sku) VALUES ('tea') RETURNING cents"))
        .containsExactly("99");
  }

  @Test
  void aParameterWithoutAValueIsRefused() {
    assertThatThrownBy(() -> Said.pairs("cents"))
        .isInstanceOf(UsageException.class)
        .hasMessage("A parameter is written name=value, not cents.");
  }

  private static List<String> column(AssuredDatabase database, String query) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }
}
