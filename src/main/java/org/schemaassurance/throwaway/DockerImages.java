package org.schemaassurance.throwaway;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/**
 * The images that a container takes: its own, and that of Testcontainers' reaper, which removes
 * what a killed JVM leaves. Testcontainers would try for minutes, and in silence, to pull one that
 * cannot be had.
 */
final class DockerImages {
  private static final Logger LOGGER = System.getLogger(DockerImages.class.getName());

  /** Which one, Testcontainers keeps to itself; a test compares. */
  static final String REAPER = "testcontainers/ryuk:0.14.0";

  private final DockerClient engine;
  private final Instant deadline;

  private DockerImages(DockerClient engine, Instant deadline) {
    this.engine = engine;
    this.deadline = deadline;
  }

  /**
   * Looks whether they are there, and pulls what is not.
   *
   * @param patience how long that may take
   * @throws NoContainerException when no engine answers, or an image cannot be had
   */
  static void provide(String image, Duration patience)
      throws NoContainerException, InterruptedException {
    Instant deadline = Instant.now().plus(patience);
    try (DockerClient engine = DockerClientProviderStrategy.getClientForConfig(transport())) {
      DockerImages images = new DockerImages(engine, deadline);
      for (String needed : needed(image)) {
        images.provideOne(needed);
      }
    } catch (IOException unclosed) {
      LOGGER.log(
          Level.DEBUG, "The connection to the engine was gone before it was closed", unclosed);
    }
  }

  private static TransportConfig transport() throws NoContainerException {
    try {
      return DockerClientFactory.instance().getTransportConfig();
    } catch (IllegalStateException none) {
      throw new NoContainerException("no Docker engine answers", none);
    }
  }

  private static Set<String> needed(String image) {
    Set<String> names = new LinkedHashSet<>();
    names.add(actualName(image));
    if (!Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))) {
      names.add(actualName(REAPER));
    }
    return names;
  }

  /** Testcontainers can be configured to take every image from a registry of one's own. */
  private static String actualName(String image) {
    return ImageNameSubstitutor.instance()
        .apply(DockerImageName.parse(image))
        .asCanonicalNameString();
  }

  private void provideOne(String image) throws NoContainerException, InterruptedException {
    if (isThere(image)) {
      return;
    }
    Duration left = Duration.between(Instant.now(), deadline);
    LOGGER.log(
        Level.INFO,
        "The Docker engine has no image {0}; pulling it, for at most {1} s ...",
        image,
        Math.max(1, left.toSeconds()));
    try (ResultCallback.Adapter<PullResponseItem> pull = engine.pullImageCmd(image).start()) {
      if (!pull.awaitCompletion(left.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new NoContainerException("the image " + image + " could not be pulled in time");
      }
    } catch (DockerException | DockerClientException | IOException failed) {
      throw new NoContainerException(
          "the engine has no image %s and cannot pull it (%s)"
              .formatted(image, NoContainerException.words(failed)),
          failed);
    }
  }

  private boolean isThere(String image) {
    try {
      engine.inspectImageCmd(image).exec();
      return true;
    } catch (NotFoundException missing) {
      LOGGER.log(Level.DEBUG, image, missing);
      return false;
    }
  }
}
