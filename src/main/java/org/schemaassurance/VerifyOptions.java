package org.schemaassurance;

/**
 * How a verification is done.
 *
 * @param limits of its queries, and of all
 * @param samples whether findings show keys of rows that violate an invariant
 * @param ownRights whether queries of rules run with all rights of the connecting role, and not
 *     with those of {@code pg_read_all_data} where it may take them
 * @param built whether the changelog has built the database just now, so that nobody has changed it
 *     by hand; what is to be done is said accordingly
 */
public record VerifyOptions(TimeLimits limits, boolean samples, boolean ownRights, boolean built) {
  /** Of a database in use. */
  public VerifyOptions(TimeLimits limits, boolean samples, boolean ownRights) {
    this(limits, samples, ownRights, false);
  }

  /** Limited as {@link TimeLimits#DEFAULT}, with samples and with reduced rights. */
  public static final VerifyOptions DEFAULT = new VerifyOptions(TimeLimits.DEFAULT, true, false);

  /** The same within other limits. */
  public VerifyOptions within(TimeLimits other) {
    return new VerifyOptions(other, samples, ownRights, built);
  }

  /** The same of a database that the changelog has built just now. */
  public VerifyOptions ofBuilt() {
    return new VerifyOptions(limits, samples, ownRights, true);
  }
}
