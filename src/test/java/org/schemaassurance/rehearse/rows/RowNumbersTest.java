package org.schemaassurance.rehearse.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.schemaassurance.model.QualifiedName;

final class RowNumbersTest {
  private static final FillableTable ROOM = table("room");
  private static final FillableTable LESSON = table("lesson");

  private final RowNumbers numbers = new RowNumbers();

  private static FillableTable table(String name) {
    return new FillableTable(
        new QualifiedName("public", name),
        List.of(),
        List.of(),
        List.of(),
        new RowConditions(List.of(), Optional.empty()));
  }

  @Test
  void eachTableCountsByItself() {
    assertThat(numbers.taken(ROOM, 10)).isZero();
    assertThat(numbers.taken(ROOM, 5)).isEqualTo(10);
    assertThat(numbers.taken(LESSON, 5)).isZero();
  }

  @Test
  void tablesThatAreFilledTogetherTakeNumbersThatNoneOfThemHas() {
    numbers.taken(ROOM, 10);
    numbers.taken(LESSON, 3);

    assertThat(numbers.taken(List.of(ROOM, LESSON), 4)).isEqualTo(10);
    assertThat(numbers.taken(LESSON, 1)).isEqualTo(14);
    assertThat(numbers.taken(ROOM, 1)).isEqualTo(14);
  }
}
