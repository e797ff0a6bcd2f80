package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.ForeignKey;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.ObjectChange;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.ReferentialAction;
import org.schemaassurance.model.Table;
import org.schemaassurance.rules.Mention;
import org.schemaassurance.verify.CheckOfTable;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.yaml.YamlMapping;

/**
 * A foreign key from these columns to those, whatever its name: validated, and really enforced by
 * its internal triggers.
 */
public final class ForeignKeyCheck implements CheckOfTable<ForeignKeyCheck.DeclaredForeignKey> {

  /**
   * @param onUpdate any of these will do; empty for any
   * @param onDelete any of these will do; empty for any
   * @param setOnDelete the columns that ON DELETE sets; empty for any
   * @param match empty for either
   * @param deferrable whether the check may be put off to the end of the transaction
   * @param initiallyDeferred whether it is, unless the transaction says otherwise; empty for either
   * @param validated whether the rows that were there before have to have passed it
   */
  public record DeclaredForeignKey(
      QualifiedName table,
      List<String> columns,
      QualifiedName referencedTable,
      List<String> referencedColumns,
      List<ReferentialAction> onUpdate,
      List<ReferentialAction> onDelete,
      List<String> setOnDelete,
      Optional<Match> match,
      boolean deferrable,
      Optional<Boolean> initiallyDeferred,
      boolean validated)
      implements Listed.Declared {
    public DeclaredForeignKey {
      columns = List.copyOf(columns);
      referencedColumns = List.copyOf(referencedColumns);
      onUpdate = List.copyOf(onUpdate);
      onDelete = List.copyOf(onDelete);
      setOnDelete = List.copyOf(setOnDelete);
    }

    @Override
    public DeclaredForeignKey ofTable(QualifiedName other) {
      return new DeclaredForeignKey(
          other,
          columns,
          referencedTable,
          referencedColumns,
          onUpdate,
          onDelete,
          setOnDelete,
          match,
          deferrable,
          initiallyDeferred,
          validated);
    }

    @Override
    public List<Listed> listed() {
      return List.of(new ListedKey(columns, referencedTable, referencedColumns));
    }

    @Override
    public List<Mention> mentions() {
      return List.of(Mention.of(table, columns), Mention.of(referencedTable, referencedColumns));
    }

    @Override
    public String object() {
      return table + " (" + String.join(", ", columns) + ")";
    }
  }

  /** What of a row of which some columns of the key are NULL. */
  public enum Match {
    SIMPLE,
    FULL;

    static Match of(boolean full) {
      return full ? FULL : SIMPLE;
    }

    String sql() {
      return "MATCH " + name();
    }
  }

  @Override
  public String name() {
    return "foreign-key";
  }

  @Override
  public Class<DeclaredForeignKey> declarationType() {
    return DeclaredForeignKey.class;
  }

  @Override
  public DeclaredForeignKey read(QualifiedName table, YamlMapping mapping) {
    DeclaredForeignKey declared =
        new DeclaredForeignKey(
            table,
            mapping.texts("columns"),
            mapping.qualifiedName("references"),
            mapping.optionalTexts("referenced_columns").orElse(List.of("id")),
            mapping.has("on_update")
                ? mapping.choices("on_update", ReferentialAction.class)
                : List.of(),
            mapping.has("on_delete")
                ? mapping.choices("on_delete", ReferentialAction.class)
                : List.of(),
            mapping.optionalTexts("set_on_delete").orElse(List.of()),
            mapping.optionalChoice("match", Match.class),
            mapping.optionalBoolean("deferrable").orElse(false),
            mapping.optionalBoolean("initially_deferred"),
            mapping.optionalBoolean("validated").orElse(true));
    if (declared.columns().size() != declared.referencedColumns().size()) {
      throw mapping.problemWith(
          "columns",
          "expected as many columns as referenced_columns ("
              + declared.referencedColumns().size()
              + "), found "
              + declared.columns().size());
    }
    return declared;
  }

  @Override
  public String expected(DeclaredForeignKey declared) {
    return "a foreign key to "
        + declared.referencedTable()
        + " ("
        + String.join(", ", declared.referencedColumns())
        + ")";
  }

  @Override
  public List<Judgement> judge(DeclaredForeignKey declared, Table table, Evidence evidence) {
    List<ForeignKey> keys =
        table.foreignKeys().stream().filter(key -> connects(key, declared)).toList();
    if (keys.isEmpty()) {
      return List.of(
          Judgement.broken(
                  declared.object(),
                  expected(declared),
                  otherKeys(table, declared),
                  hint(declared, table, evidence))
              .ofPart(ObjectChange.foreignKey(declared.table(), declared.columns())));
    }
    // A second key on the same columns does no harm: one that is as declared is enough, but its
    // action must not be overruled.
    List<List<Judgement>> judgements =
        keys.stream().map(key -> judge(declared, key, table, evidence.schema())).toList();
    return judgements.stream()
        .filter(ForeignKeyCheck::holds)
        .findFirst()
        .or(() -> judgements.stream().filter(ForeignKeyCheck::isGoodEnough).findFirst())
        .orElse(judgements.get(0));
  }

  private static List<Judgement> judge(
      DeclaredForeignKey declared, ForeignKey key, Table table, LiveSchema schema) {
    Comparison comparison = new Comparison(declared.object());
    comparison.addAll(ForeignKeyComparison.of(declared, key, table));
    comparison.addAll(SessionSettings.thatSilenceTriggers(declared.object(), schema));
    return comparison.orHolds(declared.object() + " references " + declared.referencedTable());
  }

  private static boolean holds(List<Judgement> judgements) {
    return judgements.stream().allMatch(Judgement::holds);
  }

  private static boolean isGoodEnough(List<Judgement> judgements) {
    return judgements.stream().noneMatch(Judgement::isMoreThanAWarning);
  }

  private static boolean connects(ForeignKey key, DeclaredForeignKey declared) {
    return key.connects(
        declared.columns(), declared.referencedTable(), declared.referencedColumns());
  }

  private static String otherKeys(Table table, DeclaredForeignKey declared) {
    List<String> others = new ArrayList<>();
    for (ForeignKey key : table.foreignKeys()) {
      if (key.columns().stream().anyMatch(declared.columns()::contains)) {
        others.add(
            key.name()
                + " to "
                + key.referencedTable()
                + " ("
                + String.join(", ", key.referencedColumns())
                + ")");
      }
    }
    return others.isEmpty() ? "none" : "only " + String.join("; ", others);
  }

  /** Neither has a view a foreign key, nor is one referenced. */
  private static String hint(DeclaredForeignKey declared, Table table, Evidence evidence) {
    return table.takesConstraints()
            && mayBeThere(declared.referencedTable(), table, evidence.schema())
        ? new AddedForeignKey(declared, table).statements(evidence.names())
        : Judgement.APPLY_CHANGELOG;
  }

  /**
   * Unless it is known to be a view, or went to another schema, and the key with it; no rule may
   * have asked for it.
   */
  private static boolean mayBeThere(QualifiedName referenced, Table table, LiveSchema schema) {
    return schema
        .table(referenced)
        .map(Table::takesConstraints)
        .orElseGet(
            () ->
                table.foreignKeys().stream()
                    .noneMatch(key -> key.referencedTable().name().equals(referenced.name())));
  }
}
