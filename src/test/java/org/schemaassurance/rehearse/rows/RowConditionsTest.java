package org.schemaassurance.rehearse.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.schemaassurance.rehearse.rows.RowConditions.Condition;
import org.schemaassurance.rehearse.rows.RowConditions.Partitioning;

final class RowConditionsTest {
  private static final Condition STATE =
      new Condition("state IN ('open', 'done')", List.of("state"), true);
  private static final Condition EITHER =
      new Condition("owner IS NULL OR state IS NULL", List.of("owner", "state"), true);
  private static final Condition OF_INDEX = new Condition("kind = 'x'", List.of("kind"), false);

  private static RowConditions conditions(Condition... all) {
    return new RowConditions(List.of(all), Optional.empty());
  }

  private static RowConditions partitioned(String column, String... conditions) {
    return new RowConditions(
        List.of(STATE), Optional.of(new Partitioning(Set.of(column), List.of(conditions))));
  }

  private static FillableTable.Column column(String name) {
    return new FillableTable.Column(
        name, Optional.empty(), "text", true, false, Optional.empty(), Optional.empty());
  }

  @Test
  void aCheckRestrictsItsColumnsAndAnIndexOnlySuggests() {
    RowConditions conditions = conditions(STATE, OF_INDEX);

    assertThat(conditions.restrict(column("state"))).isTrue();
    assertThat(conditions.restrict(column("kind"))).isFalse();
    assertThat(conditions.concern(column("kind"))).isTrue();
    assertThat(conditions.suggestions(column("kind"))).containsExactly("kind = 'x'");
    assertThat(conditions.concern(column("other"))).isFalse();
  }

  @Test
  void whatCombinesColumnsHasNotToHoldOfOneAlone() {
    RowConditions conditions = conditions(STATE, EITHER);

    assertThat(conditions.ofAlone(column("state"))).containsExactly(STATE.text());
    assertThat(conditions.askWhetherNull(List.of("owner"))).isTrue();
    assertThat(conditions(STATE).askWhetherNull(List.of("state"))).isFalse();
  }

  @Test
  void whatHasToDoWithColumnsThatAreLeftOutIsLeftOut() {
    assertThat(conditions(STATE, EITHER).without(Set.of("owner")).all()).containsExactly(STATE);
  }

  @Test
  void aRowOfAPartitionedTableSatisfiesAPartition() {
    RowConditions conditions = partitioned("day", "day < 5", "day >= 5");

    assertThat(conditions.hasPartition()).contains("(false OR (day < 5) OR (day >= 5))");
    assertThat(conditions.ofAlone(column("day")))
        .containsExactly("(false OR (day < 5) OR (day >= 5))");
    assertThat(conditions.ofAlone(column("state"))).containsExactly(STATE.text());
    assertThat(conditions.restrict(column("day"))).isTrue();
  }

  @Test
  void anyRowHasAPartitionByDefaultAndNoneWithoutPartitions() {
    assertThat(partitioned("day", "day < 5", "true").hasPartition()).isEmpty();
    assertThat(partitioned("day").hasPartition()).contains("(false)");
    assertThat(conditions(STATE).hasPartition()).isEmpty();
  }
}
