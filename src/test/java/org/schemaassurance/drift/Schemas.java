package org.schemaassurance.drift;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.schemaassurance.support.TestDatabase;

/** Schemas of real kinds of applications, in the resources beside this class. */
final class Schemas {
  private Schemas() {}

  static List<Path> all() {
    try (Stream<Path> files =
        Files.list(Path.of(Objects.requireNonNull(Schemas.class.getResource("schemas")).toURI()))) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static void build(TestDatabase database, Path schema) throws IOException, SQLException {
    execute(database, Files.readString(schema));
  }

  /** As one text: the driver would tear the statements of a body apart. */
  static void execute(TestDatabase database, String script) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", database.server().superuser());
    database.server().password().ifPresent(word -> properties.setProperty("password", word));
    properties.setProperty("preferQueryMode", "simple");
    try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), properties);
        Statement statement = connection.createStatement()) {
      statement.execute(script);
    }
  }
}
