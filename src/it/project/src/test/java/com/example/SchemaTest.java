package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.schemaassurance.junit.AssuredDatabase;
import org.schemaassurance.junit.SchemaAssured;
import org.schemaassurance.junit.SchemaTests;

/** Has a test for the rule, and one of its own. */
@SchemaAssured(changelog = "changelog/master.yaml", rules = "verify-rules")
class SchemaTest implements SchemaTests {

  @Test
  void aRoomIsCounted(AssuredDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO rooms (id) VALUES (1)");
      ResultSet row = statement.executeQuery("SELECT rooms FROM room_count");
      row.next();
      assertEquals(1, row.getInt(1));
    }
  }
}
