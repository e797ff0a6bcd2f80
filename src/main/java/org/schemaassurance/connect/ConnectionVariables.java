package org.schemaassurance.connect;

import static java.util.stream.Collectors.joining;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The environment of a program that is to use one database and no other: {@code DB_*} as ours,
 * libpq's {@code PG*} (the manual's section 32.15), {@code DATABASE_URL} as libpq and most
 * frameworks read it, and {@code JDBC_DATABASE_URL} with its user and password.
 */
public final class ConnectionVariables {
  /** Whatever named another database, ours of a password file excepted: it names none. */
  private static final Pattern OF_ANOTHER =
      Pattern.compile(
          "DB_(HOST|PORT|NAME|USER|PASSWORD|URL)|(JDBC_)?DATABASE_\\w+|REFERENCE_URL|PG(?!PASSFILE$)[A-Z]+");

  private final ConnectionSettings settings;

  /** Of the database that the settings name. */
  public ConnectionVariables(ConnectionSettings settings) {
    this.settings = settings;
  }

  /** The same environment with these variables, and without those that name another database. */
  public Map<String, String> in(Map<String, String> environment) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.keySet().removeIf(name -> OF_ANOTHER.matcher(name).matches());
    variables.putAll(all());
    return variables;
  }

  /** The texts in them that nobody is to read. */
  public List<String> secrets() {
    return settings.password().filter(text -> !text.isEmpty()).stream()
        .flatMap(password -> Stream.of(password, encoded(password)))
        .distinct()
        .toList();
  }

  private Map<String, String> all() {
    Map<String, String> variables = new TreeMap<>();
    both(variables, "HOST", each(ServerAddress::host));
    both(variables, "PORT", each(server -> String.valueOf(server.port())));
    both(variables, "USER", settings.user());
    variables.put("DB_NAME", settings.database());
    variables.put("PGDATABASE", settings.database());
    settings.password().ifPresent(password -> both(variables, "PASSWORD", password));
    parameters((known, value) -> variables.put(known.variable(), value));
    variables.put("DATABASE_URL", libpqUrl());
    variables.put("JDBC_DATABASE_URL", jdbcUrl());
    variables.put("JDBC_DATABASE_USERNAME", settings.user());
    variables.put("JDBC_DATABASE_PASSWORD", settings.password().orElse(""));
    return variables;
  }

  private static void both(Map<String, String> variables, String name, String value) {
    variables.put("DB_" + name, value);
    variables.put("PG" + name, value);
  }

  private String each(Function<ServerAddress, String> part) {
    return settings.servers().stream().map(part).collect(joining(","));
  }

  private String libpqUrl() {
    Map<String, String> parameters = new TreeMap<>();
    parameters((known, value) -> parameters.put(known.libpqName(), value));
    String password = settings.password().map(text -> ":" + encoded(text)).orElse("");
    return "postgresql://" + encoded(settings.user()) + password + "@" + address(parameters);
  }

  private String jdbcUrl() {
    Map<String, String> parameters = new TreeMap<>(settings.driverParameters());
    parameters.put("user", settings.user());
    settings.password().ifPresent(password -> parameters.put("password", password));
    return "jdbc:postgresql://" + address(parameters);
  }

  private String address(Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
            .collect(joining("&"));
    return settings.serverNames().replace(" ", "")
        + "/"
        + encoded(settings.database())
        + (query.isEmpty() ? "" : "?" + query);
  }

  /** Of the driver's parameters those that libpq has, too, and takes by the same values. */
  private void parameters(BiConsumer<DriverParameter, String> taker) {
    Stream.of(
            DriverParameter.SSL_MODE,
            DriverParameter.SSL_ROOT_CERT,
            DriverParameter.SSL_CERT,
            DriverParameter.SSL_KEY)
        .forEach(
            known ->
                Optional.ofNullable(settings.driverParameters().get(known.driverName()))
                    .ifPresent(value -> taker.accept(known, value)));
  }

  /** A space is %20: libpq does not take a plus for one. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
