package org.schemaassurance.connect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.schemaassurance.model.UsageException;

/** Lays what options, URL and variables say over each other; the first to name a component wins. */
final class SettingsResolver {
  private static final String DEFAULT_HOST = "localhost";
  private static final String DEFAULT_PORT = "5432";

  /** A name, an IPv4 or an IPv6 address; no character that means something else in a URL. */
  private static final Pattern HOST = Pattern.compile("\\[?(?<name>[^\\s/?&#@\\[\\]]+)]?");

  /** Those of libpq's variables that count; {@code PGAPPNAME}, say, doesn't. */
  private static final Set<DriverParameter> FROM_LIBPQ_VARIABLES =
      EnumSet.of(
          DriverParameter.HOST,
          DriverParameter.PORT,
          DriverParameter.DATABASE,
          DriverParameter.USER,
          DriverParameter.PASSWORD,
          DriverParameter.SSL_MODE,
          DriverParameter.SSL_ROOT_CERT,
          DriverParameter.SSL_CERT,
          DriverParameter.SSL_KEY,
          DriverParameter.TARGET_SERVER_TYPE,
          DriverParameter.CONNECT_TIMEOUT);

  /** What has a place of its own in the settings. */
  private static final Set<DriverParameter> COMPONENTS =
      EnumSet.range(DriverParameter.HOST, DriverParameter.PASSWORD);

  private final ConnectionOptions options;
  private final Map<String, String> environment;
  private final Path home;
  private final Map<DriverParameter, Given> given = new EnumMap<>(DriverParameter.class);

  /**
   * @param source whose value it is, for a message
   * @param fromUrl then a message must not repeat it
   */
  private record Given(String value, String source, boolean fromUrl) {
    String shown(String text) {
      return fromUrl
          ? "; special characters in its password have to be percent-encoded"
          : ": \"" + text + "\"";
    }
  }

  SettingsResolver(ConnectionOptions options, Map<String, String> environment, Path home) {
    this.options = options;
    this.environment = environment;
    this.home = home;
  }

  ConnectionSettings resolve() {
    addOptions();
    addUrl();
    addOwnVariables();
    addLibpqVariables();
    addDefaults();
    return settings();
  }

  private void addOptions() {
    add(DriverParameter.HOST, options.host(), "--host");
    add(DriverParameter.PORT, options.port(), "--port");
    add(DriverParameter.DATABASE, options.dbname(), "--dbname");
    add(DriverParameter.USER, options.username(), "--username");
  }

  /** With {@code --url} DB_URL doesn't count, so its password can't reach another server. */
  private void addUrl() {
    Optional<String> option = options.url().filter(url -> !url.isEmpty());
    option.ifPresentOrElse(
        url ->
            addUrl(
                withoutSecrets(ConnectionUrl.parse(url, options.urlOption())), options.urlOption()),
        () ->
            variable("DB_URL")
                .ifPresent(url -> addUrl(ConnectionUrl.parse(url, "DB_URL"), "DB_URL")));
  }

  private void addUrl(Map<DriverParameter, String> components, String source) {
    components.forEach(
        (parameter, value) -> given.putIfAbsent(parameter, new Given(value, source, true)));
  }

  private Map<DriverParameter, String> withoutSecrets(Map<DriverParameter, String> components) {
    if (components.keySet().stream().anyMatch(DriverParameter::isSecret)) {
      throw new UsageException(
          options.urlOption()
              + " has a password in it, which the process list would show: leave it out and "
              + (options.mayComeFromEnvironment()
                  ? "set DB_PASSWORD, use ~/.pgpass, or put the URL into DB_URL."
                  : "set DB_PASSWORD, or use ~/.pgpass."));
    }
    return components;
  }

  private void addOwnVariables() {
    addVariable(DriverParameter.HOST, "DB_HOST");
    addVariable(DriverParameter.PORT, "DB_PORT");
    addVariable(DriverParameter.DATABASE, "DB_NAME");
    addVariable(DriverParameter.USER, "DB_USER");
    addVariable(DriverParameter.PASSWORD, "DB_PASSWORD");
  }

  private void addLibpqVariables() {
    for (DriverParameter parameter : FROM_LIBPQ_VARIABLES) {
      addVariable(parameter, parameter.variable());
    }
  }

  private void addDefaults() {
    add(DriverParameter.HOST, Optional.of(DEFAULT_HOST), "the default");
    add(DriverParameter.PORT, Optional.of(DEFAULT_PORT), "the default");
    add(DriverParameter.DATABASE, Optional.of("tutoring_platform"), "the default");
    add(DriverParameter.USER, Optional.of("postgres"), "the default");
  }

  private void addVariable(DriverParameter parameter, String variable) {
    add(parameter, variable(variable), variable);
  }

  private void add(DriverParameter parameter, Optional<String> value, String source) {
    value
        .filter(text -> !text.isEmpty())
        .ifPresent(
            text ->
                given.putIfAbsent(parameter, new Given(parameter.fromLibpq(text), source, false)));
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  private ConnectionSettings settings() {
    List<ServerAddress> servers = servers();
    String database = given.get(DriverParameter.DATABASE).value();
    String user = given.get(DriverParameter.USER).value();
    checkConnectTimeout();
    return new ConnectionSettings(
        servers, database, user, password(servers, database, user), driverParameters());
  }

  private Map<String, String> driverParameters() {
    return given.entrySet().stream()
        .filter(entry -> !COMPONENTS.contains(entry.getKey()))
        .collect(
            Collectors.toMap(
                entry -> entry.getKey().driverName(), entry -> entry.getValue().value()));
  }

  /** As in libpq: one port is for all hosts, otherwise there are as many ports as hosts. */
  private List<ServerAddress> servers() {
    Given host = given.get(DriverParameter.HOST);
    String[] hosts = host.value().split(",", -1);
    Given port = given.get(DriverParameter.PORT);
    String[] ports = port.value().split(",", -1);
    if (ports.length != 1 && ports.length != hosts.length) {
      throw new UsageException(
          "%d ports are given for %d hosts: give one port for all hosts, or one for each."
              .formatted(ports.length, hosts.length));
    }
    List<ServerAddress> servers = new ArrayList<>();
    for (int i = 0; i < hosts.length; i++) {
      servers.add(
          new ServerAddress(host(host, hosts[i]), port(port, ports[ports.length == 1 ? 0 : i])));
    }
    return servers;
  }

  private static String host(Given given, String text) {
    if (text.startsWith("/") || text.startsWith("@")) {
      throw new UsageException(
          "The host in "
              + given.source()
              + " is the directory of a Unix socket; sockets are not supported:"
              + " use localhost, or the server's name.");
    }
    Matcher host = HOST.matcher(text.isEmpty() ? DEFAULT_HOST : text);
    if (!host.matches()) {
      throw new UsageException(
          "The host in %s is not a name or an address%s."
              .formatted(given.source(), given.shown(text)));
    }
    return host.group("name");
  }

  private static int port(Given given, String text) {
    String digits = text.isEmpty() ? DEFAULT_PORT : text;
    if (!digits.matches("\\d{1,5}") || !isPort(Integer.parseInt(digits))) {
      throw new UsageException(
          "The port in %s is not a number from 1 to 65535%s."
              .formatted(given.source(), given.shown(text)));
    }
    return Integer.parseInt(digits);
  }

  private static boolean isPort(int number) {
    return number >= 1 && number <= 65535;
  }

  private void checkConnectTimeout() {
    Given timeout = given.get(DriverParameter.CONNECT_TIMEOUT);
    if (timeout != null && !timeout.value().matches("\\d{1,5}")) {
      throw new UsageException(
          "The connect timeout in " + timeout.source() + " is not a number of seconds.");
    }
  }

  private Optional<String> password(List<ServerAddress> servers, String database, String user) {
    Given password = given.get(DriverParameter.PASSWORD);
    if (password != null) {
      return Optional.of(password.value());
    }
    Path file = variable("PGPASSFILE").map(Path::of).orElseGet(() -> home.resolve(".pgpass"));
    return new PasswordFile(file).passwordFor(servers, database, user);
  }
}
