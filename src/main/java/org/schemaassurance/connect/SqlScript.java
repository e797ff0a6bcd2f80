package org.schemaassurance.connect;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.RefusedFileException;
import org.schemaassurance.files.TextFile;
import org.schemaassurance.model.UndeterminedException;

/**
 * A file of SQL, also as pg_dump writes one: with rows behind {@code COPY … FROM stdin;} and lines
 * for psql.
 */
public record SqlScript(Path file, String text) {
  private static final Pattern COPY =
      Pattern.compile("COPY .* FROM stdin;", Pattern.CASE_INSENSITIVE);
  private static final String END_OF_ROWS = "\\.";

  /**
   * Reads it.
   *
   * @param what it is, for a sentence
   * @throws org.schemaassurance.model.UsageException if it cannot be read
   */
  public static SqlScript read(Path file, String what) {
    try {
      return new SqlScript(file, TextFile.read(file, FileKind.SCRIPT));
    } catch (RefusedFileException refused) {
      throw refused.of(what, file);
    }
  }

  /**
   * Runs it, and leaves the session's settings as they are by default.
   *
   * @throws UndeterminedException if a statement fails
   */
  public void run(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      StringBuilder sql = new StringBuilder();
      Iterator<String> lines = text.lines().iterator();
      while (lines.hasNext()) {
        String line = lines.next();
        if (COPY.matcher(line).matches()) {
          execute(statement, sql);
          copy(connection, line, lines);
        } else if (!line.startsWith("\\")) {
          sql.append(line).append('\n');
        }
      }
      execute(statement, sql);
      statement.execute("RESET ALL");
    } catch (SQLException failed) {
      throw LostConnection.or(
          "The script " + file + " failed: " + withoutPosition(failed), failed, connection);
    } catch (IOException failed) {
      throw new UndeterminedException(
          "The script " + file + " failed: " + failed.getMessage(), failed);
    }
  }

  /** The driver counts within one of the statements, and nobody sees which. */
  private static String withoutPosition(SQLException failed) {
    return failed.getMessage().lines().findFirst().orElse("")
        + " (SQLSTATE "
        + failed.getSQLState()
        + ")";
  }

  private static void execute(Statement statement, StringBuilder sql) throws SQLException {
    if (!sql.toString().isBlank()) {
      statement.execute(sql.toString());
    }
    sql.setLength(0);
  }

  private static void copy(Connection connection, String command, Iterator<String> lines)
      throws SQLException, IOException {
    StringBuilder rows = new StringBuilder();
    while (lines.hasNext()) {
      String row = lines.next();
      if (row.equals(END_OF_ROWS)) {
        break;
      }
      rows.append(row).append('\n');
    }
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn(command, new StringReader(rows.toString()));
  }
}
