package org.schemaassurance.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.connect.ConnectionOptions;
import org.schemaassurance.connect.ConnectionSettings;
import picocli.CommandLine.Option;

/**
 * The options that name a database; there is none for a password, since the process list would show
 * it.
 */
final class ConnectionFlags {
  private static final List<String> VARIABLES =
      List.of(
          "DB_URL",
          "DB_HOST",
          "DB_PORT",
          "DB_NAME",
          "DB_USER",
          "PGHOST",
          "PGHOSTADDR",
          "PGPORT",
          "PGDATABASE",
          "PGUSER",
          "PGSERVICE");

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "Server (DB_HOST, PGHOST; localhost).")
  private Optional<String> host = Optional.empty();

  @Option(names = "--port", paramLabel = "PORT", description = "Port (DB_PORT, PGPORT; 5432).")
  private Optional<String> port = Optional.empty();

  @Option(
      names = "--dbname",
      paramLabel = "NAME",
      description =
          "Database (DB_NAME, PGDATABASE; as schema-assurance.properties says, else as the role).")
  private Optional<String> dbname = Optional.empty();

  @Option(
      names = "--username",
      paramLabel = "ROLE",
      description = "Role (DB_USER, PGUSER; postgres).")
  private Optional<String> username = Optional.empty();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "postgresql://… or jdbc:postgresql://…, without a password (DB_URL may have one).")
  private Optional<String> url = Optional.empty();

  /** Whether anybody says which database; the default of each part alone says nothing. */
  boolean nameADatabase(Terminal terminal) {
    return Stream.of(host, port, dbname, username, url).anyMatch(Optional::isPresent)
        || VARIABLES.stream()
            .anyMatch(name -> !terminal.environment().getOrDefault(name, "").isEmpty());
  }

  /** As they were typed; a password is never among them. */
  List<String> typed() {
    return Stream.of(
            typed("--host", host),
            typed("--port", port),
            typed("--dbname", dbname),
            typed("--username", username),
            typed("--url", url))
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> typed(String name, Optional<String> value) {
    return value.map(text -> List.of(name, text)).orElse(List.of());
  }

  /** Options win over DB_URL, that over DB_*, those over PG*. */
  ConnectionSettings settings(Terminal terminal) {
    return terminal.settings(new ConnectionOptions(host, port, dbname, username, url));
  }
}
