package org.schemaassurance.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ChangesetTraceTest {
  private static final TableLock READ = lock("public.bookings", LockMode.ACCESS_SHARE);
  private static final TableLock ALTER = lock("public.bookings", LockMode.ACCESS_EXCLUSIVE);
  private static final TableLock OTHER = lock("public.a", LockMode.SHARE);

  private static final StatementTrace FIRST = statement("select", 1, READ);
  private static final StatementTrace SECOND = statement("alter", 1, ALTER, OTHER);
  private static final StatementTrace THIRD = statement("update", 1);
  private static final StatementTrace APART = statement("vacuum", 2);
  private static final ChangesetTrace TRACE =
      new ChangesetTrace(List.of(FIRST, SECOND, THIRD, APART), Duration.ZERO, OptionalLong.empty());

  @Test
  void theStrongestLockOfATableIsToldWithItsStatement() {
    assertThat(TRACE.strongestLocks()).containsExactly(OTHER, ALTER);
    assertThat(TRACE.whatLocked("public.bookings")).contains(SECOND);
    assertThat(TRACE.whatLocked("public.b")).isEmpty();
  }

  @Test
  void whatRunsUnderALockIsWhatFollowsInItsTransaction() {
    assertThat(TRACE.runWhileHeld(ALTER)).containsExactly(THIRD);
    assertThat(TRACE.runWhileHeld(READ)).containsExactly(SECOND, THIRD);
  }

  private static TableLock lock(String table, LockMode mode) {
    return new TableLock(table, mode, Duration.ofMillis(5));
  }

  private static StatementTrace statement(String sql, int transaction, TableLock... locks) {
    return new StatementTrace(
        sql,
        Duration.ZERO,
        Optional.empty(),
        transaction,
        transaction == 1,
        List.of(locks),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        0,
        Optional.empty(),
        Optional.empty());
  }
}
