package org.schemaassurance.assurance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.schemaassurance.model.Origin;

/**
 * A changeset that psql can run again as well as Liquibase: the only one of a file of formatted
 * SQL, with nothing in it that Liquibase alone understands, and a CREATE OR REPLACE, which does not
 * mind what is there. Source: Liquibase's documentation, "Formatted SQL".
 */
final class RepeatableChangeset {
  /** A name that a shell takes as it stands. */
  private static final Pattern SQL_FILE = Pattern.compile("[\\w./:+-]+\\.sql");

  private static final Pattern FORMATTED = Pattern.compile("(?i)\\s*--\\s*liquibase formatted sql");
  private static final Pattern CHANGESET = Pattern.compile("(?im)^\\s*--\\s*changeset\\s");
  private static final Pattern REPLACES = Pattern.compile("(?i)\\bCREATE\\s+OR\\s+REPLACE\\b");

  /** Parameters, delimiters, conditions, and what has to stand outside of a transaction. */
  private static final Pattern LIQUIBASES =
      Pattern.compile(
          "(?im)\\$\\{|\\bendDelimiter:|\\brunInTransaction:\\s*false|^\\s*--\\s*preconditions?\\b");

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
          && REPLACES.matcher(sql).find()
          && !LIQUIBASES.matcher(sql).find();
    } catch (IOException unreadable) {
      // Liquibase has read it; whether psql can, nobody knows.
      return false;
    }
  }
}
