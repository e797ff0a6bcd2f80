package org.schemaassurance.reference;

import java.util.concurrent.atomic.AtomicInteger;

/** The names of one run's databases, each of which is given once. */
final class ThrowawayNames {
  private final String begun;
  private final int run;
  private final AtomicInteger given = new AtomicInteger();

  /** Of a run as {@link ThrowawayName} tells it. */
  ThrowawayNames(String begun, int run) {
    this.begun = begun;
    this.run = run;
  }

  int run() {
    return run;
  }

  ThrowawayName next() {
    return new ThrowawayName(begun, run, given.incrementAndGet());
  }

  /** What all of them begin with. */
  String prefix() {
    return ThrowawayName.prefix(begun, run);
  }
}
