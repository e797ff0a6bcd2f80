package org.schemaassurance.rehearse.trace;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.schemaassurance.model.LockMode;

/** The gates that a statement has to pass, one a table. */
final class Gates implements AutoCloseable {
  /** As many connections at most. */
  static final int MOST = 8;

  private final Map<Integer, Gate> shut = new HashMap<>();

  /** Of a statement that is not stopped. */
  static Gates none() {
    return new Gates();
  }

  /**
   * Shuts gates.
   *
   * @param free connections for as many tables at least
   * @throws SQLException when one of them cannot be locked; then none is
   */
  static Gates shut(List<Gate> free, List<GatedTable> tables, LockMode mode) throws SQLException {
    Gates gates = new Gates();
    try {
      for (int i = 0; i < tables.size(); i++) {
        free.get(i).shut(tables.get(i), mode);
        gates.shut.put(free.get(i).backend(), free.get(i));
      }
      return gates;
    } catch (SQLException refused) {
      gates.close();
      throw refused;
    }
  }

  boolean areShut() {
    return !shut.isEmpty();
  }

  /**
   * Opens those at which a statement waits.
   *
   * @param backends the processes that it waits for
   */
  void openTo(Set<Integer> backends) {
    for (int backend : backends) {
      Gate gate = shut.remove(backend);
      if (gate != null) {
        gate.open();
      }
    }
  }

  /** Opens all. */
  @Override
  public void close() {
    openTo(Set.copyOf(shut.keySet()));
  }
}
