package org.schemaassurance.connect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.schemaassurance.model.UsageException;

/** Lays what options, URL and variables say over each other; the first to name a component wins. */
final class SettingsResolver {
  private static final String DEFAULT_HOST = "localhost";
  private static final String DEFAULT_PORT = "5432";

  /**
   * What can have a password in it in the place of a name, which may be all but that (the manual's
   * section 32.1.1).
   */
  private static final Pattern CONNINFO =
      Pattern.compile(
          "://|(^|\\s)(host|hostaddr|port|dbname|user|password|passfile|service|ssl\\w+)\\s*=");

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
          DriverParameter.SSL_NEGOTIATION,
          DriverParameter.TARGET_SERVER_TYPE,
          DriverParameter.CONNECT_TIMEOUT,
          DriverParameter.CHANNEL_BINDING,
          DriverParameter.GSS_ENCRYPTION,
          DriverParameter.KERBEROS_SERVICE,
          DriverParameter.REQUIRE_AUTHENTICATION);

  /** What has a place of its own in the settings. */
  private static final Set<DriverParameter> COMPONENTS =
      EnumSet.range(DriverParameter.HOST, DriverParameter.PASSWORD);

  /** What the JVM makes of a byte that is none of the locale's encoding. */
  private static final String UNDECODED = "\uFFFD";

  private final ConnectionOptions options;
  private final Map<String, String> environment;
  private final Path home;
  private final ProjectDefaults defaults;
  private final Consumer<String> doubts;
  private final Map<DriverParameter, GivenParameter> given = new EnumMap<>(DriverParameter.class);

  SettingsResolver(
      ConnectionOptions options,
      Map<String, String> environment,
      Path home,
      ProjectDefaults defaults,
      Consumer<String> doubts) {
    this.doubts = doubts;
    this.defaults = defaults;
    this.options = options;
    this.environment = environment;
    this.home = home;
  }

  ConnectionSettings resolve() {
    LibpqVariables.requireFollowed(environment);
    addOptions();
    addUrl();
    addService();
    addOwnVariables();
    addVariable(DriverParameter.SERVICE, DriverParameter.SERVICE.variable());
    addService();
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
        (parameter, value) ->
            given.putIfAbsent(
                parameter, new GivenParameter(value, source, GivenParameter.Place.URL)));
  }

  /**
   * The service that is named up to here, with what nothing up to here says: as in libpq, one that
   * a URL names counts as a part of it, and PGSERVICE more than the other PG* variables.
   */
  private void addService() {
    GivenParameter service = given.get(DriverParameter.SERVICE);
    if (service != null) {
      String source = "the service \"" + service.value() + "\"";
      new Services(environment, home)
          .parametersOf(service.value(), service.source())
          .forEach(
              (parameter, value) ->
                  given.putIfAbsent(
                      parameter, new GivenParameter(value, source, GivenParameter.Place.SERVICE)));
    }
  }

  private Map<DriverParameter, String> withoutSecrets(Map<DriverParameter, String> components) {
    if (options.isTyped() && components.keySet().stream().anyMatch(DriverParameter::isSecret)) {
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
    addAddressVariable();
    for (DriverParameter parameter : FROM_LIBPQ_VARIABLES) {
      addVariable(parameter, parameter.variable());
    }
    // An older name of the same: fe-connect.c, conninfo_add_defaults.
    if (variable("PGREQUIRESSL").filter(value -> value.startsWith("1")).isPresent()) {
      add(DriverParameter.SSL_MODE, Optional.of("require"), "PGREQUIRESSL");
    }
  }

  /** Beside a name it would be where to connect to, and the name what to check: not supported. */
  private void addAddressVariable() {
    if (given.containsKey(DriverParameter.HOST) || variable("PGHOSTADDR").isEmpty()) {
      return;
    }
    if (variable("PGHOST").isPresent()) {
      throw new UsageException(
          "Both PGHOST and PGHOSTADDR are set, which is not supported: unset one of them.");
    }
    addVariable(DriverParameter.HOST, "PGHOSTADDR");
  }

  private void addDefaults() {
    add(DriverParameter.HOST, Optional.of(DEFAULT_HOST), "the default");
    add(DriverParameter.PORT, Optional.of(DEFAULT_PORT), "the default");
    add(DriverParameter.DATABASE, defaults.database(), "schema-assurance.properties");
    add(DriverParameter.USER, Optional.of("postgres"), "the default");
    // As libpq does.
    add(DriverParameter.DATABASE, Optional.of(given.get(DriverParameter.USER).value()), "the role");
  }

  private void addVariable(DriverParameter parameter, String variable) {
    add(parameter, variable(variable), variable);
  }

  private void add(DriverParameter parameter, Optional<String> value, String source) {
    value
        .filter(text -> !text.isEmpty())
        .ifPresent(
            text ->
                given.putIfAbsent(
                    parameter,
                    new GivenParameter(
                        parameter.fromLibpq(text), source, GivenParameter.Place.ALONE)));
  }

  private Optional<String> variable(String name) {
    Optional<String> value =
        Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty());
    if (value.filter(text -> text.contains(UNDECODED)).isPresent()) {
      throw new UsageException(
          name
              + " has characters that the locale does not have: set LC_ALL=C.UTF-8, or write it in UTF-8.");
    }
    return value;
  }

  private ConnectionSettings settings() {
    List<ServerAddress> servers =
        GivenServers.of(
            given.get(DriverParameter.HOST),
            given.get(DriverParameter.PORT),
            DEFAULT_HOST,
            DEFAULT_PORT);
    String database = name(DriverParameter.DATABASE, "database");
    String user = name(DriverParameter.USER, "role");
    checkConnectTimeout();
    return new ConnectionSettings(
        servers, database, user, password(servers, database, user), driverParameters());
  }

  /** psql takes a connection string as a database's name; as a name it would be shown. */
  private String name(DriverParameter parameter, String what) {
    GivenParameter name = given.get(parameter);
    if (name.place() == GivenParameter.Place.ALONE && CONNINFO.matcher(name.value()).find()) {
      throw new UsageException(
          "The %s in %s is a connection string, not a name: put a URL into --url, or into DB_URL if it has a password."
              .formatted(what, name.source()));
    }
    return name.value();
  }

  private Map<String, String> driverParameters() {
    return given.entrySet().stream()
        .filter(entry -> !COMPONENTS.contains(entry.getKey()))
        .filter(entry -> entry.getKey() != DriverParameter.SERVICE)
        .collect(
            Collectors.toMap(
                entry -> entry.getKey().driverName(), entry -> entry.getValue().value()));
  }

  private void checkConnectTimeout() {
    GivenParameter timeout = given.get(DriverParameter.CONNECT_TIMEOUT);
    if (timeout == null) {
      return;
    }
    if (!timeout.value().matches("-?\\d{1,5}")) {
      throw new UsageException(
          "The connect timeout in " + timeout.source() + " is not a number of seconds.");
    }
    // libpq waits for ever then; here every verb ends, by the default's time.
    if (Integer.parseInt(timeout.value()) <= 0) {
      given.remove(DriverParameter.CONNECT_TIMEOUT);
    }
  }

  private Optional<String> password(List<ServerAddress> servers, String database, String user) {
    GivenParameter password = given.get(DriverParameter.PASSWORD);
    if (password != null) {
      return Optional.of(password.value());
    }
    Path file =
        variable("PGPASSFILE").map(this::namedFile).orElseGet(() -> home.resolve(".pgpass"));
    return new PasswordFile(file, doubts).passwordFor(servers, database, user);
  }

  /** libpq says nothing of one that is not there; a misspelt name is found sooner with a word. */
  private Path namedFile(String name) {
    Path file = Path.of(name);
    if (!Files.exists(file)) {
      doubts.accept("The password file " + file + " of PGPASSFILE is not there.");
    }
    return file;
  }
}
