package org.schemaassurance.model;

/** What goes on on a table of production, by the lock that it needs. */
public enum Work {
  SELECT(LockMode.ACCESS_SHARE),
  INSERT(LockMode.ROW_EXCLUSIVE),
  UPDATE(LockMode.ROW_EXCLUSIVE),
  DELETE(LockMode.ROW_EXCLUSIVE),
  /** By hand or by autovacuum, which gives up instead of waiting; ANALYZE as well. */
  VACUUM(LockMode.SHARE_UPDATE_EXCLUSIVE);

  private final LockMode mode;

  Work(LockMode mode) {
    this.mode = mode;
  }

  /** The lock that it takes on the table. */
  public LockMode mode() {
    return mode;
  }
}
