package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.schemaassurance.model.ForeignKey;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.ReferentialAction;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.rules.TableDeclaration;
import org.schemaassurance.verify.CheckOfTable;
import org.schemaassurance.verify.DataQueries;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.yaml.YamlMapping;

/** A table that no other foreign keys than these refuse rows of. */
public final class ForeignKeysCheck implements CheckOfTable<ForeignKeysCheck.DeclaredForeignKeys> {

  /**
   * @param allowed the keys that the table may have
   * @param given the columns that whoever inserts gives; empty if that is not known
   */
  public record DeclaredForeignKeys(
      QualifiedName table, Allowance<ListedKey> allowed, Optional<List<String>> given)
      implements TableDeclaration {
    @Override
    public DeclaredForeignKeys ofTable(QualifiedName other) {
      return new DeclaredForeignKeys(other, allowed, given);
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
        Allowance.read(
            mapping, ListedKey.class, mapping.mappings("only").stream().map(ListedKey::read)),
        mapping.optionalTexts("given"));
  }

  @Override
  public String expected(DeclaredForeignKeys declared) {
    return "a table with no other foreign keys";
  }

  @Override
  public List<Judgement> judge(DeclaredForeignKeys declared, Table table, Evidence evidence) {
    Comparison comparison = new Comparison(declared.object());
    List<ListedKey> listed = declared.allowed().of(declared.table(), evidence);
    ClosedList list = declared.allowed().closing(declared.table(), "foreign key", listed);
    table.foreignKeys().stream()
        .filter(key -> key.checking().enforced())
        .filter(key -> listed.stream().noneMatch(one -> one.is(key)))
        .forEach(
            key ->
                refusing(key, declared, table, evidence, list)
                    .or(() -> deleting(key, list))
                    .ifPresent(comparison::add));
    return comparison.orHolds(declared.object() + " has no other foreign keys");
  }

  /** It refuses no row, and takes rows away with those that they refer to. */
  private static Optional<Judgement> deleting(ForeignKey key, ClosedList list) {
    return key.actions().onDelete() == ReferentialAction.CASCADE
        ? Optional.of(
            alien(
                    key,
                    Phrase.of(definition(key) + " ON DELETE CASCADE")
                        .addingInSentence(
                            ", by which rows go with those of " + key.referencedTable()),
                    list)
                .asWarning())
        : Optional.empty();
  }

  /** Who leaves out what has a default is not refused, where the default refers to a row. */
  private static Optional<Judgement> refusing(
      ForeignKey key,
      DeclaredForeignKeys declared,
      Table table,
      Evidence evidence,
      ClosedList list) {
    if (isLeftNull(key, declared, table)) {
      return Optional.empty();
    }
    Judgement alien = alien(key, list);
    Optional<DefaultReference> reference =
        declared.given().flatMap(given -> DefaultReference.of(key, table, given));
    if (reference.isEmpty()) {
      return Optional.of(alien);
    }
    DataQueries.Answer answer = reference.get().lookUp(evidence.data());
    if (answer instanceof DataQueries.Answer.Refused refused) {
      return Optional.of(
          Judgement.unknown(
              alien.object(),
              "find out whether the default of "
                  + SqlIdentifier.displayAll(key.columns())
                  + " refers to a row",
              refused));
    }
    return ((DataQueries.Answer.Rows) answer).rows().isEmpty()
        ? Optional.of(alien)
        : Optional.empty();
  }

  /** NULL refers to nothing, so who leaves the key out is not refused. */
  private static boolean isLeftNull(ForeignKey key, DeclaredForeignKeys declared, Table table) {
    Predicate<String> staysNull =
        name ->
            !declared.given().orElse(List.of()).contains(name)
                && table
                    .column(name)
                    .filter(column -> column.nullable() && !column.identity())
                    .filter(column -> column.defaultExpression().isEmpty())
                    .isPresent();
    return declared.given().isPresent()
        && (key.matchFull()
            ? key.columns().stream().allMatch(staysNull)
            : key.columns().stream().anyMatch(staysNull));
  }

  private static Judgement alien(ForeignKey key, ClosedList list) {
    return alien(
        key,
        key.checking().validated()
            ? Phrase.of(definition(key))
            : Phrase.of(definition(key) + " NOT VALID")
                .addingInSentence(", which refuses new rows"),
        list);
  }

  private static Judgement alien(ForeignKey key, Phrase found, ClosedList list) {
    return list.alien(
        key.name(), found, "its columns and the table", list.dropConstraint(key.name()));
  }

  private static String definition(ForeignKey key) {
    return "FOREIGN KEY (%s) REFERENCES %s (%s)"
        .formatted(
            SqlIdentifier.displayAll(key.columns()),
            key.referencedTable(),
            SqlIdentifier.displayAll(key.referencedColumns()));
  }
}
