package org.schemaassurance.report;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.schemaassurance.model.Target;

/** What a report says of the rights with which queries of rules ran, where they need be said. */
final class RunAs {
  private RunAs() {}

  /**
   * A sentence each.
   *
   * @param name how a role's name is written where the sentence stands
   */
  static List<String> sentences(Target target, UnaryOperator<String> name) {
    return target.queriesAs().stream()
        .flatMap(role -> Stream.of(rights(target, role, name), advice(target, name)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> rights(Target target, String role, UnaryOperator<String> name) {
    if (!role.equals(target.user())) {
      return Optional.of("Queries of rules ran with the rights of " + name.apply(role) + ".");
    }
    return target.superuser()
        ? Optional.of("Queries of rules ran with all rights of a superuser (--own-rights).")
        : Optional.empty();
  }

  private static Optional<String> advice(Target target, UnaryOperator<String> name) {
    return target.superuser()
        ? Optional.of(
            name.apply(target.user())
                + " is a superuser; a role that may only read is enough: verify --grants prints it.")
        : Optional.empty();
  }
}
