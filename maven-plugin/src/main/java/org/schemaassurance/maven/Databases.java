package org.schemaassurance.maven;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.schemaassurance.connect.ConnectionOptions;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.model.UsageException;

/**
 * How to connect to a database that somebody has named.
 *
 * @param environment of the process
 * @param doubts is told why a password file is not used
 */
record Databases(Map<String, String> environment, Consumer<String> doubts) {
  /** The one that DB_* and PG* name. */
  ConnectionSettings ofEnvironment() {
    return settings(ConnectionOptions.none(), environment);
  }

  /**
   * The one of a URL.
   *
   * @param source what gave it, for messages; a URL from the command line may have no password
   */
  ConnectionSettings ofUrl(String source, String url, Credentials credentials) {
    return settings(options(source, url, credentials), with(credentials, environment));
  }

  /** The one of a URL, whatever DB_* say: they may be of another database. */
  ConnectionSettings ofUrlAlone(String source, String url, Credentials credentials) {
    Map<String, String> others = new TreeMap<>(environment);
    others.keySet().removeIf(name -> name.startsWith("DB_"));
    return settings(options(source, url, credentials), with(credentials, others));
  }

  /** An empty URL would be whatever server is usual here. */
  private static ConnectionOptions options(String source, String url, Credentials credentials) {
    if (url.isBlank()) {
      throw new UsageException(source + " is empty: is the secret set that it comes from?");
    }
    return new ConnectionOptions(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        credentials.user(),
        Optional.of(url),
        source);
  }

  private static Map<String, String> with(
      Credentials credentials, Map<String, String> environment) {
    Map<String, String> all = new TreeMap<>(environment);
    credentials.password().ifPresent(password -> all.put("DB_PASSWORD", password));
    return all;
  }

  private ConnectionSettings settings(ConnectionOptions options, Map<String, String> variables) {
    return ConnectionSettings.resolve(
        options, variables, Path.of(System.getProperty("user.home")), doubts);
  }
}
