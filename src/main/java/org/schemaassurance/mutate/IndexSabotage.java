package org.schemaassurance.mutate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.Table;

/** Indexes that only make things fast, and partial unique ones; those over expressions only go. */
final class IndexSabotage implements SabotageSource {

  @Override
  public Set<String> noticedBy() {
    return Set.of("index");
  }

  @Override
  public Stream<Mutant> mutants(Subject subject) {
    return subject
        .declaredIndexes()
        .filter(one -> !one.index().unique() || one.index().predicate().isPresent())
        .flatMap(one -> mutants(one.table(), one.index()));
  }

  private static Stream<Mutant> mutants(Table table, Index index) {
    String drop = IndexDdl.drop(table, index);
    String columns = Quoted.columns(index.keys());
    String where = index.predicate().map(predicate -> " WHERE " + predicate).orElse("");
    List<Mutant> mutants = new ArrayList<>();
    mutants.add(mutant(table, index, "dropped", drop));
    mutants.add(mutant(table, index, "invalid", IndexDdl.invalid(table, index)));
    mutants.add(
        mutant(
            table,
            index,
            "with another predicate",
            drop + create(table, index, "btree", columns, otherPredicate(index))));
    if (index.predicate().isPresent()) {
      mutants.add(
          mutant(
              table,
              index,
              "without its predicate",
              drop + create(table, index, "btree", columns, "")));
    }
    if (index.keys().size() > 1) {
      List<String> reversed = new ArrayList<>(index.keys());
      Collections.reverse(reversed);
      mutants.add(
          mutant(
              table,
              index,
              "with its columns in another order",
              drop + create(table, index, "btree", Quoted.columns(reversed), where)));
    } else {
      String method = index.method().equals("brin") ? "btree" : "brin";
      mutants.add(
          mutant(
              table,
              index,
              "of method " + method,
              drop + create(table, index, method, columns, where)));
    }
    return mutants.stream();
  }

  private static String otherPredicate(Index index) {
    return " WHERE "
        + index
            .predicate()
            .map(predicate -> "NOT (" + predicate + ")")
            .orElse(Quoted.name(index.keys().get(0)) + " IS NULL");
  }

  private static String create(
      Table table, Index index, String method, String columns, String where) {
    return "CREATE %s INDEX %s ON %s USING %s (%s)%s"
        .formatted(
            index.unique() ? "UNIQUE" : "",
            Quoted.name(index.name()),
            Quoted.name(table.name()),
            method,
            columns,
            where);
  }

  private static Mutant mutant(Table table, Index index, String sabotage, String sql) {
    String columns = String.join(", ", index.keys());
    return new Mutant(
        "index " + index.name() + " on",
        table.name().toString(),
        sabotage,
        sql,
        "check: index, table: "
            + table.name()
            + ", columns: ["
            + columns
            + "]"
            + index.predicate().map(predicate -> ", where: " + predicate).orElse(""));
  }
}
