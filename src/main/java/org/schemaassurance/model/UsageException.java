package org.schemaassurance.model;

/**
 * The question is wrong, and nothing was sent to the database: an option, a rule file, a changelog.
 */
public final class UsageException extends AssuranceException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence for the user
   */
  public UsageException(String message) {
    super(message, null);
  }

  /**
   * @param message one sentence for the user
   */
  public UsageException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public ExitStatus exitStatus() {
    return ExitStatus.USAGE;
  }
}
