package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.Table;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.checks.PartitionsCheck.DeclaredPartitions;

/** What a partitioned table's partitions have to be, whatever is declared of them. */
final class Partitions {
  private Partitions() {}

  /** Rows for which there is none by hash, or none at all. */
  static List<Judgement> missing(Table table) {
    DeclaredPartitions nothing =
        new DeclaredPartitions(table.name(), List.of(), List.of(), Optional.empty());
    return new PartitionCoverage(nothing, table.details())
        .judge().stream().filter(Judgement::isMoreThanAWarning).toList();
  }

  /** Those that are not logged, or were left half detached, or have constraints of their own. */
  static List<Judgement> notInForce(Table table) {
    return table.details().partitions().stream()
        .filter(partition -> partition.parent().isPresent())
        .flatMap(partition -> new PartitionState(partition).judge().stream())
        .toList();
  }
}
