package org.schemaassurance.connect;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.schemaassurance.model.UndeterminedException;

/** Refusals that need a server of their own: embedded, since one is by the process's signals. */
final class RefusingServerIT {
  @Test
  void itLetsNobodyElseInAndNobodyAtAllOnceItShutsDown() throws IOException, SQLException {
    try (EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setDataDirectoryCustomizer(RefusingServerIT::letOnlyTheSuperuserIn)
                .start();
        Connection holdsTheShutdownUp = server.getPostgresDatabase().getConnection()) {
      ServerAddress address = new ServerAddress("127.0.0.1", server.getPort());
      assertThatThrownBy(() -> open(address, "me"))
          .isInstanceOf(UndeterminedException.class)
          .hasMessageMatching(
              "The server at %s does not let me in: no pg_hba.conf entry for host \"127.0.0.1\", user \"me\", database \"postgres\".*\\. Check DB_USER, or ask for a line in pg_hba.conf\\."
                  .formatted(address));

      shutDownSmartly(holdsTheShutdownUp);

      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThatThrownBy(() -> open(address, "postgres"))
                      .isInstanceOf(UndeterminedException.class)
                      .hasMessage(
                          "The server at %s takes no connections at the moment: the database system is shutting down. Try again later."
                              .formatted(address)));
    }
  }

  private static void open(ServerAddress address, String user) {
    ReadOnlySession.open(
            ConnectionSettings.of(address, "postgres", user, Optional.empty()),
            "verify",
            Duration.ofSeconds(10))
        .close();
  }

  private static void letOnlyTheSuperuserIn(File dataDirectory) {
    try {
      Files.writeString(
          dataDirectory.toPath().resolve("pg_hba.conf"), "host all postgres 127.0.0.1/32 trust\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGTERM to the postmaster: no new sessions, and an end when the last one has gone. */
  private static void shutDownSmartly(Connection superuser) throws SQLException {
    try (Statement statement = superuser.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)")) {
      result.next();
      ProcessHandle.of(result.getLong(1)).orElseThrow().destroy();
    }
  }
}
