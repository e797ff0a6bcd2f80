package org.schemaassurance.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.MigrationCommand;
import org.schemaassurance.ReferenceServer;
import org.schemaassurance.Schema;
import org.schemaassurance.Surroundings;
import org.schemaassurance.connect.ConnectionOptions;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.UsageException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A changelog, and a server where a database may be made of it. */
final class ReferenceFlags {
  private static final String VARIABLE = "REFERENCE_URL";

  @Option(
      names = "--reference-url",
      paramLabel = "URL",
      description =
          "A server where databases may be created and dropped, for what the changelog makes; those that are"
              + " there are left alone (REFERENCE_URL, which may have a password in it). It has no default: where neither names a"
              + " server, nothing is built. What the URL leaves out, such as the password, is taken as for --url.")
  private Optional<String> referenceUrl = Optional.empty();

  @Option(
      names = "--before",
      paramLabel = "FILE",
      description =
          "SQL that makes what the changelog takes for granted, such as extensions and roles; run before it in the"
              + " database that is made there. May be given several times.")
  private List<Path> before = List.of();

  @Option(
      names = "--command-timeout",
      paramLabel = "SECONDS",
      description =
          "The longest that a command may take which migrates a database (${DEFAULT-VALUE}).")
  private int commandTimeout = 600;

  @Mixin private ChangelogFlags changelog = new ChangelogFlags();

  /** Whether a changelog was named. */
  boolean nameAChangelog() {
    return changelog.areOfAFile();
  }

  /** For the front door: the terminal's, with the options of the changelog. */
  Surroundings surroundings(Terminal terminal) {
    Surroundings typed = changelog.surroundings(terminal);
    return typed.withChangelog(
        ChangelogOptions.builder()
            .before(before.stream().map(Path::toAbsolutePath).toList())
            .build()
            .orElse(typed.changelog()));
  }

  /**
   * What the changelog makes on that server.
   *
   * @throws UsageException if none is named, or not as one can be
   */
  Schema schema(Terminal terminal) {
    return Schema.madeByChangelog(settings(terminal));
  }

  /**
   * What a command makes on that server.
   *
   * @throws UsageException if none is named, or not as one can be
   */
  Schema schema(String command, Terminal terminal) {
    return Schema.madeBy(command(command, terminal), settings(terminal));
  }

  /**
   * A command that migrates a database.
   *
   * @throws UsageException if it has no time, or does nothing
   */
  MigrationCommand command(String line, Terminal terminal) {
    if (line.isBlank()) {
      throw new UsageException("The command that migrates a database is empty.");
    }
    if (commandTimeout < 1) {
      throw new UsageException(
          "--command-timeout takes a number of seconds from 1 on, not " + commandTimeout + ".");
    }
    return new MigrationCommand(
        line,
        terminal.environment(),
        Path.of("").toAbsolutePath(),
        Duration.ofSeconds(commandTimeout));
  }

  /** Whether a server was named. */
  boolean nameAServer(Terminal terminal) {
    return referenceUrl.isPresent() || !terminal.environment().getOrDefault(VARIABLE, "").isEmpty();
  }

  /**
   * That server.
   *
   * @throws UsageException if none is named, or not as one can be
   */
  ReferenceServer server(Terminal terminal) {
    return server(surroundings(terminal), terminal);
  }

  /** The same, with another changelog than the typed one. */
  ReferenceServer server(Surroundings surroundings, Terminal terminal) {
    return ReferenceServer.at(settings(terminal), surroundings);
  }

  private ConnectionSettings settings(Terminal terminal) {
    ConnectionOptions url =
        referenceUrl
            .map(ReferenceFlags::options)
            .or(
                () ->
                    Optional.ofNullable(terminal.environment().get(VARIABLE))
                        .filter(text -> !text.isEmpty())
                        .map(text -> ConnectionOptions.ofVariable(VARIABLE, text)))
            .orElseThrow(
                () ->
                    new UsageException(
                        "What the changelog makes is built on a server of its own: name one with --reference-url or REFERENCE_URL."));
    return terminal.settings(url);
  }

  /** An empty one would be the server of DB_*, where nobody expects a database to be made. */
  private static ConnectionOptions options(String url) {
    if (url.isBlank()) {
      throw new UsageException("--reference-url is empty: is the secret set that it comes from?");
    }
    return ConnectionOptions.ofUrl("--reference-url", url);
  }
}
