package org.schemaassurance.drift;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words of keys that say nothing where they stand.
 *
 * <p>Source: PostgreSQL manual, CREATE TABLE: MATCH FULL is about several columns, NULLS NOT
 * DISTINCT about columns that can be null.
 */
final class KeyMeaning {
  private static final String NAME = "(?:\"(?:[^\"]|\"\")*\"|[^\\s\",()]+)";
  private static final Pattern FULL_MATCH_OF_ONE =
      Pattern.compile(
          "(FOREIGN KEY \\(" + NAME + "\\) REFERENCES .*?\\(" + NAME + "\\)) MATCH FULL(?= |$)");
  private static final Pattern UNIQUE_CONSTRAINT =
      Pattern.compile("UNIQUE NULLS NOT DISTINCT \\(([^()]*)\\)(.*)", Pattern.DOTALL);
  private static final Pattern INDEX =
      Pattern.compile("(\\w+ \\(([^()]*)\\).*?) NULLS NOT DISTINCT(.*)", Pattern.DOTALL);
  private static final Pattern COLUMN = Pattern.compile("(" + NAME + ")(?: .*)?");

  private KeyMeaning() {}

  /**
   * A definition of a constraint or an index without such words.
   *
   * @param neverNull the columns of the table that are NOT NULL
   */
  static String plain(String definition, Set<String> neverNull) {
    String key = FULL_MATCH_OF_ONE.matcher(definition).replaceFirst("$1");
    if (!key.contains(" NULLS NOT DISTINCT")) {
      return key;
    }
    return ofConstraint(key, neverNull).or(() -> ofIndex(key, neverNull)).orElse(key);
  }

  private static Optional<String> ofConstraint(String definition, Set<String> neverNull) {
    Matcher unique = UNIQUE_CONSTRAINT.matcher(definition);
    return unique.matches() && areNeverNull(unique.group(1), neverNull)
        ? Optional.of("UNIQUE (" + unique.group(1) + ")" + unique.group(2))
        : Optional.empty();
  }

  private static Optional<String> ofIndex(String definition, Set<String> neverNull) {
    Matcher index = INDEX.matcher(definition);
    return index.matches() && areNeverNull(index.group(2), neverNull)
        ? Optional.of(index.group(1) + index.group(3))
        : Optional.empty();
  }

  private static boolean areNeverNull(String columns, Set<String> neverNull) {
    return Arrays.stream(columns.split(", ", -1))
        .map(COLUMN::matcher)
        .allMatch(column -> column.matches() && neverNull.contains(column.group(1)));
  }
}
