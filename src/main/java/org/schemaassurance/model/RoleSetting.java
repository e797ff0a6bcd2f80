package org.schemaassurance.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A setting that sessions start with, from {@code pg_db_role_setting} or, with neither database nor
 * role, from the server's configuration.
 *
 * @param database the database that it is for; empty for all
 * @param role the role that it is for; empty for all
 * @param ofServer whether it is of the server's configuration
 * @param startedHere whether the session that reads it started with it, nothing else winning
 */
public record RoleSetting(
    Optional<String> database,
    Optional<String> role,
    String name,
    String value,
    boolean ofServer,
    boolean startedHere) {

  /** For reading: {@code role etl in database shop}. */
  public String scope() {
    String forRole = role.map(name -> "role " + SqlIdentifier.display(name)).orElse("");
    String forDatabase = database.map(name -> "database " + SqlIdentifier.display(name)).orElse("");
    if (forRole.isEmpty() && forDatabase.isEmpty()) {
      return ofServer ? "the whole server" : "all roles";
    }
    return forRole.isEmpty() || forDatabase.isEmpty()
        ? forRole + forDatabase
        : forRole + " in " + forDatabase;
  }

  /** What takes it back: a statement, or where there is none a sentence. */
  public String reset() {
    if (ofServer) {
      return "Take " + name + " out of the server's configuration and reload it.";
    }
    String inDatabase =
        database.map(text -> " IN DATABASE " + SqlIdentifier.display(text)).orElse("");
    String of =
        role.map(text -> "ROLE " + SqlIdentifier.display(text) + inDatabase)
            .or(() -> database.map(text -> "DATABASE " + SqlIdentifier.display(text)))
            .orElse("ROLE ALL");
    String statement = "ALTER " + of + " RESET " + settingName() + ";";
    // A session that starts with the setting may do nothing else about it.
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "default_transaction_read_only" -> "BEGIN READ WRITE; " + statement + " COMMIT;";
      case "role" -> "SET ROLE NONE; " + statement;
      default -> statement;
    };
  }

  /** Of an extension's or application's own, both parts. */
  private String settingName() {
    return Arrays.stream(name.split("\\."))
        .map(SqlIdentifier::display)
        .collect(Collectors.joining("."));
  }
}
