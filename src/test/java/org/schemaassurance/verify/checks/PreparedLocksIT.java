package org.schemaassurance.verify.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.support.OwnServer;
import org.schemaassurance.support.ToolRun;

/** Needs a server of its own: others take no prepared transactions. */
final class PreparedLocksIT {
  private static final String FILMS =
      "public.film: expected no lock that a transaction has left behind, found ShareLock of the prepared transaction 'Whose?' of postgres since ";
  private static final String EVENTS =
      "public.event_1: expected no lock that a transaction has left behind, found ExclusiveLock of the prepared transaction 'Whose?' of postgres since ";

  @TempDir private Path folder;
  @TempDir private Path data;

  @Test
  void aLockThatNobodyIsLeftToReleaseIsFoundAlsoBehindARestart() throws IOException, SQLException {
    Path rules =
        Files.writeString(
            folder.resolve("rules.yaml"),
            """
            rules:
              - {rule: film, check: table, table: public.film}
              - {rule: event, check: table, table: public.event}
            """);
    try (OwnServer server = new OwnServer(data).start()) {
      server.execute(
          """
          CREATE TABLE film (id int PRIMARY KEY);
          CREATE TABLE other (id int PRIMARY KEY);
          CREATE TABLE event (id int) PARTITION BY HASH (id);
          CREATE TABLE event_1 PARTITION OF event FOR VALUES WITH (MODULUS 1, REMAINDER 0);
          """);
      server.execute(
          "BEGIN; INSERT INTO film VALUES (1); LOCK TABLE other; PREPARE TRANSACTION 'rows alone'");
      assertThat(verify(server, rules).status()).isZero();
      server.execute("ROLLBACK PREPARED 'rows alone'");

      server.execute(
          "BEGIN; LOCK TABLE film IN SHARE MODE; LOCK TABLE event_1 IN EXCLUSIVE MODE; PREPARE TRANSACTION 'Whose?'");
      assertIsTold(verify(server, rules));
      server.stop();
      server.start();
      assertIsTold(verify(server, rules));

      server.execute("ROLLBACK PREPARED 'Whose?'");
      assertThat(verify(server, rules).status()).isZero();
    }
  }

  private static ToolRun verify(OwnServer server, Path rules) {
    return ToolRun.of(server.environment(), "verify", "--rules", rules.toString());
  }

  private static void assertIsTold(ToolRun run) {
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .containsOnlyOnce(FILMS)
        .containsOnlyOnce(EVENTS)
        .contains(" UTC, for which everybody waits who writes there.")
        .contains(
            "to do:    Whoever began it decides: ROLLBACK PREPARED 'Whose?' or COMMIT PREPARED 'Whose?'.");
  }
}
