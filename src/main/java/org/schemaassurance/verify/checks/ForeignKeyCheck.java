package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.schemaassurance.model.ForeignKey;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.ReferentialAction;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.rules.TableDeclaration;
import org.schemaassurance.rules.YamlMapping;
import org.schemaassurance.verify.Check;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;

/**
 * A foreign key from these columns to those, whatever its name: validated, and really enforced by
 * its internal triggers.
 */
public final class ForeignKeyCheck implements Check<ForeignKeyCheck.DeclaredForeignKey> {

  /**
   * @param onUpdate any of these will do; empty for any
   * @param onDelete any of these will do; empty for any
   * @param deferrable whether the check may be put off to the end of the transaction
   */
  public record DeclaredForeignKey(
      QualifiedName table,
      List<String> columns,
      QualifiedName referencedTable,
      List<String> referencedColumns,
      List<ReferentialAction> onUpdate,
      List<ReferentialAction> onDelete,
      boolean deferrable)
      implements TableDeclaration {
    public DeclaredForeignKey {
      columns = List.copyOf(columns);
      referencedColumns = List.copyOf(referencedColumns);
      onUpdate = List.copyOf(onUpdate);
      onDelete = List.copyOf(onDelete);
    }

    @Override
    public String object() {
      return table + " (" + String.join(", ", columns) + ")";
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
  public DeclaredForeignKey read(YamlMapping mapping) {
    DeclaredForeignKey declared =
        new DeclaredForeignKey(
            mapping.qualifiedName("table"),
            mapping.texts("columns"),
            mapping.qualifiedName("references"),
            mapping.optionalTexts("referenced_columns").orElse(List.of("id")),
            mapping.has("on_update")
                ? mapping.choices("on_update", ReferentialAction.class)
                : List.of(),
            mapping.has("on_delete")
                ? mapping.choices("on_delete", ReferentialAction.class)
                : List.of(),
            mapping.optionalBoolean("deferrable").orElse(false));
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
  public List<Judgement> judge(DeclaredForeignKey declared, Evidence evidence) {
    String object = declared.object();
    Optional<Table> table = evidence.schema().table(declared.table());
    if (table.isEmpty()) {
      return Comparison.withoutTable(declared, words(declared));
    }
    List<ForeignKey> keys =
        table.get().foreignKeys().stream().filter(key -> connects(key, declared)).toList();
    if (keys.isEmpty()) {
      return Comparison.missing(
          object, words(declared), otherKeys(table.get(), declared), hint(declared));
    }
    // A second key on the same columns does no harm: one that is as declared is enough, but its
    // action must not be overruled.
    List<List<Judgement>> judgements =
        keys.stream().map(key -> compare(object, key, declared, evidence.schema())).toList();
    return judgements.stream().filter(ForeignKeyCheck::holds).findFirst().orElse(judgements.get(0));
  }

  private static boolean holds(List<Judgement> judgements) {
    return judgements.stream().allMatch(Judgement::holds);
  }

  private static boolean connects(ForeignKey key, DeclaredForeignKey declared) {
    return key.referencedTable().equals(declared.referencedTable())
        && pairs(key.columns(), key.referencedColumns())
            .equals(pairs(declared.columns(), declared.referencedColumns()));
  }

  private static Map<String, String> pairs(List<String> columns, List<String> referenced) {
    Map<String, String> pairs = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      pairs.put(columns.get(i), referenced.get(i));
    }
    return pairs;
  }

  private static List<Judgement> compare(
      String object, ForeignKey key, DeclaredForeignKey declared, LiveSchema schema) {
    Comparison comparison = new Comparison(object);
    String constraint = SqlIdentifier.display(key.name());
    if (!key.validated()) {
      comparison.differs(
          "a foreign key that is",
          "validated",
          "NOT VALID: rows from before may have no partner",
          "ALTER TABLE " + declared.table() + " VALIDATE CONSTRAINT " + constraint + ";");
    }
    if (!key.enforced()) {
      comparison.differs(
          "a foreign key that is",
          "enforced",
          "NOT ENFORCED",
          "ALTER TABLE " + declared.table() + " ALTER CONSTRAINT " + constraint + " ENFORCED;");
    }
    if (key.period()) {
      comparison.differs(
          "a foreign key that is",
          "compared by equality",
          "a PERIOD that only has to be covered",
          Comparison.APPLY_CHANGELOG);
    }
    compareAction(
        comparison,
        "ON UPDATE of the key to " + declared.referencedTable(),
        declared.onUpdate(),
        key.onUpdate());
    compareAction(
        comparison,
        "ON DELETE of the key to " + declared.referencedTable(),
        declared.onDelete(),
        key.onDelete());
    if (key.deferrable() && !declared.deferrable()) {
      comparison.differs(
          "a foreign key that is",
          "checked at once",
          key.initiallyDeferred()
              ? "checked as the transaction commits (INITIALLY DEFERRED)"
              : "DEFERRABLE",
          "ALTER TABLE "
              + declared.table()
              + " ALTER CONSTRAINT "
              + constraint
              + " NOT DEFERRABLE; or declare deferrable: true.");
    }
    disabledTriggers(key)
        .forEach(
            table ->
                comparison.differs(
                    "the internal triggers of " + constraint,
                    "enabled",
                    "disabled on " + table,
                    "ALTER TABLE "
                        + table
                        + " ENABLE TRIGGER ALL; then look for orphans that got in."));
    if (key.enforced() && key.enforcingTriggers().isEmpty()) {
      comparison.differs(
          "the internal triggers of " + constraint,
          "enabled",
          "none",
          "Drop the constraint and add it again.");
    }
    comparison.addAll(SessionSettings.thatSilenceTriggers(object, schema));
    return comparison.orHolds(object + " references " + declared.referencedTable());
  }

  private static void compareAction(
      Comparison comparison,
      String event,
      List<ReferentialAction> declared,
      ReferentialAction found) {
    if (!declared.isEmpty() && !declared.contains(found)) {
      comparison.differs(
          event,
          String.join(" or ", declared.stream().map(ReferentialAction::toString).toList()),
          found.toString(),
          Comparison.APPLY_CHANGELOG);
    }
  }

  private static List<QualifiedName> disabledTriggers(ForeignKey key) {
    return key.enforcingTriggers().stream()
        .filter(trigger -> !trigger.firing().firesInOrdinarySessions())
        .map(ForeignKey.EnforcingTrigger::table)
        .distinct()
        .toList();
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

  private static String words(DeclaredForeignKey declared) {
    return "a foreign key to "
        + declared.referencedTable()
        + " ("
        + String.join(", ", declared.referencedColumns())
        + ")";
  }

  private static String hint(DeclaredForeignKey declared) {
    return "ALTER TABLE "
        + declared.table()
        + " ADD FOREIGN KEY ("
        + String.join(", ", declared.columns())
        + ") REFERENCES "
        + declared.referencedTable()
        + " ("
        + String.join(", ", declared.referencedColumns())
        + ") NOT VALID; then VALIDATE CONSTRAINT in another transaction.";
  }
}
