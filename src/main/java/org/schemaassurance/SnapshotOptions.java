package org.schemaassurance;

import java.util.Set;
import org.schemaassurance.model.SchemaSnapshot.Extra;

/**
 * How a schema is written down.
 *
 * @param limits of the queries, and of all
 * @param extras what is wanted beyond the schema itself
 */
public record SnapshotOptions(TimeLimits limits, Set<Extra> extras) {
  /** The schema itself, limited as {@link TimeLimits#DEFAULT}. */
  public static final SnapshotOptions DEFAULT = new SnapshotOptions(TimeLimits.DEFAULT, Set.of());

  public SnapshotOptions {
    extras = Set.copyOf(extras);
  }
}
