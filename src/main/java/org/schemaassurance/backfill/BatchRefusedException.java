package org.schemaassurance.backfill;

import java.sql.SQLException;

/** What a batch met that no other try would change; it was undone, and ends the run. */
final class BatchRefusedException extends SQLException {
  private static final long serialVersionUID = 1L;

  BatchRefusedException(String reason) {
    super(reason);
  }
}
