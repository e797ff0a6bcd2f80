package org.schemaassurance.mutate;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.verify.Snapshots.Question;
import org.schemaassurance.verify.checks.AsSnapshotCheck.DeclaredSnapshot;

/**
 * What a snapshot has not, and one fact that it has otherwise: of a few tables that a rule compares
 * with it. The rest of what a comparison knows is tried where it is made.
 */
final class SnapshotSabotage implements SabotageSource {
  private static final int TABLES = 2;
  private static final String NAME = "of_a_mutant";

  @Override
  public Set<String> noticedBy() {
    return Set.of("as-snapshot");
  }

  @Override
  public Stream<Mutant> mutants(Subject subject) {
    return subject
        .declared(DeclaredSnapshot.class)
        .map(DeclaredSnapshot::question)
        .flatMap(
            question ->
                subject.contents().tables().stream()
                    .filter(table -> means(question, table))
                    .limit(TABLES)
                    .flatMap(table -> mutants(question, table)));
  }

  private static boolean means(Question question, QualifiedName table) {
    return isLike(question.objects(), table) && !isLike(question.except(), table);
  }

  private static boolean isLike(List<String> patterns, QualifiedName table) {
    return patterns.stream()
        .map(
            pattern ->
                Stream.of(pattern.split("\\*", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".*")))
        .anyMatch(table.toString()::matches);
  }

  private static Stream<Mutant> mutants(Question question, QualifiedName table) {
    String name = Quoted.name(table);
    Mutant option =
        mutant(
            ObjectKind.TABLE,
            table.toString(),
            "half of its pages left free",
            "ALTER TABLE " + name + " SET (fillfactor = 50)",
            question);
    Stream<Mutant> further =
        Stream.of(
            further(ObjectKind.COLUMN, table, "ALTER TABLE %s ADD COLUMN %s integer", question),
            further(ObjectKind.POLICY, table, "CREATE POLICY %2$s ON %1$s USING (true)", question),
            further(
                ObjectKind.RULE,
                table,
                "CREATE RULE %2$s AS ON DELETE TO %1$s DO ALSO NOTHING",
                question),
            further(ObjectKind.INDEX, table, "CREATE INDEX %2$s ON %1$s ((1))", question));
    return Stream.concat(Stream.of(option), question.closed() ? further : Stream.empty())
        .filter(mutant -> question.kinds().isEmpty() || isOf(question.kinds(), mutant));
  }

  private static boolean isOf(Set<ObjectKind> kinds, Mutant mutant) {
    return ObjectKind.ofWord(mutant.kind()).filter(kinds::contains).isPresent();
  }

  private static Mutant further(
      ObjectKind kind, QualifiedName table, String statement, Question question) {
    return mutant(
        kind, table + "." + NAME, "added", statement.formatted(Quoted.name(table), NAME), question);
  }

  private static Mutant mutant(
      ObjectKind kind, String object, String sabotage, String sql, Question question) {
    return new Mutant(
        kind.toString(),
        object,
        sabotage,
        sql,
        "check: as-snapshot, snapshot: "
            + question.file().name()
            + ", objects: ["
            + question.objects().stream()
                .map(pattern -> "'" + pattern + "'")
                .collect(Collectors.joining(", "))
            + "]");
  }
}
