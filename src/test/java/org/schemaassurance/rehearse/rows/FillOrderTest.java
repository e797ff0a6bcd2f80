package org.schemaassurance.rehearse.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.schemaassurance.model.QualifiedName;

final class FillOrderTest {
  /**
   * A table that refers to others.
   *
   * @param references names; one with a question mark may be NULL
   */
  private static FillableTable table(String name, String... references) {
    return new FillableTable(
        new QualifiedName("public", name),
        Stream.of(references)
            .map(
                to ->
                    new FillableTable.Column(
                        to,
                        Optional.empty(),
                        "int",
                        !to.endsWith("?"),
                        false,
                        Optional.empty(),
                        Optional.empty()))
            .toList(),
        List.of(),
        Stream.of(references).map(FillOrderTest::reference).toList(),
        new RowConditions(List.of(), Optional.empty()));
  }

  private static FillableTable.Reference reference(String to) {
    QualifiedName name = new QualifiedName("public", to.replace("?", ""));
    return new FillableTable.Reference(List.of(to), name, false, name, List.of("id"));
  }

  private static List<String> order(FillableTable... tables) {
    return FillOrder.of(List.of(tables)).stream()
        .map(
            turn ->
                turn.tables().stream()
                        .map(table -> table.name().name())
                        .collect(Collectors.joining("+"))
                    + (turn.isHalf() ? " half" : ""))
        .toList();
  }

  @Test
  void aTableComesAfterThoseThatItRefersTo() {
    assertThat(order(table("a", "b", "c?"), table("b", "c"), table("c")))
        .containsExactly("c", "b", "a");
  }

  @Test
  void aTableThatRefersToItselfComesTwice() {
    assertThat(order(table("a", "a?"), table("b", "a"))).containsExactly("a half", "a", "b");
  }

  @Test
  void aCircleBeginsWhereAKeyMayBeNull() {
    assertThat(order(table("a", "b"), table("b", "a?"), table("c", "b")))
        .containsExactly("b half", "a", "b", "c");
  }

  @Test
  void aCircleWithoutABeginningIsBegunTogether() {
    assertThat(order(table("a", "b"), table("b", "a")))
        .containsExactly("b+a half", "b", "a", "b+a");
  }

  @Test
  void whatNeedsACircleComesBehindIt() {
    assertThat(order(table("c", "a"), table("a", "b"), table("b", "a", "d"), table("d", "d?")))
        .containsExactly("d half", "d", "a+b half", "a", "b", "a+b", "c");
  }

  @Test
  void aTableThatIsLeftOutIsNotWaitedFor() {
    assertThat(order(table("a", "unknown"))).containsExactly("a");
  }
}
