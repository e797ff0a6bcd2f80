package org.schemaassurance.connect;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.support.OwnServer;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;

@Template
final class ConnectionFailureIT {
  private static final String SECRET = "s3cret";

  @Test
  void nobodyListens() throws IOException {
    ServerAddress free = new ServerAddress("127.0.0.1", OwnServer.freePort());

    assertThat(failureAt(free, Map.of()))
        .isEqualTo(
            "No PostgreSQL answers at %s: connection refused. Check host and port, and that the server runs."
                .formatted(free));
  }

  @Test
  void theHostIsNotKnown() {
    assertThat(failureAt(new ServerAddress("db.invalid", 5432), Map.of()))
        .isEqualTo("The host of db.invalid:5432 is not known: check DB_HOST or --host.");
  }

  @Test
  void ofSeveralHostsAllAreNamed() throws IOException {
    ServerAddress first = new ServerAddress("127.0.0.1", OwnServer.freePort());
    ServerAddress second = new ServerAddress("127.0.0.1", OwnServer.freePort());
    ConnectionSettings settings =
        new ConnectionSettings(List.of(first, second), "app", "me", Optional.of(SECRET), Map.of());

    assertThat(failure(settings))
        .startsWith(
            "No PostgreSQL answers at %s, %s: connection refused.".formatted(first, second));
  }

  @ParameterizedTest
  @ValueSource(strings = {"disable", "prefer", "require"})
  void aWebServerIsNotPostgresql(String sslMode) throws IOException {
    byte[] answer = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII);
    try (FakeServer web = FakeServer.answering(answer)) {
      assertThat(failureAt(web.address(), Map.of("sslmode", sslMode)))
          .isEqualTo(
              "What answers at %s is not PostgreSQL: check host and port."
                  .formatted(web.address()));
    }
  }

  @Test
  void whatHangsUpIsNotPostgresql() throws IOException {
    try (FakeServer shy = FakeServer.answering(new byte[0])) {
      assertThat(failureAt(shy.address(), Map.of()))
          .isEqualTo(
              "What answers at %s is not PostgreSQL: check host and port."
                  .formatted(shy.address()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"disable", "prefer"})
  void aSilentListenerIsLeftAfterTheTimeout(String sslMode) throws IOException {
    try (FakeServer silent = FakeServer.silent()) {
      Instant start = Instant.now();

      assertThat(failureAt(silent.address(), Map.of("sslmode", sslMode, "connectTimeout", "1")))
          .isEqualTo(
              "No PostgreSQL answers at %s in time: check host and port, and that no firewall is between."
                  .formatted(silent.address()));
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }
  }

  @Test
  void anOlderServerIsNotSupported() throws IOException {
    try (FakeServer old = FakeServer.answering(greetingOfVersion("13.4 (Debian 13.4-1)"))) {
      assertThat(failureAt(old.address(), Map.of("sslmode", "disable")))
          .isEqualTo(
              "The server at %s is PostgreSQL 13.4 (Debian 13.4-1); 14 to 18 are supported."
                  .formatted(old.address()));
    }
  }

  @Test
  void thePasswordIsWrong(TestDatabase database) throws SQLException {
    TestRole role = new TestRole(database.createRole("reader").name(), SECRET);

    assertThat(failure(database.settings(role)))
        .isEqualTo(
            "The server at %s refuses the password of %s: check DB_PASSWORD or ~/.pgpass."
                .formatted(address(database), role.name()));
  }

  @Test
  void thePasswordIsMissing(TestDatabase database) throws SQLException {
    TestRole role = database.createRole("reader");

    assertThat(
            failure(
                ConnectionSettings.of(
                    address(database), database.name(), role.name(), Optional.empty())))
        .isEqualTo(
            "The server at %s asks %s for a password, and none is given: set DB_PASSWORD or add a line to ~/.pgpass."
                .formatted(address(database), role.name()));
  }

  /** With a password asked for, the server doesn't tell that there is no such role. */
  @Test
  void theRoleIsNotKnown(TestDatabase database) {
    assertThat(failure(database.settings(new TestRole("nobody", SECRET))))
        .startsWith("The server at %s refuses the password of nobody".formatted(address(database)));
  }

  @Test
  void theRoleMayNotLogIn(TestDatabase database) throws SQLException {
    TestRole role = database.createRole("group_role");
    database.execute("ALTER ROLE " + role.name() + " NOLOGIN");

    assertThat(failure(database.settings(role)))
        .isEqualTo(
            "The server at %s does not let %s in: role \"%s\" is not permitted to log in. Check DB_USER, or ask for a line in pg_hba.conf."
                .formatted(address(database), role.name(), role.name()));
  }

  @Test
  void thereIsNoSuchDatabase(TestDatabase database) {
    assertThat(failure(database.settings().withDatabase("No such")))
        .isEqualTo(
            "The server at %s has no database \"No such\": check DB_NAME or --dbname."
                .formatted(address(database)));
  }

  @Test
  void theRoleMayNotConnect(TestDatabase database) throws SQLException {
    TestRole role = database.createRole("reader");
    database.execute("REVOKE CONNECT ON DATABASE " + database.name() + " FROM PUBLIC");

    assertThat(failure(database.settings(role)))
        .isEqualTo(
            "%s may not connect to %s at %s: GRANT CONNECT ON DATABASE %s TO %s."
                .formatted(
                    role.name(), database.name(), address(database), database.name(), role.name()));
  }

  @Test
  void theRoleHasNoConnectionLeft(TestDatabase database) throws SQLException {
    TestRole role = database.createRole("reader", "CONNECTION LIMIT 0");

    assertThat(failure(database.settings(role)))
        .isEqualTo(
            "The server at %s has no connection left for %s: too many connections for role \"%s\". Try again later."
                .formatted(address(database), role.name(), role.name()));
  }

  @Test
  void theServerHasNoSsl(TestDatabase database) {
    ConnectionSettings settings = database.settings();

    assertThat(
            failure(
                new ConnectionSettings(
                    settings.servers(),
                    settings.database(),
                    settings.user(),
                    settings.password(),
                    Map.of("sslmode", "require"))))
        .isEqualTo(
            "The server at %s offers no SSL, which sslmode asks for: set up SSL there, or choose sslmode=prefer."
                .formatted(address(database)));
  }

  @Test
  void theSslHandshakeFails() throws IOException {
    try (FakeServer broken = FakeServer.answering(new byte[] {'S'})) {
      assertThat(failureAt(broken.address(), Map.of("sslmode", "require")))
          .startsWith("No SSL connection to " + broken.address() + ": ")
          .endsWith(". Check sslmode and sslrootcert.");
    }
  }

  private static String failureAt(ServerAddress address, Map<String, String> parameters) {
    return failure(
        new ConnectionSettings(List.of(address), "app", "me", Optional.of(SECRET), parameters));
  }

  private static String failure(ConnectionSettings settings) {
    UndeterminedException failure =
        catchThrowableOfType(
            UndeterminedException.class,
            () -> ReadOnlySession.open(settings, "verify", Duration.ofSeconds(10)).close());
    assertThat(failure).as("a failure of %s", settings).isNotNull();
    assertThat(failure.exitStatus()).isEqualTo(ExitStatus.UNKNOWN);
    hasNoSecret(failure);
    assertThatThrownBy(() -> WritableSession.open(settings, "backfill").close())
        .hasMessage(failure.getMessage());
    return failure.getMessage();
  }

  private static void hasNoSecret(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      assertThat(cause.toString()).doesNotContain(SECRET);
    }
  }

  private static ServerAddress address(TestDatabase database) {
    return new ServerAddress(database.host(), database.port());
  }

  /** AuthenticationOk, ParameterStatus and ReadyForQuery, as in the manual's section 54.7. */
  private static byte[] greetingOfVersion(String version) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream message = new DataOutputStream(bytes);
    message.writeByte('R');
    message.writeInt(8);
    message.writeInt(0);
    for (String status :
        List.of(
            "server_version\0" + version + "\0",
            "client_encoding\0UTF8\0",
            "DateStyle\0ISO, MDY\0",
            "standard_conforming_strings\0on\0",
            "integer_datetimes\0on\0")) {
      message.writeByte('S');
      message.writeInt(4 + status.length());
      message.writeBytes(status);
    }
    message.writeByte('Z');
    message.writeInt(5);
    message.writeByte('I');
    return bytes.toByteArray();
  }
}
