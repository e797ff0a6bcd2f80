package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Table;
import org.schemaassurance.rules.TableDeclaration;
import org.schemaassurance.sql.ObjectName;
import org.schemaassurance.verify.CheckOfTable;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.yaml.YamlMapping;

/**
 * A table that, if it is partitioned, has a partition for every row that has to go in, each in
 * force and with nothing of its own.
 */
public final class PartitionsCheck implements CheckOfTable<PartitionsCheck.DeclaredPartitions> {

  /**
   * @param mustTake values of the key of a list or range
   * @param attached partitions that have to be there with their bounds, whatever others there are
   * @param ahead how far a range over times has to reach
   */
  public record DeclaredPartitions(
      QualifiedName table,
      List<AttachedPartition> attached,
      List<String> mustTake,
      Optional<TimeAhead> ahead)
      implements TableDeclaration {
    public DeclaredPartitions {
      attached = List.copyOf(attached);
      mustTake = List.copyOf(mustTake);
    }

    /** Whether it says for which rows there have to be partitions. */
    boolean saysWhatGoesIn() {
      return !attached.isEmpty() || !mustTake.isEmpty() || ahead.isPresent();
    }

    @Override
    public DeclaredPartitions ofTable(QualifiedName other) {
      return new DeclaredPartitions(other, attached, mustTake, ahead);
    }

    @Override
    public CatalogRequest request() {
      return CatalogRequest.ofTable(table).with(CatalogRequest.Detail.PARTITIONS);
    }
  }

  @Override
  public String name() {
    return "partitions";
  }

  @Override
  public Class<DeclaredPartitions> declarationType() {
    return DeclaredPartitions.class;
  }

  @Override
  public DeclaredPartitions read(QualifiedName table, YamlMapping mapping) {
    return new DeclaredPartitions(
        table,
        mapping.parsed(
            "attached",
            () ->
                attached(
                    mapping.optionalMapping("attached").map(YamlMapping::texts).orElse(Map.of()))),
        mapping.optionalTexts("must_take").orElse(List.of()),
        mapping
            .optionalText("ahead")
            .map(
                text ->
                    TimeAhead.parse(text)
                        .orElseThrow(
                            () ->
                                mapping.problemWith(
                                    "ahead",
                                    "expected a number of minutes, hours, days, weeks, months or years for 'ahead', such as 30 days"))));
  }

  private static List<AttachedPartition> attached(Map<String, String> bounds) {
    return bounds.entrySet().stream()
        .map(entry -> new AttachedPartition(ObjectName.qualified(entry.getKey()), entry.getValue()))
        .toList();
  }

  @Override
  public String expected(DeclaredPartitions declared) {
    return "a table with its partitions";
  }

  @Override
  public List<Judgement> judge(DeclaredPartitions declared, Table table, Evidence evidence) {
    if (table.details().partitions().isEmpty() && declared.attached().isEmpty()) {
      return List.of(Judgement.holds(declared.object(), declared.object() + " is not partitioned"));
    }
    Comparison comparison = new Comparison(declared.object());
    table.details().partitions().stream()
        .filter(partition -> partition.parent().isPresent())
        .forEach(partition -> comparison.addAll(new PartitionState(partition).judge()));
    table.surroundings().partitionTriggers().stream()
        .filter(trigger -> !trigger.inherited())
        .map(Table.PartitionTrigger::trigger)
        .forEach(trigger -> comparison.add(PartitionState.alien(trigger, table, evidence)));
    declared
        .attached()
        .forEach(
            attached ->
                attached
                    .judge(declared.table(), table.details().partitions())
                    .ifPresent(comparison::add));
    comparison.addAll(new PartitionCoverage(declared, table.details()).judge());
    return comparison.orHolds(
        declared.object() + " has its partitions, each in force and with nothing of its own");
  }
}
