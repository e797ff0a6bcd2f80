package org.schemaassurance.connect;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.schemaassurance.model.UsageException;

/**
 * Which database to connect to, and as whom.
 *
 * @param servers at least one; they are tried in this order
 * @param database the database's name
 * @param user the role that logs in
 * @param password empty where the server is expected to trust the role without one
 * @param driverParameters further parameters by pgjdbc's names, such as {@code sslmode}
 */
public record ConnectionSettings(
    List<ServerAddress> servers,
    String database,
    String user,
    Optional<String> password,
    Map<String, String> driverParameters) {
  public ConnectionSettings {
    servers = List.copyOf(servers);
    driverParameters = Map.copyOf(driverParameters);
  }

  /** One server, and the driver's defaults for the rest. */
  public static ConnectionSettings of(
      ServerAddress server, String database, String user, Optional<String> password) {
    return new ConnectionSettings(List.of(server), database, user, password, Map.of());
  }

  /**
   * Puts the settings together. For each component the options win over the URL in {@code --url} or
   * {@code DB_URL}, that over {@code DB_*}, those over libpq's {@code PG*}; an empty variable is an
   * unset one. A service of {@code pg_service.conf} counts as a part of what names it: of the URL,
   * or of {@code PG*}, whose other variables it wins over. A password that is nowhere else is
   * looked up in the password file. Where nothing names a database, it is the project's, else the
   * one of the role's name.
   *
   * @param environment the process's environment
   * @param home where {@code .pgpass} and {@code .pg_service.conf} are, unless {@code PGPASSFILE}
   *     and {@code PGSERVICEFILE} name other files
   * @param defaults what the project says
   * @param doubts takes a sentence each on why a password file is not used
   * @throws UsageException in one sentence, which never shows what a URL or one of the files holds
   */
  public static ConnectionSettings resolve(
      ConnectionOptions options,
      Map<String, String> environment,
      Path home,
      ProjectDefaults defaults,
      Consumer<String> doubts) {
    return new SettingsResolver(options, environment, home, defaults, doubts).resolve();
  }

  /** The same where there is no project. */
  public static ConnectionSettings resolve(
      ConnectionOptions options,
      Map<String, String> environment,
      Path home,
      Consumer<String> doubts) {
    return resolve(options, environment, home, ProjectDefaults.NONE, doubts);
  }

  /** The same servers and credentials, another database. */
  public ConnectionSettings withDatabase(String other) {
    return new ConnectionSettings(servers, other, user, password, driverParameters);
  }

  /** The servers for a sentence, such as {@code db.example.com:5432}. */
  public String serverNames() {
    return servers.stream().map(ServerAddress::toString).collect(Collectors.joining(", "));
  }

  /** Neither the password nor a parameter's value, since that can be a key's passphrase. */
  @Override
  public String toString() {
    return "database " + database + " at " + serverNames() + " as " + user;
  }
}
