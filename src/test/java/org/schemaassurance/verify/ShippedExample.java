package org.schemaassurance.verify;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.schemaassurance.changelog.ChangelogRunner;
import org.schemaassurance.support.DatabaseTemplate;

/** What the changelog makes of an empty database, with some data. */
public final class ShippedExample implements DatabaseTemplate {
  @Override
  public void build(Connection connection) throws Exception {
    new ChangelogRunner(Path.of("").toAbsolutePath(), "changelog/master.yaml").update(connection);
    try (Statement statement = connection.createStatement();
        var data = ShippedExample.class.getResourceAsStream("data.sql")) {
      statement.execute(new String(data.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
