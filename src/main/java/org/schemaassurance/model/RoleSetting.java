package org.schemaassurance.model;

import java.util.Optional;

/**
 * A setting that sessions start with, from {@code pg_db_role_setting} or, with neither database nor
 * role, from the server's configuration.
 *
 * @param database the database that it is for; empty for all
 * @param role the role that it is for; empty for all
 */
public record RoleSetting(
    Optional<String> database, Optional<String> role, String name, String value) {

  /** For reading: {@code role etl in database shop}. */
  public String scope() {
    String forRole = role.map(name -> "role " + SqlIdentifier.display(name)).orElse("");
    String forDatabase = database.map(name -> "database " + SqlIdentifier.display(name)).orElse("");
    if (forRole.isEmpty() && forDatabase.isEmpty()) {
      return "the whole server";
    }
    return forRole.isEmpty() || forDatabase.isEmpty()
        ? forRole + forDatabase
        : forRole + " in " + forDatabase;
  }
}
