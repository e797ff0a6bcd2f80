package org.schemaassurance.mutate;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Routine;

/** What the changelog makes beside what the rules name, in the same schemas: it could just go. */
final class UnnamedObjectSabotage implements SabotageSource {

  @Override
  public Set<String> noticedBy() {
    return Set.of("table", "function");
  }

  @Override
  public Stream<Mutant> mutants(Subject subject) {
    return Stream.concat(tables(subject), routines(subject));
  }

  private static Stream<Mutant> tables(Subject subject) {
    Set<QualifiedName> named = subject.namedTables();
    return subject.contents().tables().stream()
        .filter(table -> !named.contains(table) && !Subject.isOurs(table))
        .map(
            table ->
                new Mutant(
                    "table",
                    table.toString(),
                    "dropped",
                    "DROP TABLE " + Quoted.name(table) + " CASCADE",
                    "check: table, table: " + table));
  }

  private static Stream<Mutant> routines(Subject subject) {
    Set<Routine> named = subject.routines().stream().collect(Collectors.toSet());
    return subject.contents().schema().routines().stream()
        .filter(routine -> !named.contains(routine) && !Subject.isOurs(routine.name()))
        .map(
            routine ->
                new Mutant(
                    "function",
                    routine.name().toString(),
                    "dropped",
                    "DROP ROUTINE " + Quoted.signature(routine) + " CASCADE",
                    "check: function, function: " + routine.signature()));
  }
}
