package org.schemaassurance.assurance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schemaassurance.model.Origin;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.sql.Statements;

/**
 * A changeset that psql can run again as well as Liquibase: the only one of a file of formatted
 * SQL, with nothing in it that Liquibase alone understands, and nothing but functions, procedures
 * and triggers by CREATE OR REPLACE, which does not mind what is there. Whatever else a file does,
 * such as an UPDATE, would be done twice. Source: Liquibase's documentation, "Formatted SQL".
 */
final class RepeatableChangeset {
  /** A name that a shell takes as it stands. */
  private static final Pattern SQL_FILE = Pattern.compile("[\\w./:+-]+\\.sql");

  private static final Pattern FORMATTED = Pattern.compile("(?i)\\s*--\\s*liquibase formatted sql");
  private static final Pattern CHANGESET = Pattern.compile("(?im)^\\s*--\\s*changeset\\s");

  private static final Pattern REPLACES =
      Pattern.compile("(?is)CREATE\\s+OR\\s+REPLACE\\s+(?:FUNCTION|PROCEDURE|TRIGGER)\\s.*");

  /** The one of this project that does what it is given as soon as it gets the lock. */
  private static final Pattern PATIENTLY =
      Pattern.compile(
          "(?is)CALL\\s+schema_assurance\\.patiently\\s*\\(\\s*(\\$\\w*\\$)(.*)\\1\\s*\\)");

  /** What changes nothing the second time; this project's own keep what they find once. */
  private static final Pattern BESIDE =
      Pattern.compile(
          "(?is)(?:COMMENT\\s+ON|SET\\s+LOCAL)\\s.*"
              + "|CALL\\s+schema_assurance\\.keep_(?:function|trigger)\\s*\\(\\s*'[^']*'\\s*,\\s*'[^']*'\\s*\\)");

  /**
   * Parameters, delimiters, conditions, lines left out, and what has to stand outside of a
   * transaction.
   */
  private static final Pattern LIQUIBASES =
      Pattern.compile(
          "(?im)\\$\\{|\\bendDelimiter:|^\\s*--\\s*ignoreLines\\b|\\brunInTransaction:\\s*false|^\\s*--\\s*preconditions?\\b");

  private RepeatableChangeset() {}

  /** The file of it; empty where running the file again would be another thing. */
  static Optional<String> file(Origin origin) {
    String file = origin.start().file();
    return isAlone(file) ? Optional.of(file) : Optional.empty();
  }

  private static boolean isAlone(String file) {
    Path path = Path.of(file);
    if (!SQL_FILE.matcher(file).matches() || !Files.isRegularFile(path)) {
      return false;
    }
    try {
      String sql = Files.readString(path);
      return FORMATTED.matcher(sql).lookingAt()
          && CHANGESET.matcher(sql).results().count() == 1
          && !LIQUIBASES.matcher(sql).find()
          && onlyReplaces(Statements.of(sql));
    } catch (IOException | SqlTextException unreadable) {
      // Liquibase has read it; whether psql can, nobody knows.
      return false;
    }
  }

  private static boolean onlyReplaces(List<String> statements) {
    List<String> further =
        statements.stream().filter(statement -> !BESIDE.matcher(statement).matches()).toList();
    return !further.isEmpty() && further.stream().allMatch(RepeatableChangeset::replaces);
  }

  private static boolean replaces(String statement) {
    Matcher patiently = PATIENTLY.matcher(statement);
    return patiently.matches()
        ? Statements.of(patiently.group(2)).stream()
            .allMatch(ddl -> REPLACES.matcher(ddl).matches())
        : REPLACES.matcher(statement).matches();
  }
}
