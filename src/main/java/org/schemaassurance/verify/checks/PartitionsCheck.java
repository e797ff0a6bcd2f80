package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Table;
import org.schemaassurance.rules.TableDeclaration;
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
   * @param ahead how far a range over times has to reach
   */
  public record DeclaredPartitions(
      QualifiedName table, List<String> mustTake, Optional<TimeAhead> ahead)
      implements TableDeclaration {
    public DeclaredPartitions {
      mustTake = List.copyOf(mustTake);
    }

    @Override
    public DeclaredPartitions ofTable(QualifiedName other) {
      return new DeclaredPartitions(other, mustTake, ahead);
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

  @Override
  public String expected(DeclaredPartitions declared) {
    return "a table with its partitions";
  }

  @Override
  public List<Judgement> judge(DeclaredPartitions declared, Table table, Evidence evidence) {
    if (table.details().partitions().isEmpty()) {
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
    comparison.addAll(new PartitionCoverage(declared, table.details()).judge());
    return comparison.orHolds(
        declared.object() + " has its partitions, each in force and with nothing of its own");
  }
}
