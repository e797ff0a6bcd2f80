package org.schemaassurance.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What the annotation leaves out a liquibase.properties says. */
@SchemaAssured(
    searchPath = "src/test/resources/shop",
    parameters = "cents=99",
    defaultsFile = "src/test/resources/shop/liquibase.properties")
final class DefaultsFileTest {
  @Test
  void itNamesTheChangelogAndItsContexts(AssuredDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("INSERT INTO shop.price (sku) VALUES ('tea') RETURNING cents")) {
      row.next();
      assertThat(row.getInt(1)).isEqualTo(99);
    }
  }
}
