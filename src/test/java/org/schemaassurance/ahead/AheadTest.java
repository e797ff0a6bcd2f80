package org.schemaassurance.ahead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AheadTest {
  private static final List<Integer> MANY = IntStream.range(0, 5000).boxed().toList();

  @Test
  void itIsComputedInAThreadThatKeepsNoProcessAliveAndEndsWithIt() throws Exception {
    AtomicReference<Thread> worker = new AtomicReference<>();
    CountDownLatch asked = new CountDownLatch(1);
    Ahead<String> ahead =
        Ahead.of(
            () -> {
              worker.set(Thread.currentThread());
              return awaited(asked) ? "done" : "given up";
            });
    asked.countDown();

    assertThat(ahead.get()).isEqualTo("done");
    assertThat(worker.get()).isNotSameAs(Thread.currentThread());
    assertThat(worker.get().isDaemon()).isTrue();
    worker.get().join(10_000);
    assertThat(worker.get().isAlive()).isFalse();
  }

  @Test
  void whatItThrowsIsThrownAsItIsByWhoeverAsksAndEachTime() {
    IllegalStateException failure = new IllegalStateException("no");
    Ahead<String> ahead =
        Ahead.of(
            () -> {
              throw failure;
            });

    ahead.await();
    assertThatThrownBy(ahead::get).isSameAs(failure);
    assertThatThrownBy(ahead::get).isSameAs(failure);
  }

  @Test
  void anErrorIsThrownToo() {
    StackOverflowError failure = new StackOverflowError();
    Ahead<String> ahead =
        Ahead.of(
            () -> {
              throw failure;
            });

    assertThatThrownBy(ahead::get).isSameAs(failure);
  }

  @Test
  void anInterruptionIsKeptAndTheResultIsWaitedFor() {
    CountDownLatch interrupted = new CountDownLatch(1);
    Ahead<String> ahead = Ahead.of(() -> awaited(interrupted) ? "done" : "given up");
    Thread.currentThread().interrupt();
    interrupted.countDown();

    String result = ahead.get();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(result).isEqualTo("done");
  }

  @Test
  void halvesComeInTheirOrder() {
    assertThat(Ahead.inHalves(MANY, number -> number + 1))
        .isEqualTo(MANY.stream().map(number -> number + 1).toList());
  }

  @Test
  void ofElementsThatFailTheFirstIsTold() {
    for (int first : new int[] {0, 2499, 2500, 4999}) {
      assertThatThrownBy(() -> Ahead.inHalves(MANY, number -> refusedFrom(first, number)))
          .hasMessage("refused: " + first);
    }
  }

  private static int refusedFrom(int first, int number) {
    if (number >= first) {
      throw new IllegalStateException("refused: " + number);
    }
    return number;
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      return false;
    }
  }
}
