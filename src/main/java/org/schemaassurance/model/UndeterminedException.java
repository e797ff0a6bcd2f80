package org.schemaassurance.model;

/** Could not be found out: no connection, a missing privilege, a timeout. */
public non-sealed class UndeterminedException extends AssuranceException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence for the user
   */
  public UndeterminedException(String message) {
    super(message, null);
  }

  /**
   * @param message one sentence for the user
   */
  public UndeterminedException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public ExitStatus exitStatus() {
    return ExitStatus.UNKNOWN;
  }
}
