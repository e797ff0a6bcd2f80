package org.schemaassurance.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;

/**
 * While a table is dropped and made again, a snapshot has all of it or is not to be had: PostgreSQL
 * prints NULL for what the snapshot still sees and the catalog cache does not.
 */
@Template
@Timeout(60)
final class ConcurrentDdlIT {
  private static final Random RANDOM = new Random(4);

  private static final String MAKE =
      """
      CREATE TABLE public.part (id int DEFAULT 1 CHECK (id > 0), PRIMARY KEY (id)) PARTITION BY RANGE (id);
      CREATE TABLE public.part_1 PARTITION OF public.part FOR VALUES FROM (1) TO (9);
      CREATE INDEX few ON public.part (id) WHERE id > 5;
      ALTER TABLE public.part ADD CONSTRAINT odd UNIQUE (id);
      CREATE POLICY mine ON public.part USING (id > 1) WITH CHECK (id > 2);
      CREATE FUNCTION public.f(a int) RETURNS int LANGUAGE sql RETURN a + 1;
      """;

  @Test
  void aSnapshotIsWholeOrNone(TestDatabase database) throws Exception {
    database.execute(MAKE);
    String whole = LiveSnapshot.text(database);
    AtomicBoolean isOver = new AtomicBoolean();
    AtomicInteger made = new AtomicInteger();
    CompletableFuture<Void> migrations =
        CompletableFuture.runAsync(() -> makeAgainUntil(isOver, made, database));
    int read = 0;
    int looks = 0;
    try {
      // Which of the two is faster is the machine's.
      while ((looks < 60 || made.get() <= 10) && !migrations.isDone()) {
        looks++;
        Optional<String> text = snapshot(database);
        text.ifPresent(snapshot -> assertThat(snapshot).isEqualTo(whole));
        read += text.isPresent() ? 1 : 0;
      }
    } finally {
      isOver.set(true);
    }
    migrations.get();
    assertThat(made.get()).isGreaterThan(10);
    assertThat(read).as("snapshots that were had, of %d", looks).isPositive();
  }

  private static Optional<String> snapshot(TestDatabase database) {
    try {
      return Optional.of(LiveSnapshot.text(database));
    } catch (UndeterminedException changed) {
      return Optional.empty();
    }
  }

  private static void makeAgainUntil(
      AtomicBoolean isOver, AtomicInteger made, TestDatabase database) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      while (!isOver.get()) {
        statement.execute("DROP TABLE public.part; DROP FUNCTION public.f(int);" + MAKE);
        connection.commit();
        // Now and then there is time for a snapshot on a busy machine as well.
        Thread.sleep(made.incrementAndGet() % 10 == 0 ? 2_000 : RANDOM.nextInt(300));
      }
    } catch (SQLException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
