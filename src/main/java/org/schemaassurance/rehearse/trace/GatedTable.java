package org.schemaassurance.rehearse.trace;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.schemaassurance.model.LockMode;

/**
 * A table at which a statement may be stopped.
 *
 * @param name as SQL has it
 * @param materialized whether it is a materialized view
 */
record GatedTable(String name, boolean materialized) {

  static GatedTable read(ResultSet row) throws SQLException {
    return new GatedTable(row.getString("name"), row.getBoolean("materialized"));
  }

  /**
   * The statement that locks it until the transaction is rolled back. LOCK TABLE takes no
   * materialized view; a comment on one is made under SHARE UPDATE EXCLUSIVE, for which everything
   * waits that is made to wait.
   */
  String lock(LockMode mode) {
    return materialized
        ? "COMMENT ON MATERIALIZED VIEW %s IS NULL".formatted(name)
        : "LOCK TABLE ONLY %s IN %s MODE".formatted(name, mode);
  }
}
