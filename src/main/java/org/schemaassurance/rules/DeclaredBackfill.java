package org.schemaassurance.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SourceLocation;
import org.schemaassurance.sql.AssignedColumns;
import org.schemaassurance.sql.BatchStatement;
import org.schemaassurance.yaml.YamlMapping;

/**
 * How the violations of an invariant are repaired: batch by batch along a key of a driving table.
 *
 * @param name unique among all files of a run
 * @param table the driving table
 * @param key its columns in the order of an index; empty means the primary key
 * @param where a condition on the driving table's columns, as SQL
 * @param repair what is run for each batch
 */
public record DeclaredBackfill(
    String name,
    QualifiedName table,
    List<String> key,
    Optional<String> where,
    BatchStatement repair,
    SourceLocation location) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

  public DeclaredBackfill {
    key = List.copyOf(key);
  }

  /**
   * Reads the mapping behind {@code backfill:}.
   *
   * @param defaultName the name where none is given
   * @throws org.schemaassurance.model.UsageException with file, line and column
   */
  public static DeclaredBackfill read(YamlMapping mapping, String defaultName) {
    String repair = mapping.text("repair");
    Optional<String> where = mapping.optionalText("where");
    DeclaredBackfill backfill =
        new DeclaredBackfill(
            name(mapping).orElse(defaultName),
            mapping.qualifiedName("table"),
            mapping.has("key") ? mapping.texts("key") : List.of(),
            where.map(text -> mapping.parsed("where", () -> BatchStatement.condition(text))),
            mapping.parsed("repair", () -> BatchStatement.of(repair)),
            mapping.location());
    mapping.refuseUnknownKeys();
    return backfill;
  }

  /** What is done to which rows, as text: another one voids where a former run was. */
  public String work() {
    return where.map(condition -> "WHERE " + condition + "\n").orElse("") + repair.text();
  }

  /**
   * Those of some columns that the repair plainly changes in the table that is walked; one that it
   * changes by a trigger or a function is seen in the run alone.
   */
  public List<String> writtenOf(List<String> columns) {
    Set<String> written = AssignedColumns.of(repair.text(), table);
    return columns.stream().filter(written::contains).toList();
  }

  /** Why a repair that writes these columns of its key is not run. */
  public String refusalOf(List<String> written) {
    return "The repair of the backfill %s changes %s of %s, along which it walks: a pass would meet such rows again, or miss them. Walk along a key that the repair does not write ('key')."
        .formatted(name, String.join(", ", written), table);
  }

  private static Optional<String> name(YamlMapping mapping) {
    Optional<String> name = mapping.optionalText("name");
    name.filter(given -> !NAME.matcher(given).matches() || given.equals("status"))
        .ifPresent(
            given -> {
              throw mapping.problemWith(
                  "name",
                  "expected a name of letters, digits, - _ and . that is not 'status', found "
                      + mapping.quoted(given));
            });
    return name;
  }
}
