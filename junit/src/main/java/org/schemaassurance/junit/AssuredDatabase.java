package org.schemaassurance.junit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.schemaassurance.Schema;
import org.schemaassurance.connect.ConnectionOptions;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.ServerAddress;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.UsageException;

/** A database for tests: one that a changelog built, an empty one, or somebody's own. */
public final class AssuredDatabase {
  private final DataSource source;
  private final Optional<ConnectionSettings> settings;
  private final Schema schema;
  private final Optional<ChangelogOptions> changelog;

  private AssuredDatabase(
      DataSource source,
      Optional<ConnectionSettings> settings,
      Schema schema,
      Optional<ChangelogOptions> changelog) {
    this.source = source;
    this.settings = settings;
    this.schema = schema;
    this.changelog = changelog;
  }

  /**
   * A copy of what a changelog builds, on the throwaway server of this JVM; it is there until the
   * JVM ends. For whoever has no parameter to be given one, such as a configuration of Spring's.
   *
   * @param changelog the master file, looked for as {@link SchemaAssured#searchPath()} says
   * @throws UsageException if it cannot be read
   * @throws org.schemaassurance.model.UndeterminedException if it cannot be built
   */
  public static AssuredDatabase builtBy(String changelog) {
    return builtBy(ChangelogOptions.of(changelog));
  }

  /**
   * The same of a changelog that is read and run with options.
   *
   * @param changelog what it leaves out is as {@link SchemaAssured#changelog()} says
   */
  public static AssuredDatabase builtBy(ChangelogOptions changelog) {
    return JvmServers.SHARED
        .any()
        .copyOf(
            ChangelogSearch.of(changelog)
                .orElseThrow(
                    () ->
                        new UsageException(
                            "No changelog is named, and the project has none in a usual place.")));
  }

  /**
   * One with nothing in it, on the throwaway server of this JVM, until the JVM ends: for a
   * framework that runs the migrations itself.
   *
   * @throws org.schemaassurance.model.UndeterminedException if there is no server
   */
  public static AssuredDatabase empty() {
    return JvmServers.SHARED.any().empty();
  }

  /** Somebody's own. */
  public static AssuredDatabase at(ConnectionSettings settings) {
    return new AssuredDatabase(
        source(settings), Optional.of(settings), Schema.of(settings), Optional.empty());
  }

  /** One that was made for a test: its locale and its owner are nobody's choice. */
  static AssuredDatabase made(ConnectionSettings settings, Optional<ChangelogOptions> changelog) {
    return new AssuredDatabase(
        source(settings), Optional.of(settings), Schema.madeIn(settings), changelog);
  }

  /**
   * Somebody's own.
   *
   * @param url of JDBC, or libpq's; the environment adds nothing to it
   * @param password empty where the server trusts the user without one
   * @throws UsageException if the URL is none of PostgreSQL's
   */
  public static AssuredDatabase at(String url, String user, String password) {
    ConnectionOptions options = ConnectionOptions.ofVariable("the URL", url);
    ConnectionSettings named =
        ConnectionSettings.resolve(
            new ConnectionOptions(
                options.host(),
                options.port(),
                options.dbname(),
                Optional.of(user),
                options.url(),
                options.urlOption()),
            Map.of(),
            Path.of(System.getProperty("user.home")),
            doubt -> {});
    return at(
        new ConnectionSettings(
            named.servers(),
            named.database(),
            named.user(),
            password.isEmpty() ? named.password() : Optional.of(password),
            named.driverParameters()));
  }

  /**
   * Somebody's own, of which nothing is known but how to get a connection. Behaviours are not tried
   * there: they need connections of their own.
   */
  public static AssuredDatabase of(DataSource source) {
    return new AssuredDatabase(source, Optional.empty(), Schema.of(source), Optional.empty());
  }

  /** A URL of JDBC, without user and password. */
  public String url() {
    return source(known()).getURL();
  }

  /** The role that {@link #connect()} connects as. */
  public String user() {
    return known().user();
  }

  /** Its password; empty where the server trusts it without one. */
  public String password() {
    return known().password().orElse("");
  }

  /** How to connect; empty where it was given as a data source. */
  public Optional<ConnectionSettings> settings() {
    return settings;
  }

  /** Connections, none of which is pooled unless somebody's own are. */
  public DataSource dataSource() {
    return source;
  }

  /**
   * A connection, in autocommit mode; the caller closes it.
   *
   * @throws SQLException if the server refuses it
   */
  public Connection connect() throws SQLException {
    return source.getConnection();
  }

  /** The whole of it. */
  Schema schema() {
    return schema;
  }

  /** What has built it, where that is known. */
  Optional<ChangelogOptions> changelog() {
    return changelog;
  }

  private ConnectionSettings known() {
    return settings.orElseThrow(
        () ->
            new UsageException(
                "This database was given as a data source, which has no URL to tell: AssuredDatabase.at(url, user, password) has."));
  }

  private static PGSimpleDataSource source(ConnectionSettings settings) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    List<ServerAddress> servers = settings.servers();
    source.setServerNames(servers.stream().map(ServerAddress::host).toArray(String[]::new));
    source.setPortNumbers(servers.stream().mapToInt(ServerAddress::port).toArray());
    source.setDatabaseName(settings.database());
    source.setUser(settings.user());
    settings.password().ifPresent(source::setPassword);
    settings.driverParameters().forEach((name, value) -> set(source, name, value));
    return source;
  }

  private static void set(PGSimpleDataSource source, String parameter, String value) {
    try {
      source.setProperty(parameter, value);
    } catch (SQLException unknown) {
      throw new UsageException("PostgreSQL's driver takes no " + parameter + ".", unknown);
    }
  }

  @Override
  public String toString() {
    return settings.map(ConnectionSettings::toString).orElse("a data source's database");
  }
}
