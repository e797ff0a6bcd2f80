package org.schemaassurance.rehearse.rows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Stream;

/**
 * What {@code numeric(precision, scale)} takes.
 *
 * <p>Source: PostgreSQL, {@code numeric.c}, {@code make_numeric_typmod}.
 */
record NumericModifier(int precision, int scale) {
  private static final int HEADER = 4;

  /** Empty for a type without limits. */
  static Stream<NumericModifier> of(int modifier) {
    int packed = modifier - HEADER;
    return packed < 0
        ? Stream.empty()
        : Stream.of(new NumericModifier(packed >> 16, ((packed & 0x7ff) ^ 1024) - 1024));
  }

  /** Whether the number, rounded, is below what the digits before the point allow. */
  boolean fits(BigDecimal number) {
    return number
            .setScale(scale, RoundingMode.HALF_UP)
            .abs()
            .compareTo(BigDecimal.ONE.scaleByPowerOfTen(precision - scale))
        < 0;
  }
}
