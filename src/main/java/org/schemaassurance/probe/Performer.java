package org.schemaassurance.probe;

import org.schemaassurance.model.SqlIdentifier;

/**
 * A role that acts in a behaviour.
 *
 * @param role by its name
 * @param isSession whether it is the one that connected
 * @param canBecome whether the one that connected may take its rights
 */
record Performer(String role, boolean isSession, boolean canBecome, RoleSettings settings) {
  /** As sentences have it. */
  String shown() {
    return SqlIdentifier.display(role);
  }
}
