package org.schemaassurance.connect;

import java.util.Optional;

/**
 * What the command line says about the connection, as it was typed; never a password.
 *
 * @param host {@code --host}
 * @param port {@code --port}
 * @param dbname {@code --dbname}
 * @param username {@code --username}
 * @param url a libpq URI or a JDBC URL
 * @param urlOption what gave it, for messages: {@code --url}, another option, or a variable
 */
public record ConnectionOptions(
    Optional<String> host,
    Optional<String> port,
    Optional<String> dbname,
    Optional<String> username,
    Optional<String> url,
    String urlOption) {
  private static final String URL = "--url";

  public ConnectionOptions(
      Optional<String> host,
      Optional<String> port,
      Optional<String> dbname,
      Optional<String> username,
      Optional<String> url) {
    this(host, port, dbname, username, url, URL);
  }

  /** A URL alone, from an option of another name. */
  public static ConnectionOptions ofUrl(String option, String url) {
    return new ConnectionOptions(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(url),
        option);
  }

  /** A URL alone, from a variable, which may have a password in it. */
  public static ConnectionOptions ofVariable(String variable, String url) {
    return ofUrl(variable, url);
  }

  /** Whether the process list shows the URL. */
  boolean isTyped() {
    return urlOption.startsWith("-");
  }

  /** Whether {@code DB_URL} could have been given in its place. */
  boolean mayComeFromEnvironment() {
    return urlOption.equals(URL);
  }

  /** Nothing was said: the environment decides. */
  public static ConnectionOptions none() {
    return new ConnectionOptions(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
