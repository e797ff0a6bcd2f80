package org.schemaassurance.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The modes in which PostgreSQL locks a table, weakest first: PostgreSQL manual, section 13.3.1,
 * "Table-Level Locks".
 */
public enum LockMode {
  ACCESS_SHARE("AccessShareLock"),
  ROW_SHARE("RowShareLock"),
  ROW_EXCLUSIVE("RowExclusiveLock"),
  SHARE_UPDATE_EXCLUSIVE("ShareUpdateExclusiveLock"),
  SHARE("ShareLock"),
  SHARE_ROW_EXCLUSIVE("ShareRowExclusiveLock"),
  EXCLUSIVE("ExclusiveLock"),
  ACCESS_EXCLUSIVE("AccessExclusiveLock");

  private final String catalogName;

  LockMode(String catalogName) {
    this.catalogName = catalogName;
  }

  /**
   * From the column {@code mode} of {@code pg_locks}.
   *
   * @throws IllegalArgumentException if it is no mode of a table
   */
  public static LockMode ofCatalogName(String name) {
    for (LockMode mode : values()) {
      if (mode.catalogName.equals(name)) {
        return mode;
      }
    }
    throw new IllegalArgumentException("lock mode '" + name + "' is not known");
  }

  /** As {@code pg_locks.mode} has it: {@code AccessExclusiveLock}. */
  public String catalogName() {
    return catalogName;
  }

  /** Whether one of the two transactions that want these modes of a table waits for the other. */
  public boolean conflictsWith(LockMode other) {
    return conflicts().contains(other);
  }

  /** Whether a table that is locked so is locked better than in the other mode. */
  public boolean isStrongerThan(LockMode other) {
    return compareTo(other) > 0;
  }

  /** Which work of others on the table waits while this mode is held. */
  public Set<Work> blocks() {
    Set<Work> blocked = EnumSet.noneOf(Work.class);
    for (Work work : Work.values()) {
      if (conflictsWith(work.mode())) {
        blocked.add(work);
      }
    }
    return Collections.unmodifiableSet(blocked);
  }

  /** Whether a SELECT waits. */
  public boolean blocksReads() {
    return conflictsWith(Work.SELECT.mode());
  }

  /** Whether an INSERT, UPDATE or DELETE waits. */
  public boolean blocksWrites() {
    return conflictsWith(Work.INSERT.mode());
  }

  /** The table "Conflicting Lock Modes" of the manual, row by row. */
  private Set<LockMode> conflicts() {
    return switch (this) {
      case ACCESS_SHARE -> EnumSet.of(ACCESS_EXCLUSIVE);
      case ROW_SHARE -> EnumSet.range(EXCLUSIVE, ACCESS_EXCLUSIVE);
      case ROW_EXCLUSIVE -> EnumSet.range(SHARE, ACCESS_EXCLUSIVE);
      case SHARE_UPDATE_EXCLUSIVE -> EnumSet.range(SHARE_UPDATE_EXCLUSIVE, ACCESS_EXCLUSIVE);
      case SHARE -> EnumSet.complementOf(EnumSet.of(ACCESS_SHARE, ROW_SHARE, SHARE));
      case SHARE_ROW_EXCLUSIVE -> EnumSet.range(ROW_EXCLUSIVE, ACCESS_EXCLUSIVE);
      case EXCLUSIVE -> EnumSet.range(ROW_SHARE, ACCESS_EXCLUSIVE);
      case ACCESS_EXCLUSIVE -> EnumSet.allOf(LockMode.class);
    };
  }

  /** As SQL has it: {@code ACCESS EXCLUSIVE}. */
  @Override
  public String toString() {
    return name().replace('_', ' ');
  }
}
