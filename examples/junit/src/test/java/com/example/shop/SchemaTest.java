package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.schemaassurance.junit.AssuredDatabase;
import org.schemaassurance.junit.SchemaAssured;
import org.schemaassurance.junit.SchemaTests;

/** Has a test for each rule and behaviour of verify-rules and for the snapshot, and those below. */
@SchemaAssured(
    changelog = "db/changelog/master.xml",
    rules = "verify-rules",
    snapshot = "schema-snapshot.yaml")
class SchemaTest implements SchemaTests {
  private static final String TEA = "INSERT INTO product (sku, price, in_stock) VALUES ('tea', 3.50, 10)";

  @Test
  void aTestHasADatabaseOfItsOwn(AssuredDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(TEA);
      ResultSet row = statement.executeQuery("SELECT count(*) FROM product");
      row.next();
      assertEquals(1, row.getInt(1));
    }
  }

  @Test
  void nothingIsSoldThatIsNotThere(AssuredDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(TEA);
      statement.execute("INSERT INTO customer (email) VALUES ('somebody@example.com')");
      assertThrows(
          SQLException.class,
          () -> statement.execute("INSERT INTO orders (customer_id, sku, amount) SELECT id, 'tea', 11 FROM customer"));
    }
  }
}
