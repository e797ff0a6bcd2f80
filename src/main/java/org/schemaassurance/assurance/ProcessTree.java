package org.schemaassurance.assurance;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.schemaassurance.model.UndeterminedException;

/** A process with whatever it has started: a shell's command does not end with the shell. */
record ProcessTree(Process process) {
  private static final Duration TO_END_BY_ITSELF = Duration.ofSeconds(3);
  private static final Duration PAUSE = Duration.ofMillis(10);

  /** Waits for the process; false if it is still running then. */
  boolean endsWithin(Duration time) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      end();
      Thread.currentThread().interrupt();
      throw new UndeterminedException("The command was interrupted.", interrupted);
    }
  }

  /** Asks all of it to end, and ends what does not. */
  void end() {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    long deadline = System.nanoTime() + TO_END_BY_ITSELF.toNanos();
    for (ProcessHandle one : all) {
      while (one.isAlive() && System.nanoTime() < deadline) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
      one.destroyForcibly();
    }
  }
}
