package org.schemaassurance.model;

/**
 * How work is told that nobody waits for it any more: whoever asks for work gives one along, and
 * the work says from moment to moment what would end it, and where that leaves the database.
 */
@FunctionalInterface
public interface Cancellation {
  /** Of work that ends by itself or by its limits alone. */
  Cancellation NEVER = (state, end) -> () -> {};

  /**
   * Says what to do from now on until the stage is closed.
   *
   * @param state what is true of the database then, in words that go into a sentence
   * @param end ends what is running, from another thread; throws {@link AssuranceException} in one
   *     sentence when it cannot, and what is running then ends at its own limit
   */
  Stage during(String state, Runnable end);

  /** A stretch of work that can be ended in one way. */
  interface Stage extends AutoCloseable {
    /** The work is past it. */
    @Override
    void close();
  }
}
