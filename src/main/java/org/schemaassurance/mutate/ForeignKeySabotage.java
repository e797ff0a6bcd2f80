package org.schemaassurance.mutate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.ForeignKey;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.ReferentialAction;
import org.schemaassurance.model.SqlLiteral;
import org.schemaassurance.model.Table;
import org.schemaassurance.verify.checks.ForeignKeyCheck.DeclaredForeignKey;

/** Foreign keys that are gone, or there and not enforced, or do something else. */
final class ForeignKeySabotage implements SabotageSource {
  private static final int NOT_ENFORCED_SINCE = 180000;

  @Override
  public Set<String> noticedBy() {
    return Set.of("foreign-key");
  }

  @Override
  public Stream<Mutant> mutants(Subject subject) {
    return subject.tables().stream()
        .flatMap(
            table ->
                table.foreignKeys().stream()
                    .filter(key -> subject.declares(table, key.columns()))
                    .flatMap(key -> mutants(table, key, subject)));
  }

  private static Stream<Mutant> mutants(Table table, ForeignKey key, Subject subject) {
    String drop = ForeignKeyDdl.drop(table, key);
    String add = ForeignKeyDdl.add(table, key);
    List<Mutant> mutants = new ArrayList<>();
    mutants.add(mutant(table, key, "dropped", drop));
    mutants.add(mutant(table, key, "NOT VALID", drop + add + " NOT VALID"));
    mutants.add(mutant(table, key, "to another table", drop + toCopy(table, key)));
    mutants.add(
        mutant(table, key, "its internal triggers disabled", disabled(table, key, table.name())));
    mutants.add(
        mutant(
            table,
            key,
            "its internal triggers disabled on the referenced table",
            disabled(table, key, key.referencedTable())));
    if (!key.checking().deferrable()) {
      mutants.add(
          mutant(
              table, key, "checked only at commit", drop + add + " DEFERRABLE INITIALLY DEFERRED"));
    }
    if (subject.contents().serverVersionNumber() >= NOT_ENFORCED_SINCE) {
      mutants.add(mutant(table, key, "NOT ENFORCED", drop + add + " NOT ENFORCED"));
    }
    otherActions(table, key, subject).forEach(mutants::add);
    return mutants.stream();
  }

  private static String toCopy(Table table, ForeignKey key) {
    QualifiedName copy =
        new QualifiedName(key.referencedTable().schema(), key.referencedTable().name() + "_copy");
    return "CREATE TABLE "
        + Quoted.name(copy)
        + " (LIKE "
        + Quoted.name(key.referencedTable())
        + " INCLUDING ALL); "
        + ForeignKeyDdl.add(table, key, copy, key.actions().onUpdate(), key.actions().onDelete());
  }

  /** As {@code DISABLE TRIGGER ALL} leaves it, but of this key and on this table alone. */
  private static String disabled(Table table, ForeignKey key, QualifiedName on) {
    return """
        UPDATE pg_catalog.pg_trigger SET tgenabled = 'D'
        WHERE tgrelid = %s::pg_catalog.regclass
          AND tgconstraint = (SELECT oid FROM pg_catalog.pg_constraint
            WHERE conrelid = %s::pg_catalog.regclass AND conname = %s)"""
        .formatted(
            SqlLiteral.of(Quoted.name(on)),
            SqlLiteral.of(Quoted.name(table.name())),
            SqlLiteral.of(key.name()));
  }

  /** A rule that lists no action takes any. */
  private static Stream<Mutant> otherActions(Table table, ForeignKey key, Subject subject) {
    List<DeclaredForeignKey> rules =
        subject
            .declared(DeclaredForeignKey.class)
            .filter(
                rule -> rule.table().equals(table.name()) && rule.columns().equals(key.columns()))
            .toList();
    String drop = ForeignKeyDdl.drop(table, key);
    Stream<Mutant> onDelete =
        otherAction(
            key.actions().onDelete(), rules.stream().map(DeclaredForeignKey::onDelete).toList())
            .map(
                action ->
                    mutant(
                        table,
                        key,
                        "ON DELETE " + action,
                        drop
                            + ForeignKeyDdl.add(
                                table,
                                key,
                                key.referencedTable(),
                                key.actions().onUpdate(),
                                action)))
            .stream();
    Stream<Mutant> onUpdate =
        otherAction(
            key.actions().onUpdate(), rules.stream().map(DeclaredForeignKey::onUpdate).toList())
            .map(
                action ->
                    mutant(
                        table,
                        key,
                        "ON UPDATE " + action,
                        drop
                            + ForeignKeyDdl.add(
                                table,
                                key,
                                key.referencedTable(),
                                action,
                                key.actions().onDelete())))
            .stream();
    return Stream.concat(onDelete, onUpdate);
  }

  private static Optional<ReferentialAction> otherAction(
      ReferentialAction found, List<List<ReferentialAction>> declared) {
    if (declared.stream().anyMatch(List::isEmpty)) {
      return Optional.empty();
    }
    return Arrays.stream(ReferentialAction.values())
        .filter(action -> action != found && action != ReferentialAction.RESTRICT)
        .filter(action -> action != ReferentialAction.NO_ACTION)
        .filter(action -> declared.stream().noneMatch(actions -> actions.contains(action)))
        .findFirst();
  }

  private static Mutant mutant(Table table, ForeignKey key, String sabotage, String sql) {
    String columns = String.join(", ", key.columns());
    return new Mutant(
        "foreign key",
        table.name() + " (" + columns + ")",
        sabotage,
        sql,
        "check: foreign-key, table: "
            + table.name()
            + ", columns: ["
            + columns
            + "], references: "
            + key.referencedTable());
  }
}
