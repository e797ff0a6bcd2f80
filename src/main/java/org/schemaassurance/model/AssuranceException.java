package org.schemaassurance.model;

/**
 * The end of a verb, told in one plain sentence. The message is all that a user sees; the cause is
 * for {@code --verbose}.
 */
public abstract sealed class AssuranceException extends RuntimeException
    permits UsageException, UndeterminedException {
  private static final long serialVersionUID = 1L;

  AssuranceException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What the process ends with. */
  public abstract ExitStatus exitStatus();
}
