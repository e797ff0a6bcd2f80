package org.schemaassurance.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.support.CuttableProxy;
import org.schemaassurance.support.CuttableProxy.Fault;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;

/** Connecting, cancelling and closing, with something at the other end that never goes on. */
@Template
@Timeout(60)
final class ConnectingEndsIT {
  /** AuthenticationMD5Password with a salt, as in the manual's section 54.7. */
  private static final byte[] MD5 = {'R', 0, 0, 0, 12, 0, 0, 0, 5, 1, 2, 3, 4};

  /** The begin of a TLS record that announces 16,000 bytes of handshake. */
  private static final byte[] BEGUN_HANDSHAKE = {'S', 0x16, 3, 3, 0x3e, (byte) 0x80, 2};

  @Test
  void severalSilentServersShareTheTimeOfThree() throws IOException {
    List<FakeServer> silent = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      silent.add(FakeServer.silent());
    }
    List<ServerAddress> addresses = silent.stream().map(FakeServer::address).toList();

    assertThat(failure(addresses, Map.of("connectTimeout", "2", "sslmode", "disable"), 7))
        .startsWith("No PostgreSQL answers at " + addresses.get(0) + ", ")
        .contains(" in time: check host and port");
    for (FakeServer server : silent) {
      server.close();
    }
  }

  @Test
  void aHandshakeThatStallsAndOneThatNeverBegins() throws IOException {
    for (byte[] begin : List.of(new byte[] {'S'}, BEGUN_HANDSHAKE)) {
      try (FakeServer stalling = FakeServer.stalling(begin)) {
        assertThat(
                failure(
                    List.of(stalling.address()),
                    Map.of("connectTimeout", "1", "sslmode", "require"),
                    3))
            .contains(stalling.address().toString());
      }
    }
  }

  @Test
  void aServerThatAsksForThePasswordForEver() throws IOException {
    try (FakeServer curious = FakeServer.repeating(MD5)) {
      assertThat(
              failure(
                  List.of(curious.address()),
                  Map.of("connectTimeout", "2", "sslmode", "disable"),
                  4))
          .isEqualTo(
              "No PostgreSQL answers at %s in time: check host and port, and that no firewall is between."
                  .formatted(curious.address()));
    }
  }

  @Test
  void withoutALimitOfItsOwnConnectingHasOurs() throws IOException {
    try (FakeServer silent = FakeServer.silent()) {
      assertThat(failure(List.of(silent.address()), Map.of("connectTimeout", "0"), 12))
          .startsWith("No PostgreSQL answers at " + silent.address() + " in time");
    }
  }

  @Test
  void cancellingAndClosingWaitForNobody(TestDatabase database) throws Exception {
    try (CuttableProxy network =
        new CuttableProxy(database.host(), database.port(), Fault.STALL, 2000)) {
      ConnectionSettings direct = database.settings();
      ConnectionSettings settings =
          new ConnectionSettings(
              List.of(new ServerAddress("127.0.0.1", network.port())),
              direct.database(),
              direct.user(),
              direct.password(),
              direct.driverParameters());
      ReadOnlySession session =
          ReadOnlySession.open(settings, "verify", Limits.ofStatement(Duration.ofSeconds(60)));
      Thread asking = new Thread(() -> ask(session), "asking");
      asking.setDaemon(true);
      asking.start();
      Thread.sleep(500);
      assertThat(asking.isAlive()).isTrue();
      Instant begin = Instant.now();

      session.cancel();

      assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }
  }

  private static void ask(ReadOnlySession session) {
    try (session;
        Statement statement = session.connection().createStatement()) {
      statement.executeQuery("SELECT repeat('x', 100000)");
    } catch (SQLException cut) {
      // With the network, at the end of the test.
    }
  }

  private static String failure(
      List<ServerAddress> servers, Map<String, String> parameters, int seconds) {
    ConnectionSettings settings =
        new ConnectionSettings(servers, "app", "me", Optional.of("secret"), parameters);
    Instant begin = Instant.now();
    UndeterminedException failure =
        catchThrowableOfType(
            UndeterminedException.class,
            () -> ReadOnlySession.open(settings, "verify", Duration.ofSeconds(10)).close());
    assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(seconds));
    return failure.getMessage();
  }
}
