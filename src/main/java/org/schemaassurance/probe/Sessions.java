package org.schemaassurance.probe;

import java.util.function.Supplier;
import org.schemaassurance.connect.TrialSession;
import org.schemaassurance.model.UndeterminedException;

/** The session in which behaviours are tried; where one is lost, the next one has another. */
public final class Sessions implements AutoCloseable {
  private final Supplier<TrialSession> connector;
  private TrialSession current;

  /**
   * Connects.
   *
   * @throws UndeterminedException as the connector throws it
   */
  public Sessions(Supplier<TrialSession> connector) {
    this.connector = connector;
    this.current = connector.get();
  }

  /** The one that was opened last. */
  public synchronized TrialSession current() {
    return current;
  }

  /**
   * One that is open.
   *
   * @throws UndeterminedException when there is none any more
   */
  TrialSession open() {
    if (!current.isOpen()) {
      current.close();
      TrialSession next = connector.get();
      replace(next);
    }
    return current;
  }

  private synchronized void replace(TrialSession next) {
    current = next;
  }

  /** Ends the statement that is running; for another thread. */
  public void cancel() {
    current().cancel();
  }

  @Override
  public void close() {
    current.close();
  }
}
