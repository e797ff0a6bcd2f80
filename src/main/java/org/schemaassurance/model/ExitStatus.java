package org.schemaassurance.model;

/** What a process of ours ends with; the same for every verb. */
public enum ExitStatus {
  /** Everything that was asked holds. */
  HOLDS(0),
  /** Something is broken: a rule fails, drift, candidates left. */
  BROKEN(1),
  /**
   * The question is wrong (an option, a rule file, a changelog); nothing was sent to the database.
   */
  USAGE(2),
  /** Could not be found out: no connection, a missing privilege, a timeout, our own fault. */
  UNKNOWN(3),
  /** Ctrl-C. */
  INTERRUPTED(130);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  /** The process's exit status, 0 to 255. */
  public int code() {
    return code;
  }
}
