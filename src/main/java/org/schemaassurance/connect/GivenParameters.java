package org.schemaassurance.connect;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.UsageException;

/** What options, URL and variables say, laid over each other: the first to name one wins. */
final class GivenParameters {
  static final String DEFAULT_HOST = "localhost";
  static final String DEFAULT_PORT = "5432";

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

  /** What the JVM makes of a byte that is none of the locale's encoding. */
  private static final String UNDECODED = "\uFFFD";

  private final ConnectionOptions options;
  private final Map<String, String> environment;
  private final Path home;
  private final ProjectDefaults defaults;
  private final Map<DriverParameter, GivenParameter> given = new EnumMap<>(DriverParameter.class);

  private GivenParameters(
      ConnectionOptions options,
      Map<String, String> environment,
      Path home,
      ProjectDefaults defaults) {
    this.options = options;
    this.environment = environment;
    this.home = home;
    this.defaults = defaults;
  }

  /**
   * Collects them.
   *
   * @throws UsageException if one can't be followed, or has a secret where it would be seen
   */
  static GivenParameters of(
      ConnectionOptions options,
      Map<String, String> environment,
      Path home,
      ProjectDefaults defaults) {
    LibpqVariables.requireFollowed(environment);
    GivenParameters parameters = new GivenParameters(options, environment, home, defaults);
    parameters.addAll();
    return parameters;
  }

  /** One that a default says if nothing else does. */
  GivenParameter require(DriverParameter parameter) {
    return Optional.ofNullable(given.get(parameter)).orElseThrow();
  }

  Optional<GivenParameter> find(DriverParameter parameter) {
    return Optional.ofNullable(given.get(parameter));
  }

  /** All of them, by what they are. */
  Map<DriverParameter, GivenParameter> all() {
    return Map.copyOf(given);
  }

  private void addAll() {
    addOptions();
    addUrl();
    addService();
    addOwnVariables();
    addVariable(DriverParameter.SERVICE, DriverParameter.SERVICE.variable());
    addService();
    addLibpqVariables();
    addDefaults();
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
    return variable(environment, name);
  }

  /**
   * A variable that is set and not empty.
   *
   * @throws UsageException if it has bytes that are no characters here
   */
  static Optional<String> variable(Map<String, String> environment, String name) {
    Optional<String> value =
        Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty());
    if (value.filter(text -> text.contains(UNDECODED)).isPresent()) {
      throw new UsageException(
          name
              + " has characters that the locale does not have: set LC_ALL=C.UTF-8, or write it in UTF-8.");
    }
    return value;
  }
}
