package org.schemaassurance;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.RefusedFileException;
import org.schemaassurance.files.TextFile;
import org.schemaassurance.model.TableSize;
import org.schemaassurance.model.TableSizes;
import org.schemaassurance.model.UsageException;

/** How large tables are, as a file: so that a pull request needs no access to production. */
public final class Sizes {
  private static final String HEADING = "table,rows,bytes";
  private static final Pattern LINE =
      Pattern.compile("(?<table>.+),(?<rows>\\d{1,18}),(?<bytes>\\d{1,18})");

  private Sizes() {}

  /**
   * Reads a file that {@link #write} wrote, or a query of somebody's: {@code table,rows,bytes} and
   * then a line a table.
   *
   * @throws UsageException if it is none
   */
  public static TableSizes in(Path file) {
    try {
      return parse(file, TextFile.read(file, FileKind.SIZES).lines().toList());
    } catch (RefusedFileException refused) {
      throw refused.of("file of sizes", file);
    }
  }

  private static TableSizes parse(Path file, List<String> lines) {
    if (lines.isEmpty() || !lines.get(0).equals(HEADING)) {
      throw new UsageException(file + ":1: a file of sizes begins with the line " + HEADING + ".");
    }
    Map<String, TableSize> sizes = new HashMap<>();
    for (int number = 1; number < lines.size(); number++) {
      Matcher line = LINE.matcher(lines.get(number));
      if (!line.matches()) {
        throw new UsageException(
            "%s:%d: a table, its rows and its bytes are expected, with commas between."
                .formatted(file, number + 1));
      }
      sizes.put(
          line.group("table"),
          new TableSize(Long.parseLong(line.group("rows")), Long.parseLong(line.group("bytes"))));
    }
    return new TableSizes(sizes);
  }

  /**
   * Writes them down, by the name of the table.
   *
   * @throws IOException if the writer cannot take it
   */
  public static void write(TableSizes sizes, Writer writer) throws IOException {
    writer.write(HEADING + "\n");
    for (Map.Entry<String, TableSize> table : new TreeMap<>(sizes.byTable()).entrySet()) {
      writer.write(
          "%s,%d,%d%n"
              .formatted(table.getKey(), table.getValue().rows(), table.getValue().bytes()));
    }
  }
}
