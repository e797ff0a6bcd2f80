package org.schemaassurance.verify.checks;

import java.util.ArrayList;
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
   */
  public record DeclaredForeignKeys(QualifiedName table, List<ListedKey> only)
      implements TableDeclaration {
    public DeclaredForeignKeys {
      only = List.copyOf(only);
    }

    @Override
    public DeclaredForeignKeys ofTable(QualifiedName other) {
      return new DeclaredForeignKeys(other, only);
    }
  }

  /** A key from columns of the table to those of another, whatever its name and its actions. */
  public record ListedKey(
      List<String> columns, QualifiedName referencedTable, List<String> referencedColumns) {
    public ListedKey {
      columns = List.copyOf(columns);
      referencedColumns = List.copyOf(referencedColumns);
    }

    boolean is(ForeignKey key) {
      return key.connects(columns, referencedTable, referencedColumns);
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
    List<ListedKey> only = new ArrayList<>();
    for (YamlMapping key : mapping.mappings("only")) {
      only.add(
          new ListedKey(
              key.texts("columns"),
              key.qualifiedName("references"),
              key.optionalTexts("referenced_columns").orElse(List.of("id"))));
      key.refuseUnknownKeys();
    }
    return new DeclaredForeignKeys(table, only);
  }

  @Override
  public String expected(DeclaredForeignKeys declared) {
    return "a table with no other foreign keys";
  }

  @Override
  public List<Judgement> judge(DeclaredForeignKeys declared, Table table, Evidence evidence) {
    Comparison comparison = new Comparison(declared.object());
    ClosedList list = new ClosedList(declared.table(), "foreign key", declared.only().isEmpty());
    table.foreignKeys().stream()
        .filter(key -> key.checking().enforced())
        .filter(key -> declared.only().stream().noneMatch(listed -> listed.is(key)))
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
