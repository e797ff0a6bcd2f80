package org.schemaassurance.throwaway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** PostgreSQL in a container; Testcontainers removes it when the JVM is gone. */
final class ContainerServer {
  private ContainerServer() {}

  /**
   * Starts it, with the images pulled that are missing.
   *
   * @param forImages how long it may take until the images are there
   * @throws NoContainerException when an image cannot be had; Testcontainers throws what it likes
   *     besides
   */
  static ThrowawayServer start(String image, Duration forImages)
      throws NoContainerException, InterruptedException {
    DockerImages.provide(image, forImages);
    String password = UUID.randomUUID().toString();
    PostgreSQLContainer container = container(image, password);
    container.start();
    return new ThrowawayServer(
        container.getHost(),
        container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
        Optional.of(password),
        container::stop);
  }

  @SuppressWarnings("resource") // the caller's server stops it
  private static PostgreSQLContainer container(String image, String password) {
    return new PostgreSQLContainer(
            DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
        .withUsername(ThrowawayServer.SUPERUSER)
        .withPassword(password)
        .withDatabaseName(ThrowawayServer.MAINTENANCE_DATABASE)
        .withEnv("POSTGRES_INITDB_ARGS", "--encoding=UTF8 --locale=" + ServerSettings.LOCALE)
        .withCommand(command());
  }

  private static String[] command() {
    List<String> command = new ArrayList<>(List.of("postgres"));
    ServerSettings.PARAMETERS.forEach(
        (name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return command.toArray(String[]::new);
  }
}
