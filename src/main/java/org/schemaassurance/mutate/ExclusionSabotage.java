package org.schemaassurance.mutate;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.Table;

/** Exclusion constraints on columns that rules speak of, and what looks like one. */
final class ExclusionSabotage implements SabotageSource {

  @Override
  public Set<String> noticedBy() {
    return Set.of("exclusion-constraint");
  }

  @Override
  public Stream<Mutant> mutants(Subject subject) {
    return subject
        .declaredIndexes()
        .filter(one -> one.index().exclusion() && !one.index().unique())
        .flatMap(one -> mutants(one.table(), one.index()));
  }

  private static Stream<Mutant> mutants(Table table, Index index) {
    String drop =
        "ALTER TABLE %s DROP CONSTRAINT %s; "
            .formatted(Quoted.name(table.name()), Quoted.name(index.name()));
    boolean ofColumns = index.keys().stream().allMatch(key -> table.column(key).isPresent());
    Stream<Mutant> mutants =
        Stream.of(
            mutant(table, index, "dropped", drop),
            mutant(table, index, "invalid", IndexDdl.invalid(table, index)));
    return ofColumns
        ? Stream.concat(
            mutants,
            Stream.of(mutant(table, index, "only a plain index", drop + plain(table, index))))
        : mutants;
  }

  private static String plain(Table table, Index index) {
    return "CREATE INDEX %s ON %s USING %s (%s)"
        .formatted(
            Quoted.name(index.name()),
            Quoted.name(table.name()),
            Quoted.name(index.method()),
            Quoted.columns(index.keys()));
  }

  private static Mutant mutant(Table table, Index index, String sabotage, String sql) {
    String columns = String.join(", ", index.keys());
    List<String> operators =
        index.options().stream().map(option -> option.excludes().orElse("")).toList();
    return new Mutant(
        "exclusion constraint (" + columns + ") of",
        table.name().toString(),
        sabotage,
        sql,
        "check: exclusion-constraint, table: %s, columns: [%s], operators: [%s]"
            .formatted(table.name(), columns, String.join(", ", operators)));
  }
}
