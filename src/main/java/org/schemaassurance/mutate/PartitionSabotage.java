package org.schemaassurance.mutate;

import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.TableDetails.Partition;
import org.schemaassurance.verify.checks.PartitionsCheck.DeclaredPartitions;

/** Partitions that are gone, empty after a crash, or refuse rows that their table takes. */
final class PartitionSabotage implements SabotageSource {

  @Override
  public Set<String> noticedBy() {
    return Set.of("partitions");
  }

  @Override
  public Stream<Mutant> mutants(Subject subject) {
    return subject
        .declared(DeclaredPartitions.class)
        .flatMap(rule -> subject.contents().schema().table(rule.table()).stream())
        .flatMap(table -> table.details().partitions().stream())
        .filter(partition -> partition.kind().equals("table"))
        .flatMap(PartitionSabotage::mutants);
  }

  private static Stream<Mutant> mutants(Partition partition) {
    String alter = "ALTER TABLE " + Quoted.name(partition.name());
    return Stream.of(
        mutant(
            partition,
            "detached",
            "ALTER TABLE "
                + Quoted.name(partition.parent().orElseThrow())
                + " DETACH PARTITION "
                + Quoted.name(partition.name())),
        mutant(partition, "UNLOGGED", alter + " SET UNLOGGED"),
        mutant(partition, "with a CHECK of its own", alter + " ADD CHECK (false) NOT VALID"));
  }

  private static Mutant mutant(Partition partition, String sabotage, String sql) {
    return new Mutant(
        "partition",
        partition.name().toString(),
        sabotage,
        sql,
        "check: partitions, table: " + partition.parent().orElseThrow());
  }
}
