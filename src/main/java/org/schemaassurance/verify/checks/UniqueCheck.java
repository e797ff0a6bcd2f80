package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.rules.Mention;
import org.schemaassurance.verify.CheckOfTable;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.KnownNames;
import org.schemaassurance.yaml.YamlMapping;

/**
 * That some columns are unique: by a constraint or an index, whatever its name, for all rows, at
 * once.
 */
public final class UniqueCheck implements CheckOfTable<UniqueCheck.DeclaredUnique> {

  /**
   * @param nullable whether it is fine that the columns take NULL, which UNIQUE does not count as
   *     equal
   * @param nullsNotDistinct whether it has to (NULLS NOT DISTINCT), or must not; empty for either
   * @param constraint whether it has to be a constraint, which an index alone is not
   */
  public record DeclaredUnique(
      QualifiedName table,
      List<String> columns,
      boolean nullable,
      Optional<Boolean> nullsNotDistinct,
      boolean constraint)
      implements Listed.Declared {
    public DeclaredUnique {
      columns = List.copyOf(columns);
    }

    @Override
    public DeclaredUnique ofTable(QualifiedName other) {
      return new DeclaredUnique(other, columns, nullable, nullsNotDistinct, constraint);
    }

    @Override
    public List<Listed> listed() {
      return List.of(
          new ListedIndex(columns, Optional.empty(), true, nullsNotDistinct.orElse(false), false));
    }

    @Override
    public List<Mention> mentions() {
      return List.of(Mention.of(table, columns));
    }
  }

  @Override
  public String name() {
    return "unique";
  }

  @Override
  public Class<DeclaredUnique> declarationType() {
    return DeclaredUnique.class;
  }

  @Override
  public DeclaredUnique read(QualifiedName table, YamlMapping mapping) {
    return new DeclaredUnique(
        table,
        mapping.texts("columns"),
        mapping.optionalBoolean("nullable").orElse(false),
        mapping.optionalBoolean("nulls_not_distinct"),
        mapping.optionalBoolean("constraint").orElse(false));
  }

  @Override
  public String expected(DeclaredUnique declared) {
    return "a unique constraint";
  }

  @Override
  public List<Judgement> judge(DeclaredUnique declared, Table table, Evidence evidence) {
    String hint =
        "ALTER TABLE %s ADD %sUNIQUE (%s);"
            .formatted(
                table.name(),
                AddedConstraint.named(
                    evidence.names().of(KnownNames.Kind.UNIQUE, table.name(), declared.columns()),
                    table,
                    Set.of()),
                SqlIdentifier.displayAll(declared.columns()));
    List<Judgement> judgements =
        new ArrayList<>(
            KeyIndexes.judge(
                table, declared.columns(), "a unique constraint on", index -> true, hint));
    boolean holds = judgements.get(0).holds();
    if (holds && declared.constraint() && !isConstraint(table, declared)) {
      return List.of(indexAlone(table, declared));
    }
    boolean haveToCount = declared.nullsNotDistinct().orElse(false);
    if (holds && haveToCount) {
      return nullsCount(table, declared) ? judgements : List.of(nullsAreDistinct(table, declared));
    }
    if (holds && declared.nullsNotDistinct().isPresent() && nullsCount(table, declared)) {
      return List.of(nullsCountAsEqual(table, declared));
    }
    if (holds && !declared.nullable()) {
      declared.columns().stream()
          .map(table::column)
          .flatMap(Optional::stream)
          .filter(Column::nullable)
          .filter(column -> !nullsCount(table, declared))
          .forEach(column -> judgements.add(0, guardsNothing(table, column)));
    }
    return judgements;
  }

  private static Stream<Index> keys(Table table, DeclaredUnique declared) {
    return table.indexes().stream()
        .filter(index -> KeyIndexes.shortcomings(index, declared.columns()).isEmpty());
  }

  private static boolean nullsCount(Table table, DeclaredUnique declared) {
    return keys(table, declared).anyMatch(Index::nullsNotDistinct);
  }

  private static boolean isConstraint(Table table, DeclaredUnique declared) {
    return keys(table, declared).anyMatch(index -> index.constraint().isPresent());
  }

  private static Judgement indexAlone(Table table, DeclaredUnique declared) {
    String index = keys(table, declared).map(Index::name).findFirst().orElseThrow();
    String columns = SqlIdentifier.displayAll(declared.columns());
    return Judgement.broken(
        declared.object(),
        Phrase.of("a constraint UNIQUE (" + columns + ")"),
        Phrase.of("only the index " + SqlIdentifier.display(index))
            .addingInSentence(", which no ON CONFLICT ON CONSTRAINT can name"),
        "ALTER TABLE %s ADD UNIQUE USING INDEX %s;"
            .formatted(table.name(), SqlIdentifier.display(index)));
  }

  private static Judgement nullsAreDistinct(Table table, DeclaredUnique declared) {
    String columns = SqlIdentifier.displayAll(declared.columns());
    return Judgement.broken(
        declared.object(),
        Phrase.of("UNIQUE NULLS NOT DISTINCT (" + columns + ")"),
        Phrase.of("UNIQUE (" + columns + ")")
            .addingInSentence(", which takes any number of rows with NULL"),
        instead(table, declared, "UNIQUE NULLS NOT DISTINCT"));
  }

  private static Judgement nullsCountAsEqual(Table table, DeclaredUnique declared) {
    String columns = SqlIdentifier.displayAll(declared.columns());
    return Judgement.broken(
        declared.object(),
        Phrase.of("UNIQUE (" + columns + ")"),
        Phrase.of("UNIQUE NULLS NOT DISTINCT (" + columns + ")")
            .addingInSentence(", which refuses a second row with NULL"),
        instead(table, declared, "UNIQUE"));
  }

  /**
   * In one transaction, and what may be refused first: where a foreign key needs the other one, all
   * stays as it is.
   */
  private static String instead(Table table, DeclaredUnique declared, String kind) {
    return Stream.of(
            Stream.of("BEGIN;"),
            keys(table, declared).map(index -> KeyObstacles.drop(table, index)),
            Stream.of(
                "ALTER TABLE %s ADD %s (%s);"
                    .formatted(
                        declared.table(), kind, SqlIdentifier.displayAll(declared.columns())),
                "COMMIT;"))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n"));
  }

  private static Judgement guardsNothing(Table table, Column column) {
    String object = table.name() + "." + SqlIdentifier.display(column.name());
    return Judgement.broken(
            object,
            Phrase.of("NOT NULL").addingInSentence(" under a unique constraint"),
            Phrase.of("nullable").addingInSentence(", and rows with NULL are never equal"),
            new AlteredColumn(table, column).nullable(false))
        .asWarning();
  }
}
