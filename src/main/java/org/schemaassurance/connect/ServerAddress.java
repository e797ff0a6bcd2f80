package org.schemaassurance.connect;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.schemaassurance.model.Target;

/**
 * Where a server listens.
 *
 * @param host a name or an address; an IPv6 address without brackets
 * @param port 1 to 65535
 */
public record ServerAddress(String host, int port) {
  /** As in a URL: an IPv6 address gets its brackets. */
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /**
   * What a session here says of itself.
   *
   * @param row with {@code database}, {@code user}, {@code server_version} and {@code is_superuser}
   */
  Target target(ResultSet row) throws SQLException {
    return new Target(
        host,
        port,
        row.getString("database"),
        row.getString("user"),
        row.getString("server_version").split(" ", 2)[0],
        row.getBoolean("is_superuser"));
  }
}
