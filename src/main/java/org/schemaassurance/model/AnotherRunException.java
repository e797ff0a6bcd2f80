package org.schemaassurance.model;

/** Another run is at work on the same backfill. */
public final class AnotherRunException extends UndeterminedException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence for the user
   */
  public AnotherRunException(String message) {
    super(message);
  }
}
