package org.schemaassurance;

/**
 * How a verification is done.
 *
 * @param limits of its queries, and of all
 * @param samples whether findings show keys of rows that violate an invariant
 * @param ownRights whether queries of rules run with all rights of the connecting role, and not
 *     with those of {@code pg_read_all_data} where it may take them
 */
public record VerifyOptions(TimeLimits limits, boolean samples, boolean ownRights) {
  /** Limited as {@link TimeLimits#DEFAULT}, with samples and with reduced rights. */
  public static final VerifyOptions DEFAULT = new VerifyOptions(TimeLimits.DEFAULT, true, false);

  /** The same within other limits. */
  public VerifyOptions within(TimeLimits other) {
    return new VerifyOptions(other, samples, ownRights);
  }
}
