package org.schemaassurance.verify.checks;

import java.util.List;
import org.schemaassurance.model.ForeignKey;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.rules.TableDeclaration;
import org.schemaassurance.verify.CheckOfTable;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.yaml.YamlMapping;

/** A table that no other foreign keys than these refuse rows of. */
public final class ForeignKeysCheck implements CheckOfTable<ForeignKeysCheck.DeclaredForeignKeys> {

  /**
   * @param only the keys that the table may have
   * @param declared whether it may have those, too, that other rules declare
   */
  public record DeclaredForeignKeys(QualifiedName table, List<ListedKey> only, boolean declared)
      implements TableDeclaration {
    public DeclaredForeignKeys {
      only = List.copyOf(only);
    }

    @Override
    public DeclaredForeignKeys ofTable(QualifiedName other) {
      return new DeclaredForeignKeys(other, only, declared);
    }
  }

  @Override
  public String name() {
    return "foreign-keys";
  }

  @Override
  public Class<DeclaredForeignKeys> declarationType() {
    return DeclaredForeignKeys.class;
  }

  @Override
  public DeclaredForeignKeys read(QualifiedName table, YamlMapping mapping) {
    return new DeclaredForeignKeys(
        table,
        mapping.mappings("only").stream().map(ListedKey::read).toList(),
        mapping.optionalBoolean("declared").orElse(false));
  }

  @Override
  public String expected(DeclaredForeignKeys declared) {
    return "a table with no other foreign keys";
  }

  @Override
  public List<Judgement> judge(DeclaredForeignKeys declared, Table table, Evidence evidence) {
    Comparison comparison = new Comparison(declared.object());
    List<ListedKey> listed =
        Listed.on(
            declared.only(), declared.declared(), ListedKey.class, declared.table(), evidence);
    ClosedList list =
        new ClosedList(declared.table(), "foreign key", listed.isEmpty(), declared.declared());
    table.foreignKeys().stream()
        .filter(key -> key.checking().enforced())
        .filter(key -> listed.stream().noneMatch(one -> one.is(key)))
        .forEach(key -> comparison.add(alien(key, list)));
    return comparison.orHolds(declared.object() + " has no other foreign keys");
  }

  private static Judgement alien(ForeignKey key, ClosedList list) {
    String definition =
        "FOREIGN KEY (%s) REFERENCES %s (%s)"
            .formatted(
                SqlIdentifier.displayAll(key.columns()),
                key.referencedTable(),
                SqlIdentifier.displayAll(key.referencedColumns()));
    return list.alien(
        key.name(),
        key.checking().validated()
            ? Phrase.of(definition)
            : Phrase.of(definition + " NOT VALID").addingInSentence(", which refuses new rows"),
        "its columns and the table",
        list.dropConstraint(key.name()));
  }
}
