package org.schemaassurance.maven;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.throwaway.ThrowawayServer;
import org.schemaassurance.throwaway.ThrowawayServers;
import org.schemaassurance.throwaway.WantedServer;

/**
 * A server where databases may be made.
 *
 * @param settings with any database of it
 * @param end stops it, if it was started for us
 */
record ThrowawayReference(ConnectionSettings settings, Runnable end) implements AutoCloseable {
  /** One that is there, and stays. */
  static ThrowawayReference at(ConnectionSettings settings) {
    return new ThrowawayReference(settings, () -> {});
  }

  /**
   * One that is started for us.
   *
   * @param image of a container; empty for a server without one
   * @param binaries says where those of a server without a container are
   */
  static ThrowawayReference started(Optional<String> image, Supplier<Path> binaries) {
    ThrowawayServer server =
        ThrowawayServers.start(
            image
                .map(WantedServer::inContainer)
                .orElseGet(() -> WantedServer.embedded(binaries.get())));
    return new ThrowawayReference(
        server.settings(ThrowawayServer.MAINTENANCE_DATABASE), server::close);
  }

  @Override
  public void close() {
    end.run();
  }
}
