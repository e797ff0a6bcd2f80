package org.schemaassurance;

import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.SchemaSnapshot.Extra;

/**
 * How two schemas are compared.
 *
 * @param limits of the queries on both sides, and of all
 * @param extras what is compared beyond the schema itself, where no snapshot's file says it
 * @param accepted the differences that break nothing
 * @param changelog whose changesets are named as the origin of what is expected; where it names no
 *     file, the one of {@link Surroundings#changelog()}. One that is not there says nothing
 */
public record DriftOptions(
    TimeLimits limits,
    Set<Extra> extras,
    AcceptedDifferences accepted,
    Optional<ChangelogOptions> changelog) {
  /** The schema itself, no difference accepted, limited as {@link TimeLimits#DEFAULT}. */
  public static final DriftOptions DEFAULT =
      new DriftOptions(TimeLimits.DEFAULT, Set.of(), AcceptedDifferences.NONE, Optional.empty());

  public DriftOptions {
    extras = Set.copyOf(extras);
  }

  /** The same with other differences accepted. */
  public DriftOptions accepting(AcceptedDifferences others) {
    return new DriftOptions(limits, extras, others, changelog);
  }

  /** The same within other limits. */
  public DriftOptions within(TimeLimits other) {
    return new DriftOptions(other, extras, accepted, changelog);
  }
}
