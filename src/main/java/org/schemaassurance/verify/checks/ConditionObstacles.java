package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.Intake;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.verify.Judgement;

/**
 * What a row has to be by itself: CHECKs, what indexes compute of it, a partition that takes it.
 */
record ConditionObstacles(RowToInsert row) {
  private static final Pattern TIMES = Pattern.compile("timestamp|date\\b");

  /** What the definition alone tells. */
  Stream<Judgement> judgements() {
    Intake intake = row.intake();
    if (row.table().kind().equals("partitioned table") && intake.partitions().isEmpty()) {
      return Stream.of(noPartition());
    }
    return intake.incompleteHashes().stream().map(this::incomplete);
  }

  private Judgement noPartition() {
    return Judgement.broken(
        row.table().name().toString(),
        Obstacle.taking(row),
        Phrase.of("no partition").saying("a partitioned table without any partition"),
        "Attach its partitions, or create them.");
  }

  private Judgement incomplete(String hashed) {
    return Judgement.broken(
        hashed,
        Phrase.of("a partition for each remainder"),
        Phrase.of("remainders without a partition")
            .saying("remainders without one, whose rows are refused"),
        "Attach the partition that is missing.");
  }

  /** What the server has to compute. */
  Stream<Obstacle> obstacles() {
    return Stream.of(
            row.table().checks().stream().filter(Table.CheckConstraint::enforced).map(this::of),
            row.table().indexes().stream()
                .filter(index -> index.enforcement().ready())
                .flatMap(this::of),
            ofPartitions())
        .flatMap(obstacles -> obstacles);
  }

  /** A CHECK refuses what makes it false; NULL passes (manual, "Check Constraints"). */
  private Obstacle of(Table.CheckConstraint check) {
    return new Obstacle(
        nameOf(check.name()),
        row.columnsIn(List.of(check.expression())),
        "(" + check.expression() + ") IS NOT FALSE",
        Obstacle.taking(row),
        "CHECK (" + check.expression() + ")",
        ", which refuses it",
        "ALTER TABLE %s DROP CONSTRAINT %s;"
            .formatted(row.table().name(), SqlIdentifier.display(check.name())));
  }

  /** An index refuses nothing by itself, but what it computes may raise an error. */
  private Stream<Obstacle> of(Index index) {
    List<String> computed = new ArrayList<>(index.keys());
    computed.removeIf(key -> row.table().column(key).isPresent());
    List<String> all = new ArrayList<>(computed);
    index.predicate().ifPresent(all::add);
    if (all.isEmpty() || !row.settles(row.columnsIn(all))) {
      return Stream.of();
    }
    String keys = computed.isEmpty() ? "true" : values(computed);
    String taken =
        index
            .predicate()
            .map(predicate -> "CASE WHEN " + predicate + " THEN " + keys + " ELSE true END")
            .orElse(keys);
    return Stream.of(
        new Obstacle(
            nameOf(index.name()),
            row.columnsIn(all),
            taken,
            Obstacle.taking(row),
            "an index on ("
                + String.join(", ", index.keys())
                + ")"
                + index.predicate().map(predicate -> " WHERE " + predicate).orElse(""),
            "",
            KeyObstacles.drop(row.table(), index)));
  }

  private static String values(List<String> expressions) {
    return "pg_catalog.num_nulls(" + String.join(", ", expressions) + ") >= 0";
  }

  private Stream<Obstacle> ofPartitions() {
    List<String> constraints =
        row.intake().partitions().stream().map(Intake.Partition::constraint).toList();
    Set<String> columns = row.columnsIn(constraints);
    if (constraints.isEmpty() || !row.settles(withoutTimes(columns))) {
      return Stream.of();
    }
    return Stream.of(
        new Obstacle(
            row.table().name().toString(),
            columns,
            constraints.stream()
                .map(constraint -> "(" + constraint + ") IS TRUE")
                .collect(Collectors.joining(" OR ")),
            Obstacle.taking(row),
            "no partition",
            " that takes it",
            "Create the partition, or a DEFAULT one."));
  }

  /**
   * Without times that have a default: it says when a row is written, and so does whoever gives the
   * column a value instead.
   */
  private Set<String> withoutTimes(Set<String> columns) {
    return columns.stream()
        .filter(name -> row.gives(name) || row.table().column(name).filter(this::isTime).isEmpty())
        .collect(Collectors.toSet());
  }

  private boolean isTime(Column column) {
    return column.defaultExpression().isPresent()
        && !column.generated()
        && TIMES.matcher(column.type()).lookingAt();
  }

  private String nameOf(String part) {
    return row.table().name() + "." + SqlIdentifier.display(part);
  }
}
