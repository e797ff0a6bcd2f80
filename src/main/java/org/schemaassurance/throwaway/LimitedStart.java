package org.schemaassurance.throwaway;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.schemaassurance.model.UndeterminedException;

/**
 * A start that is given up after a while, since an engine that hangs, or is killed meanwhile, keeps
 * Testcontainers for minutes. A server that starts later nevertheless is stopped.
 */
final class LimitedStart {
  private final CompletableFuture<ThrowawayServer> server = new CompletableFuture<>();
  private final Thread starter;

  LimitedStart(Callable<ThrowawayServer> start) {
    starter = new Thread(() -> run(start), "container-start");
    starter.setDaemon(true);
  }

  private void run(Callable<ThrowawayServer> start) {
    try {
      ThrowawayServer started = start.call();
      if (!server.complete(started)) {
        started.close();
      }
    } catch (Throwable thrown) {
      // Errors too: Testcontainers' static initializers end in one where DOCKER_HOST is no URL.
      server.completeExceptionally(thrown);
    }
  }

  /**
   * Starts it.
   *
   * @throws NoContainerException when it fails, in whatever way, or takes longer
   */
  ThrowawayServer within(Duration limit) throws NoContainerException {
    starter.start();
    return await(limit);
  }

  private ThrowawayServer await(Duration limit) throws NoContainerException {
    try {
      return server.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw NoContainerException.after(failed.getCause());
    } catch (TimeoutException late) {
      return givenUp(limit, late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UndeterminedException("The start of a container was interrupted.", interrupted);
    }
  }

  /** It may have come in this moment. */
  private ThrowawayServer givenUp(Duration limit, TimeoutException late)
      throws NoContainerException {
    if (server.cancel(false)) {
      starter.interrupt();
      throw new NoContainerException(
          "Docker had none ready within " + Math.max(1, limit.toSeconds()) + " s", late);
    }
    return await(Duration.ZERO);
  }
}
