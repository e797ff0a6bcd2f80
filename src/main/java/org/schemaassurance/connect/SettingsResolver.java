package org.schemaassurance.connect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.schemaassurance.model.UsageException;

/** Makes settings of what options, URL and variables say. */
final class SettingsResolver {
  /**
   * What can have a password in it in the place of a name, which may be all but that (the manual's
   * section 32.1.1).
   */
  private static final Pattern CONNINFO =
      Pattern.compile(
          "://|(^|\\s)(host|hostaddr|port|dbname|user|password|passfile|service|ssl\\w+)\\s*=");

  /** What has a place of its own in the settings. */
  private static final Set<DriverParameter> COMPONENTS =
      EnumSet.range(DriverParameter.HOST, DriverParameter.PASSWORD);

  private final Map<String, String> environment;
  private final Path home;
  private final Consumer<String> doubts;
  private final GivenParameters given;

  /**
   * @param doubts is told what may have been meant otherwise, a sentence each
   * @throws UsageException if what is said can't be followed
   */
  SettingsResolver(
      ConnectionOptions options,
      Map<String, String> environment,
      Path home,
      ProjectDefaults defaults,
      Consumer<String> doubts) {
    this.environment = environment;
    this.home = home;
    this.doubts = doubts;
    this.given = GivenParameters.of(options, environment, home, defaults);
  }

  ConnectionSettings resolve() {
    List<ServerAddress> servers =
        GivenServers.of(
            given.require(DriverParameter.HOST),
            given.require(DriverParameter.PORT),
            GivenParameters.DEFAULT_HOST,
            GivenParameters.DEFAULT_PORT);
    String database = name(DriverParameter.DATABASE, "database");
    String user = name(DriverParameter.USER, "role");
    return new ConnectionSettings(
        servers, database, user, password(servers, database, user), driverParameters());
  }

  /** psql takes a connection string as a database's name; as a name it would be shown. */
  private String name(DriverParameter parameter, String what) {
    GivenParameter name = given.require(parameter);
    if (name.place() == GivenParameter.Place.ALONE && CONNINFO.matcher(name.value()).find()) {
      throw new UsageException(
          "The %s in %s is a connection string, not a name: put a URL into --url, or into DB_URL if it has a password."
              .formatted(what, name.source()));
    }
    return name.value();
  }

  private Map<String, String> driverParameters() {
    return given.all().entrySet().stream()
        .filter(entry -> !COMPONENTS.contains(entry.getKey()))
        .filter(entry -> entry.getKey() != DriverParameter.SERVICE)
        .filter(entry -> isUsed(entry.getKey(), entry.getValue()))
        .collect(
            Collectors.toMap(
                entry -> entry.getKey().driverName(), entry -> entry.getValue().value()));
  }

  /** libpq waits for ever where it is none; here every verb ends, by the default's time. */
  private static boolean isUsed(DriverParameter parameter, GivenParameter value) {
    if (parameter != DriverParameter.CONNECT_TIMEOUT) {
      return true;
    }
    if (!value.value().matches("-?\\d{1,5}")) {
      throw new UsageException(
          "The connect timeout in " + value.source() + " is not a number of seconds.");
    }
    return Integer.parseInt(value.value()) > 0;
  }

  private Optional<String> password(List<ServerAddress> servers, String database, String user) {
    Optional<GivenParameter> password = given.find(DriverParameter.PASSWORD);
    if (password.isPresent()) {
      return password.map(GivenParameter::value);
    }
    Path file =
        GivenParameters.variable(environment, "PGPASSFILE")
            .map(this::namedFile)
            .orElseGet(() -> home.resolve(".pgpass"));
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
