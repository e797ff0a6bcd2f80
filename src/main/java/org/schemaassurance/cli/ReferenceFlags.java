package org.schemaassurance.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.catalog.SnapshotReader;
import org.schemaassurance.changelog.ChangelogRunner;
import org.schemaassurance.connect.ConnectionOptions;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.LostConnection;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.SchemaSnapshot.Extra;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.reference.ThrowawayDatabases;
import picocli.CommandLine.Option;

/** A changelog, and a server where a database may be made of it. */
final class ReferenceFlags {
  private static final String VARIABLE = "REFERENCE_URL";

  @Option(
      names = "--reference-url",
      paramLabel = "URL",
      description =
          "A server where a database may be created and dropped, for what the changelog makes"
              + " (REFERENCE_URL, which may have a password in it). Without one, as --url.")
  private Optional<String> referenceUrl = Optional.empty();

  @Option(
      names = "--changelog",
      paramLabel = "FILE",
      description = "The master file of the changelog (changelog/master.yaml).")
  private String changelog = "changelog/master.yaml";

  String changelog() {
    return changelog;
  }

  /**
   * The schema that the changelog makes of an empty database.
   *
   * @throws UsageException if no server is named for it, or the changelog cannot be read
   * @throws org.schemaassurance.model.UndeterminedException if it cannot be made
   */
  SchemaSnapshot snapshot(Terminal terminal, String verb, Set<Extra> extras, Limits limits) {
    ConnectionSettings server = server(terminal);
    try (ThrowawayDatabases databases = ThrowawayDatabases.on(server, verb, limits);
        Interruption interruption =
            new Interruption(
                terminal, verb + " drops the database that it has made", databases::close)) {
      databases.swept().gone().ifPresent(terminal::complain);
      return snapshot(databases, verb, extras, limits);
    }
  }

  private SchemaSnapshot snapshot(
      ThrowawayDatabases databases, String verb, Set<Extra> extras, Limits limits) {
    try {
      ConnectionSettings database = databases.settings(databases.create());
      update(database, verb, limits);
      try (ReadOnlySession session = ReadOnlySession.open(database, verb, limits)) {
        return SnapshotReader.read(session, extras);
      }
    } catch (LostConnection lost) {
      databases.expectSilence();
      throw lost;
    }
  }

  /**
   * Refuses early what {@link #snapshot} would.
   *
   * @throws UsageException if no server is named, or not as one can be
   */
  void requireServer(Terminal terminal) {
    server(terminal);
  }

  private void update(ConnectionSettings database, String verb, Limits limits) {
    try (WritableSession session = WritableSession.open(database, verb, limits)) {
      new ChangelogRunner(Path.of("").toAbsolutePath(), changelog).update(session.connection());
    }
  }

  private ConnectionSettings server(Terminal terminal) {
    ConnectionOptions url =
        referenceUrl
            .map(typed -> ConnectionOptions.ofUrl("--reference-url", typed))
            .or(
                () ->
                    Optional.ofNullable(terminal.environment().get(VARIABLE))
                        .filter(text -> !text.isEmpty())
                        .map(text -> ConnectionOptions.ofVariable(VARIABLE, text)))
            .orElseThrow(
                () ->
                    new UsageException(
                        "What the changelog makes is built on a server of its own: name one with --reference-url, or use make, which starts one."));
    return terminal.settings(url);
  }
}
