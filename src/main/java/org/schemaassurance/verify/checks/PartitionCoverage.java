package org.schemaassurance.verify.checks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.TableDetails;
import org.schemaassurance.model.TableDetails.Partition;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.Refusal;
import org.schemaassurance.verify.checks.PartitionsCheck.DeclaredPartitions;

/** Whether there is a partition for every row that has to go in, at each level. */
record PartitionCoverage(DeclaredPartitions declared, TableDetails details) {

  /** Bounds that are no times, where a rule asks for times. */
  private record NoTimes() implements Refusal {
    @Override
    public String reason() {
      return "its partitions are no ranges over times.";
    }

    @Override
    public Optional<String> hint() {
      return Optional.of("Take 'ahead' out of the rule, and say what it 'must_take'.");
    }
  }

  List<Judgement> judge() {
    return details.partitions().stream()
        .filter(partition -> partition.strategy().isPresent())
        .flatMap(partition -> judge(partition))
        .toList();
  }

  private Stream<Judgement> judge(Partition parent) {
    List<PartitionBound> bounds =
        details.partitions().stream()
            .filter(child -> child.parent().filter(parent.name()::equals).isPresent())
            .filter(child -> !child.detachPending())
            .map(child -> PartitionBound.of(child.bound().orElse("DEFAULT")))
            .toList();
    if (bounds.isEmpty()) {
      return Stream.of(lacksAny(parent));
    }
    if (bounds.stream().anyMatch(PartitionBound::isDefault)) {
      return Stream.empty();
    }
    if (parent.strategy().orElseThrow().equals("hash")) {
      return missingRemainder(parent.name(), bounds).stream();
    }
    return parent.parent().isEmpty() ? missingValues(parent, bounds) : Stream.empty();
  }

  /** Moduli divide one another, so the largest tells all classes apart (CREATE TABLE). */
  private static Optional<Judgement> missingRemainder(
      QualifiedName parent, List<PartitionBound> bounds) {
    long modulus = bounds.stream().mapToLong(PartitionBound::modulus).max().orElseThrow();
    return LongStream.range(0, modulus)
        .filter(
            remainder ->
                bounds.stream()
                    .noneMatch(bound -> remainder % bound.modulus() == bound.remainder()))
        .boxed()
        .findFirst()
        .map(remainder -> lacksRemainder(parent, modulus, remainder));
  }

  private static Judgement lacksRemainder(QualifiedName parent, long modulus, long remainder) {
    QualifiedName made =
        new QualifiedName(parent.schema(), parent.name() + "_" + modulus + "_" + remainder);
    return Judgement.broken(
        parent.toString(),
        "a partition for every row",
        "none for remainder " + remainder + " of modulus " + modulus,
        "Attach the partition that was detached, or CREATE TABLE %s PARTITION OF %s FOR VALUES WITH (MODULUS %d, REMAINDER %d);"
            .formatted(made, parent, modulus, remainder));
  }

  private Stream<Judgement> missingValues(Partition parent, List<PartitionBound> bounds) {
    if (!declared.saysWhatGoesIn()) {
      return Stream.of(
          lacks(parent.name(), "a default partition", "none, and the rule has no 'must_take'")
              .asWarning());
    }
    boolean list = parent.strategy().orElseThrow().equals("list");
    Stream<Judgement> values =
        declared.mustTake().stream()
            .filter(
                value ->
                    bounds.stream()
                        .noneMatch(bound -> list ? bound.lists(value) : bound.spans(value)))
            .map(value -> lacks(parent.name(), "a partition for " + value, "none"));
    return Stream.concat(
        values, declared.ahead().stream().flatMap(ahead -> missingTimes(parent, ahead, bounds)));
  }

  private Stream<Judgement> missingTimes(
      Partition parent, TimeAhead ahead, List<PartitionBound> bounds) {
    List<Judgement> missing = new ArrayList<>();
    for (Instant time : List.of(details.readAt(), ahead.from(details.readAt()))) {
      List<Optional<Boolean>> spans =
          parent.strategy().orElseThrow().equals("range")
              ? bounds.stream().map(bound -> bound.spans(time)).toList()
              : List.of(Optional.empty());
      if (spans.stream().anyMatch(Optional::isEmpty)) {
        return Stream.of(
            Judgement.unknown(
                parent.name().toString(),
                "find out whether it reaches " + ahead + " ahead",
                new NoTimes()));
      }
      if (spans.stream().noneMatch(Optional::orElseThrow)) {
        String when = time.equals(details.readAt()) ? "now" : ahead + " ahead";
        missing.add(lacks(parent.name(), "a partition for " + when, "none"));
      }
    }
    return missing.stream();
  }

  /** A hash-partitioned one takes no DEFAULT, but one partition for every row. */
  private static Judgement lacksAny(Partition parent) {
    QualifiedName name = parent.name();
    return Judgement.broken(
        name.toString(),
        Phrase.of("a partition"),
        Phrase.of("none, so it takes no row"),
        parent.strategy().orElseThrow().equals("hash")
            ? "CREATE TABLE %s PARTITION OF %s FOR VALUES WITH (MODULUS 1, REMAINDER 0); -- or as many as there were"
                .formatted(new QualifiedName(name.schema(), name.name() + "_1_0"), name)
            : byDefault(name));
  }

  private static Judgement lacks(QualifiedName parent, String expected, String found) {
    return Judgement.broken(
        parent.toString(), Phrase.of(expected), Phrase.of(found), byDefault(parent));
  }

  private static String byDefault(QualifiedName parent) {
    return "CREATE TABLE %s PARTITION OF %s DEFAULT; -- or one of the bounds that the others have"
        .formatted(new QualifiedName(parent.schema(), parent.name() + "_default"), parent);
  }
}
