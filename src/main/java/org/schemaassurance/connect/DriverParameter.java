package org.schemaassurance.connect;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.postgresql.PGProperty;
import org.schemaassurance.model.UsageException;

/**
 * The connection parameters that we take, each by pgjdbc's and by libpq's name. What is not here is
 * refused: several of pgjdbc's parameters load a class or write a file that the URL names.
 */
enum DriverParameter {
  HOST(PGProperty.PG_HOST, "host"),
  PORT(PGProperty.PG_PORT, "port"),
  DATABASE(PGProperty.PG_DBNAME, "dbname"),
  USER(PGProperty.USER, "user"),
  PASSWORD(PGProperty.PASSWORD, "password"),
  SSL_MODE(PGProperty.SSL_MODE, "sslmode"),
  SSL_ROOT_CERT(PGProperty.SSL_ROOT_CERT, "sslrootcert"),
  SSL_CERT(PGProperty.SSL_CERT, "sslcert"),
  SSL_KEY(PGProperty.SSL_KEY, "sslkey"),
  SSL_PASSWORD(PGProperty.SSL_PASSWORD, "sslpassword"),
  SSL_NEGOTIATION(PGProperty.SSL_NEGOTIATION, "sslnegotiation"),
  TARGET_SERVER_TYPE(PGProperty.TARGET_SERVER_TYPE, "target_session_attrs") {
    @Override
    String fromLibpq(String value) {
      return TARGET_SESSION_ATTRIBUTES.get(
          oneOf(TARGET_SESSION_ATTRIBUTES.keySet().stream().sorted().toList(), value));
    }
  },
  CONNECT_TIMEOUT(PGProperty.CONNECT_TIMEOUT, "connect_timeout"),
  CHANNEL_BINDING(PGProperty.CHANNEL_BINDING, "channel_binding"),
  GSS_ENCRYPTION(PGProperty.GSS_ENC_MODE, "gssencmode"),
  KERBEROS_SERVICE(PGProperty.KERBEROS_SERVER_NAME, "krbsrvname"),
  REQUIRE_AUTHENTICATION(PGProperty.REQUIRE_AUTH, "require_auth"),
  /** Names others of these; the driver never gets it. */
  SERVICE(PGProperty.SERVICE, "service");

  /**
   * libpq tells a server that is read-only by configuration from a standby, pgjdbc doesn't: its
   * "primary" also has to accept writes.
   */
  private static final Map<String, String> TARGET_SESSION_ATTRIBUTES =
      Map.of(
          "any", "any",
          "read-write", "primary",
          "primary", "primary",
          "read-only", "secondary",
          "standby", "secondary",
          "prefer-standby", "preferSecondary");

  private final PGProperty property;
  private final String libpqName;

  DriverParameter(PGProperty property, String libpqName) {
    this.property = property;
    this.libpqName = libpqName;
  }

  static Optional<DriverParameter> byLibpqName(String name) {
    return Arrays.stream(values()).filter(known -> known.libpqName.equals(name)).findFirst();
  }

  static Optional<DriverParameter> byDriverName(String name) {
    return Arrays.stream(values()).filter(known -> known.driverName().equals(name)).findFirst();
  }

  /** pgjdbc's name. */
  String driverName() {
    return property.getName();
  }

  /** libpq's name. */
  String libpqName() {
    return libpqName;
  }

  /** The environment variable that libpq reads, such as {@code PGSSLMODE}. */
  String variable() {
    return switch (this) {
      case DATABASE -> "PGDATABASE";
      case CONNECT_TIMEOUT -> "PGCONNECT_TIMEOUT";
      default -> "PG" + libpqName.replace("_", "").toUpperCase(Locale.ROOT);
    };
  }

  /** Whether the value must stay out of a command line. */
  boolean isSecret() {
    return this == PASSWORD || this == SSL_PASSWORD;
  }

  /**
   * The value as pgjdbc wants it.
   *
   * @throws UsageException when the value is none of those that libpq knows
   */
  String fromLibpq(String value) {
    return fromDriver(value);
  }

  /**
   * A value in pgjdbc's own words.
   *
   * @throws UsageException when pgjdbc knows the possible values and this is none
   */
  String fromDriver(String value) {
    String[] choices = property.getChoices();
    return choices == null || this == REQUIRE_AUTHENTICATION
        ? value
        : oneOf(List.of(choices), value);
  }

  final String oneOf(List<String> choices, String value) {
    if (!choices.contains(value)) {
      throw new UsageException(
          "%s has a value that is not known: use %s."
              .formatted(libpqName, choices.stream().collect(joining(", "))));
    }
    return value;
  }
}
