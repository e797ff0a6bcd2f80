package org.schemaassurance.assurance;

import java.util.concurrent.atomic.AtomicBoolean;
import org.schemaassurance.model.Cancellation;

/** Remembers that the end was asked for, so that nothing else is begun. */
final class NotedCancellation implements Cancellation {
  private final Cancellation cancellation;
  private final AtomicBoolean asked = new AtomicBoolean();

  NotedCancellation(Cancellation cancellation) {
    this.cancellation = cancellation;
  }

  @Override
  public Stage during(String state, Runnable end) {
    return cancellation.during(
        state,
        () -> {
          asked.set(true);
          end.run();
        });
  }

  boolean isAsked() {
    return asked.get();
  }
}
