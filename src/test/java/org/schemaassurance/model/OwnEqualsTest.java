package org.schemaassurance.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that say themselves when they are equal count every component, also one to come. */
final class OwnEqualsTest {
  private static final QualifiedName ORDERS = new QualifiedName("shop", "orders");

  /** Two of a kind that have no component in common. */
  private record Pair(Record one, Record other) {}

  static Stream<Named<Pair>> pairs() {
    return Stream.of(
            new Pair(ORDERS, new QualifiedName("stock", "items")),
            new Pair(
                Securable.table(ORDERS),
                new Securable(
                    Securable.Kind.FUNCTION,
                    Optional.of(new QualifiedName("shop", "total")),
                    List.of("integer"))),
            new Pair(
                new Right(Securable.table(ORDERS), "SELECT", Optional.empty()),
                new Right(Securable.schema("shop"), "USAGE", Optional.of("id"))))
        .map(pair -> Named.of(pair.one().getClass().getSimpleName(), pair));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void everyComponentCounts(Pair pair) throws ReflectiveOperationException {
    RecordComponent[] components = pair.one().getClass().getRecordComponents();
    Object[] values = values(pair.one(), components);
    assertThat(remade(pair.one(), values)).isEqualTo(pair.one()).hasSameHashCodeAs(pair.one());

    for (int i = 0; i < components.length; i++) {
      Object[] changed = values.clone();
      changed[i] = values(pair.other(), components)[i];
      assertThat(changed[i]).as("the two differ in %s", components[i]).isNotEqualTo(values[i]);
      assertThat(remade(pair.one(), changed)).as("%s", components[i]).isNotEqualTo(pair.one());
    }
  }

  private static Object[] values(Record from, RecordComponent[] components)
      throws ReflectiveOperationException {
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = components[i].getAccessor().invoke(from);
    }
    return values;
  }

  private static Object remade(Record like, Object[] values) throws ReflectiveOperationException {
    Class<?>[] types =
        Arrays.stream(like.getClass().getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    return like.getClass().getDeclaredConstructor(types).newInstance(values);
  }
}
