package org.schemaassurance.rehearse.hints;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.schemaassurance.support.DatabaseTemplate;

/** The web shop that is there before a changeset, with a thousand rows a table. */
public final class ShopDatabase implements DatabaseTemplate {
  static final Path FOLDER = Path.of("src/test/resources/org/schemaassurance/rehearse");

  @Override
  public void build(Connection connection) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(Files.readString(FOLDER.resolve("base.sql")));
      statement.execute(Files.readString(FOLDER.resolve("rows.sql")));
    }
  }
}
