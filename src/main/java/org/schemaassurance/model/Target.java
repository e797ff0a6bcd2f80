package org.schemaassurance.model;

import java.util.Optional;

/**
 * The database that was looked at, and as whom.
 *
 * @param host as the server was asked for; with several, the one that answered
 * @param port 1 to 65535
 * @param serverVersion as the server says it, for example {@code 16.3}
 * @param superuser whether the role that connected may do anything
 * @param queriesAs the role with whose rights queries of rules were run: the user itself, unless it
 *     could do with less; empty where none were
 */
public record Target(
    String host,
    int port,
    String database,
    String user,
    String serverVersion,
    boolean superuser,
    Optional<String> queriesAs) {

  /** Where no queries of rules are run. */
  public Target(
      String host,
      int port,
      String database,
      String user,
      String serverVersion,
      boolean superuser) {
    this(host, port, database, user, serverVersion, superuser, Optional.empty());
  }

  /** The same, where queries of rules were run with the rights of that role. */
  public Target withQueriesAs(String role) {
    return new Target(host, port, database, user, serverVersion, superuser, Optional.of(role));
  }

  /** The major version of the server, such as 18. */
  public int majorVersion() {
    return Integer.parseInt(serverVersion.replaceFirst("\\D.*", ""));
  }

  @Override
  public String toString() {
    return host + ":" + port + "/" + database;
  }
}
