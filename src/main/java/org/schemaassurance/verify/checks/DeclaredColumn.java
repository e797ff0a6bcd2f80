package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.Column;
import org.schemaassurance.sql.TypeName;
import org.schemaassurance.yaml.YamlMapping;

/**
 * A column of a declared table. What is not given may be anything, but for {@code generated}, and
 * for a collation that takes different texts for equal.
 *
 * @param defaults any of these will do; {@code none} for a column without one, {@code *.} before a
 *     function in any schema
 * @param collation by its name, with the schema if that is not {@code pg_catalog}; {@code any} for
 *     whichever
 * @param generated whether the server computes it from other columns; without it no, unless a
 *     default is given, which may be the expression of either
 * @param identity whether the server numbers it
 * @param numbering how it does; empty for either
 * @param computation when a generated column is computed; empty for either
 */
public record DeclaredColumn(
    List<String> types,
    Optional<Boolean> nullable,
    List<String> defaults,
    Optional<String> collation,
    Optional<Boolean> generated,
    Optional<Boolean> identity,
    Optional<Column.Numbering> numbering,
    Optional<Column.Computation> computation) {
  /** What a rule gives as the default of a column that has to have none; no expression reads so. */
  public static final String NO_DEFAULT = "none";

  /**
   * What a rule gives where texts may be compared in any way; a collation of that name is quoted.
   */
  static final String ANY_COLLATION = "any";

  private static final Set<String> TRUTH_VALUES = Set.of("true", "false");

  public DeclaredColumn {
    types = List.copyOf(types);
    defaults = List.copyOf(defaults);
  }

  /** Reads it from what a rule says of a column. */
  static DeclaredColumn read(YamlMapping column) {
    List<String> types =
        column.has("type")
            ? column.parsed(
                "type", () -> column.texts("type").stream().map(TypeName::canonical).toList())
            : List.of();
    return new DeclaredColumn(
        types,
        column.optionalBoolean("nullable"),
        column.optionalTexts("default").orElse(List.of()),
        column.optionalText("collation"),
        isThat(column, "generated"),
        isThat(column, "identity"),
        kind(column, "identity", Column.Numbering.class),
        kind(column, "generated", Column.Computation.class));
  }

  /** A kind says that it is so. */
  private static Optional<Boolean> isThat(YamlMapping column, String key) {
    return isTruthValue(column, key)
        ? column.optionalBoolean(key)
        : column.optionalText(key).map(kind -> true);
  }

  private static <E extends Enum<E>> Optional<E> kind(
      YamlMapping column, String key, Class<E> type) {
    return isTruthValue(column, key) ? Optional.empty() : column.optionalChoice(key, type);
  }

  private static boolean isTruthValue(YamlMapping column, String key) {
    return column.optionalText(key).filter(TRUTH_VALUES::contains).isPresent();
  }

  /** Whether it says at most of which type the values are. */
  boolean saysNothingOfValues() {
    return defaults.isEmpty() && generated.isEmpty() && identity.isEmpty();
  }
}
