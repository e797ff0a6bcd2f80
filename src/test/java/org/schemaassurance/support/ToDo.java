package org.schemaassurance.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schemaassurance.sql.Statements;

/**
 * What somebody who reads a to-do can paste: all of it, what stands behind {@code otherwise}, or
 * the file that it runs again.
 *
 * @param transaction whether it is one
 */
public record ToDo(List<String> statements, boolean transaction) {
  private static final Pattern PASTED =
      Pattern.compile(
          "(?s)(?:^|; otherwise |, or )((?:ALTER|BEGIN|CREATE|DROP|GRANT|REINDEX|REVOKE|SELECT pg_catalog\\.setval|SET|UPDATE)\\b.*;.*)");

  /** The class of errors of constraints (PostgreSQL manual, "PostgreSQL Error Codes"). */
  private static final String WRONG_ROWS = "23";

  private static final Pattern FILE = Pattern.compile("\\(psql -v ON_ERROR_STOP=1 -1 -f (\\S+)\\)");

  /** Empty where it is prose. */
  public static Optional<ToDo> of(String hint) {
    Matcher pasted = PASTED.matcher(hint);
    if (pasted.find()) {
      return Optional.of(new ToDo(Statements.of(pasted.group(1)), false));
    }
    Matcher file = FILE.matcher(hint);
    return file.find()
        ? Optional.of(new ToDo(List.of(text(Path.of(file.group(1)))), true))
        : Optional.empty();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError("What is to be run again cannot be read", e);
    }
  }

  /**
   * Has the server do it and undo it again. That the rows are not as they have to be may be in the
   * way; that it is not SQL, or is about nothing that is there, may not.
   *
   * @throws AssertionError if it is refused
   */
  public void canBePasted(TestDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String sql : statements) {
        if (!sql.equals("COMMIT")) {
          statement.execute(sql.replace(" CONCURRENTLY", ""));
        }
      }
      connection.rollback();
    } catch (SQLException refused) {
      if (!refused.getSQLState().startsWith(WRONG_ROWS)) {
        throw new AssertionError("Cannot be pasted: " + statements, refused);
      }
    }
  }

  /**
   * As psql does it in a new session: each statement is a transaction, or all of a file are one.
   */
  public void run(TestDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(!transaction);
      for (String sql : statements) {
        statement.execute(sql);
      }
      if (transaction) {
        connection.commit();
      }
    }
  }
}
