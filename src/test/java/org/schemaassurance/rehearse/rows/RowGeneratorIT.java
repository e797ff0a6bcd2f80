package org.schemaassurance.rehearse.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;

/** Rows that are made of the catalog alone. */
@Template(RowGeneratorIT.Everything.class)
final class RowGeneratorIT {
  private TestDatabase database;

  /** All that a column, a key or a condition may be. */
  public static final class Everything implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException, IOException {
      try (InputStream file = RowGeneratorIT.class.getResourceAsStream("everything.sql");
          Statement statement = connection.createStatement()) {
        statement.execute(new String(file.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }

  @BeforeEach
  void keeps(TestDatabase database) {
    this.database = database;
  }

  private static GeneratedRows fill(TestDatabase database, long wanted) throws SQLException {
    return new RowGenerator(database.connection()).fill(Set.of(), table -> wanted);
  }

  @Test
  void everyTableThatCanHaveRowsHasThem() throws SQLException {
    GeneratedRows generated = fill(database, 1000);

    assertThat(generated.tables()).hasSizeGreaterThan(30);
    assertThat(generated.unfilled())
        .extracting(table -> table.table() + ": " + table.rows() + ", " + table.reason().get())
        .containsExactly(
            "app.flags: 2, duplicate key value violates unique constraint \"flags_pkey\"",
            "app.impossible: 0, new row for relation \"impossible\" violates check constraint"
                + " \"impossible_id_check\"",
            "app.no_partitions: 0, no partition of relation \"no_partitions\" found for row",
            "app.refused: 0, no refused today",
            "app.refused_child: 0, app.refused, which it refers to, has no rows",
            "app.singleton: 1, duplicate key value violates unique constraint \"singleton_pkey\"");
  }
}
