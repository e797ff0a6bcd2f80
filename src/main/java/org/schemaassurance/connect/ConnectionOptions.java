package org.schemaassurance.connect;

import java.util.Optional;

/**
 * What the command line says about the connection, as it was typed; never a password.
 *
 * @param host {@code --host}
 * @param port {@code --port}
 * @param dbname {@code --dbname}
 * @param username {@code --username}
 * @param url {@code --url}: a libpq URI or a JDBC URL
 */
public record ConnectionOptions(
    Optional<String> host,
    Optional<String> port,
    Optional<String> dbname,
    Optional<String> username,
    Optional<String> url) {
  /** Nothing was said: the environment decides. */
  public static ConnectionOptions none() {
    return new ConnectionOptions(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
