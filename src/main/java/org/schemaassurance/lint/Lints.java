package org.schemaassurance.lint;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.model.UsageException;

/** Every lint there is. */
public final class Lints {
  public static final List<Lint> ALL =
      Stream.concat(
              EnforcementLints.ALL.stream().map(EnforcementLint::lint),
              HealthLints.ALL.stream().map(HealthLint::lint))
          .toList();

  private Lints() {}

  /** The lint of an id, if there is one. */
  public static Optional<Lint> named(String id) {
    return ALL.stream().filter(lint -> lint.id().equals(id)).findFirst();
  }

  /**
   * The lint of an id.
   *
   * @throws UsageException if there is none
   */
  public static Lint require(String id) {
    return named(id).orElseThrow(() -> LintChoice.unknown(id));
  }
}
