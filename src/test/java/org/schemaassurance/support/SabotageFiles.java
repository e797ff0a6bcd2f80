package org.schemaassurance.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/**
 * What is done to the example's database, a file each. A file of sabotage begins with {@code --
 * object: NAME}, which a finding of whatever rules has to mention, and with a line {@code --
 * finding: RULE: OBJECT} for each finding that the shipped rules make of it.
 */
public final class SabotageFiles {
  private static final Pattern SINCE = Pattern.compile("(?m)^-- since: (\\d+)$");

  private SabotageFiles() {}

  /** The files of a folder beside a test, in the order of their names. */
  public static Stream<Named<Path>> in(Class<?> test, String folder)
      throws IOException, URISyntaxException {
    Path path = Path.of(Objects.requireNonNull(test.getResource(folder)).toURI());
    try (Stream<Path> files = Files.list(path)) {
      return files
          .sorted()
          .map(file -> Named.of(file.getFileName().toString(), file))
          .toList()
          .stream();
    }
  }

  /**
   * What a file does, with the database's name for <code>${database}</code>. Its test is left out
   * where the server is older than its line {@code -- since: MAJOR VERSION}.
   */
  public static String sql(Path file, TestDatabase database) throws IOException, SQLException {
    String sql = Files.readString(file);
    int server = database.connection().getMetaData().getDatabaseMajorVersion();
    SINCE
        .matcher(sql)
        .results()
        .map(since -> Integer.parseInt(since.group(1)))
        .forEach(since -> assumeTrue(server >= since, "needs PostgreSQL " + since));
    return sql.replace("${database}", database.name());
  }

  /** The rules that are broken then, each with the object that it names: {@code rule: object}. */
  public static Set<String> findingsOf(String sql) {
    String begin = "-- finding: ";
    return sql.lines()
        .filter(line -> line.startsWith(begin))
        .map(line -> line.substring(begin.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The object of the first line. */
  public static String objectOf(String sql) {
    return sql.lines().findFirst().orElseThrow().substring("-- object: ".length());
  }
}
