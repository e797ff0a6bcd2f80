package org.schemaassurance.changelog;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import liquibase.Scope;
import liquibase.SingletonScopeManager;

/**
 * Liquibase keeps the changes and preconditions that it has found in its outermost scope, for every
 * changelog of the process. One with classes of its own gets an outermost scope of its own, which a
 * thread has: else it would not find them, or others would after they are unloaded.
 */
final class OwnRoot {
  private OwnRoot() {}

  /** What a task returns or throws. */
  static <T> T call(Callable<T> task) throws Exception {
    FutureTask<T> inside =
        new FutureTask<>(
            () -> {
              Scope.setScopeManager(new SingletonScopeManager());
              return task.call();
            });
    Thread thread = new Thread(inside, "liquibase");
    thread.setDaemon(true);
    thread.start();
    try {
      return inside.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Exception cause ? cause : failed;
    } catch (InterruptedException interrupted) {
      thread.interrupt();
      throw interrupted;
    }
  }
}
