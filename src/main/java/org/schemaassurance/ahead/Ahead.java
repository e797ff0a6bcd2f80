package org.schemaassurance.ahead;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A result that is computed in a thread of its own from now on. Whoever wants it gets it, or what
 * the computation threw, as if it had been computed then and there.
 *
 * <p>The work waits for no lock and no other work, and for a server only where the time of an
 * answer is limited, so that it ends by itself and need not be cancelled. Its thread ends with it
 * and keeps no process alive.
 */
public final class Ahead<T> implements Supplier<T> {
  /** Elements; for fewer a thread costs more than it saves. */
  private static final int WORTH_A_THREAD = 500;

  private final FutureTask<T> task;

  private Ahead(FutureTask<T> task) {
    this.task = task;
  }

  /**
   * Begins.
   *
   * @param work touches nothing that another thread changes before {@link #get}
   */
  public static <T> Ahead<T> of(Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(task, "ahead");
    thread.setDaemon(true);
    thread.start();
    return new Ahead<>(task);
  }

  /** Whether a list is so long that another thread takes half of it {@link #inHalves}. */
  public static boolean isWorthAThread(List<?> list) {
    return list.size() >= WORTH_A_THREAD;
  }

  /**
   * What comes of each element, in their order; the second half of a long list is computed beside
   * the first. What is thrown is what the first element of those that fail throws.
   *
   * @param function of an element, whatever the others are
   */
  public static <T, R> List<R> inHalves(List<T> list, Function<T, R> function) {
    if (!isWorthAThread(list)) {
      return list.stream().map(function).toList();
    }
    int middle = list.size() / 2;
    Ahead<List<R>> second =
        of(() -> list.subList(middle, list.size()).stream().map(function).toList());
    try {
      List<R> first = list.subList(0, middle).stream().map(function).toList();
      return Stream.of(first, second.get()).flatMap(List::stream).toList();
    } finally {
      second.await();
    }
  }

  /** The result; waits for it. */
  @Override
  public T get() {
    try {
      return uninterrupted(task::get);
    } catch (ExecutionException failed) {
      throw thrown(failed.getCause());
    }
  }

  /** Waits until nothing is computed any more, whatever came of it. */
  public void await() {
    try {
      uninterrupted(task::get);
    } catch (ExecutionException told) {
      // By get, to whoever asks.
      return;
    }
  }

  /** A supplier throws nothing else. */
  private static RuntimeException thrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return (RuntimeException) cause;
  }

  @FunctionalInterface
  private interface Wait<T> {
    T end() throws ExecutionException, InterruptedException;
  }

  /** Somebody else's interruption is kept for where it is asked about; this ends soon. */
  private static <T> T uninterrupted(Wait<T> wait) throws ExecutionException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return wait.end();
        } catch (InterruptedException early) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
