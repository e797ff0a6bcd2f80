package org.schemaassurance.reference;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.model.UsageException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;

/**
 * Starts a throwaway PostgreSQL: in a container where a Docker engine answers, otherwise from the
 * binaries on the class path. Two settings, each a system property or, where that is unset, an
 * environment variable:
 *
 * <ul>
 *   <li>{@code schemaassurance.reference} ({@code SCHEMAASSURANCE_REFERENCE}): {@code embedded} or
 *       {@code container} insists on one kind;
 *   <li>{@code schemaassurance.postgres.image} ({@code SCHEMAASSURANCE_POSTGRES_IMAGE}): the
 *       container's image, by default {@value #DEFAULT_IMAGE}.
 * </ul>
 */
public final class ThrowawayServers {
  static final String DEFAULT_IMAGE = "postgres:18-alpine";

  private static final Logger LOGGER = System.getLogger(ThrowawayServers.class.getName());
  private static final String KIND = "schemaassurance.reference";
  private static final String IMAGE = "schemaassurance.postgres.image";

  private final UnaryOperator<String> properties;
  private final UnaryOperator<String> environment;

  ThrowawayServers(UnaryOperator<String> properties, UnaryOperator<String> environment) {
    this.properties = properties;
    this.environment = environment;
  }

  /**
   * Starts a server; the caller closes it.
   *
   * @throws UsageException when {@code schemaassurance.reference} is neither kind
   * @throws UndeterminedException when no server could be started
   */
  public static ThrowawayServer start() {
    return new ThrowawayServers(System::getProperty, System::getenv).startAsConfigured();
  }

  ThrowawayServer startAsConfigured() {
    Optional<String> kind = setting(KIND);
    if (kind.isEmpty()) {
      return startWhatIsThere();
    }
    return switch (kind.get()) {
      case "embedded" -> startEmbedded(KIND + " asks for it");
      case "container" -> startContainer(KIND + " asks for it");
      default ->
          throw new UsageException(
              KIND + " is \"" + kind.get() + "\"; it can be \"embedded\" or \"container\".");
    };
  }

  private ThrowawayServer startWhatIsThere() {
    try {
      if (!DockerClientFactory.instance().isDockerAvailable()) {
        return startEmbedded("no Docker engine answers");
      }
      return startContainer("a Docker engine answers");
    } catch (UndeterminedException | ContainerFetchException e) {
      // An engine that can't pull images is common behind a firewall; the embedded server needs
      // none. Even the question whether an engine answers may want to pull one.
      LOGGER.log(Level.WARNING, e.getMessage());
      return startEmbedded("the container did not start");
    }
  }

  private ThrowawayServer startEmbedded(String reason) {
    LOGGER.log(Level.INFO, "Throwaway PostgreSQL: embedded, because {0}.", reason);
    return EmbeddedServer.start();
  }

  private ThrowawayServer startContainer(String reason) {
    String image = setting(IMAGE).orElse(DEFAULT_IMAGE);
    LOGGER.log(Level.INFO, "Throwaway PostgreSQL: container of {0}, because {1}.", image, reason);
    return ContainerServer.start(image);
  }

  private Optional<String> setting(String property) {
    String variable = property.toUpperCase(Locale.ROOT).replace('.', '_');
    return Optional.ofNullable(properties.apply(property))
        .or(() -> Optional.ofNullable(environment.apply(variable)))
        .filter(value -> !value.isEmpty());
  }
}
