package org.schemaassurance.model;

/**
 * The database that was looked at.
 *
 * @param host as the server was asked for; with several, the one that answered
 * @param port 1 to 65535
 * @param serverVersion as the server says it, for example {@code 16.3}
 */
public record Target(String host, int port, String database, String user, String serverVersion) {
  @Override
  public String toString() {
    return host + ":" + port + "/" + database;
  }
}
