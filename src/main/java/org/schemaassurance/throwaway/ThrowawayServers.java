package org.schemaassurance.throwaway;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.model.UsageException;

/**
 * Starts a throwaway PostgreSQL: in a container where a Docker engine answers and has one ready
 * soon, otherwise from the binaries on the class path. Three settings, each a system property or,
 * where that is unset, an environment variable:
 *
 * <ul>
 *   <li>{@code schemaassurance.reference} ({@code SCHEMAASSURANCE_REFERENCE}): {@code embedded} or
 *       {@code container} insists on one kind;
 *   <li>{@code schemaassurance.postgres.image} ({@code SCHEMAASSURANCE_POSTGRES_IMAGE}): the
 *       container's image, by default {@value #DEFAULT_IMAGE};
 *   <li>{@code schemaassurance.reference.data} ({@code SCHEMAASSURANCE_REFERENCE_DATA}): the folder
 *       in which embedded servers have their data, by default one for temporary files.
 * </ul>
 */
public final class ThrowawayServers {
  static final String DEFAULT_IMAGE = "postgres:18-alpine";

  private static final Logger LOGGER = System.getLogger(ThrowawayServers.class.getName());
  private static final String KIND = "schemaassurance.reference";
  private static final String IMAGE = "schemaassurance.postgres.image";
  private static final String DATA = "schemaassurance.reference.data";

  /** Enough for an engine that has both images; together with the embedded server below 20 s. */
  private static final Duration WHERE_NOTHING_WAS_ASKED_FOR = Duration.ofSeconds(12);

  /** Enough to pull both images, too. */
  private static final Duration WHERE_A_CONTAINER_WAS_ASKED_FOR = Duration.ofMinutes(5);

  private final UnaryOperator<String> properties;
  private final UnaryOperator<String> environment;
  private final Containers containers;
  private final Duration patience;

  /** What starts containers. Whatever it throws, errors too, means that there is none. */
  @FunctionalInterface
  interface Containers {
    /**
     * @param forImages how long it may take until the images are there
     */
    ThrowawayServer start(String image, Duration forImages) throws Exception;
  }

  /**
   * @param patience how long a container is waited for where nobody asked for one
   */
  ThrowawayServers(
      UnaryOperator<String> properties,
      UnaryOperator<String> environment,
      Containers containers,
      Duration patience) {
    this.properties = properties;
    this.environment = environment;
    this.containers = containers;
    this.patience = patience;
  }

  /**
   * Starts a server; the caller closes it.
   *
   * @throws UsageException when {@code schemaassurance.reference} is neither kind
   * @throws UndeterminedException when no server could be started
   */
  public static ThrowawayServer start() {
    return ofThisJvm().startAsConfigured();
  }

  /**
   * Starts the server that is wanted, whatever the settings say; the caller closes it.
   *
   * @throws UndeterminedException when it could not be started
   */
  public static ThrowawayServer start(WantedServer wanted) {
    return wanted instanceof WantedServer.Container container
        ? startContainer(container.image())
        : ofThisJvm().startEmbedded(((WantedServer.Embedded) wanted).binaries());
  }

  private static ThrowawayServers ofThisJvm() {
    return new ThrowawayServers(
        System::getProperty, System::getenv, ContainerServer::start, WHERE_NOTHING_WAS_ASKED_FOR);
  }

  private static ThrowawayServer startContainer(String image) {
    try {
      return new ThrowawayServers(
              Map.of(IMAGE, image)::get,
              System::getenv,
              ContainerServer::start,
              WHERE_A_CONTAINER_WAS_ASKED_FOR)
          .startContainer(WHERE_A_CONTAINER_WAS_ASKED_FOR);
    } catch (NoContainerException none) {
      throw new UndeterminedException(
          "A container of %s did not start: %s.".formatted(image, none.getMessage()), none);
    }
  }

  ThrowawayServer startAsConfigured() {
    Optional<String> kind = setting(KIND);
    if (kind.isEmpty()) {
      return startWhatIsThere();
    }
    return switch (kind.get()) {
      case "embedded" -> startEmbedded(KIND + " asks for it");
      case "container" -> startContainerAskedFor();
      default ->
          throw new UsageException(
              KIND + " is \"" + kind.get() + "\"; it can be \"embedded\" or \"container\".");
    };
  }

  private ThrowawayServer startWhatIsThere() {
    LOGGER.log(
        Level.INFO,
        "Asking Docker for a container of {0}, for at most {1} s ...",
        image(),
        Math.max(1, patience.toSeconds()));
    try {
      return startContainer(patience);
    } catch (NoContainerException none) {
      return startEmbedded(
          "%s; %s=embedded does not ask Docker, %s=container waits for it"
              .formatted(none.getMessage(), variable(KIND), variable(KIND)));
    }
  }

  private ThrowawayServer startContainerAskedFor() {
    LOGGER.log(
        Level.INFO,
        "Throwaway PostgreSQL: container of {0}, because {1} asks for it.",
        image(),
        KIND);
    try {
      return startContainer(WHERE_A_CONTAINER_WAS_ASKED_FOR);
    } catch (NoContainerException none) {
      throw new UndeterminedException(
          "A container of %s did not start: %s. %s=embedded takes a PostgreSQL without Docker."
              .formatted(image(), none.getMessage(), variable(KIND)),
          none);
    }
  }

  private ThrowawayServer startContainer(Duration limit) throws NoContainerException {
    String image = image();
    // The rest is for what comes after the images are there.
    Duration forImages = limit.multipliedBy(2).dividedBy(3);
    Callable<ThrowawayServer> start = () -> containers.start(image, forImages);
    ThrowawayServer server = new LimitedStart(start).within(limit);
    LOGGER.log(Level.INFO, "Throwaway PostgreSQL: a container of {0} has started.", image);
    return server;
  }

  private ThrowawayServer startEmbedded(String reason) {
    LOGGER.log(Level.INFO, "Throwaway PostgreSQL: embedded, because {0}.", reason);
    return startEmbedded(Optional.empty());
  }

  private ThrowawayServer startEmbedded(Optional<Path> binaries) {
    return EmbeddedServer.start(binaries, setting(DATA).map(Path::of));
  }

  private String image() {
    return setting(IMAGE).orElse(DEFAULT_IMAGE);
  }

  private Optional<String> setting(String property) {
    return Optional.ofNullable(properties.apply(property))
        .or(() -> Optional.ofNullable(environment.apply(variable(property))))
        .filter(value -> !value.isEmpty());
  }

  private static String variable(String property) {
    return property.toUpperCase(Locale.ROOT).replace('.', '_');
  }
}
