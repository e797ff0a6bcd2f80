package org.schemaassurance.connect;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.schemaassurance.model.UsageException;

/**
 * Takes a connection URL apart: a libpq URI ({@code postgresql://user:password@host:port/db?…}, see
 * the manual's section 32.1.1.2) or a JDBC URL ({@code jdbc:postgresql://host:port/db?…}). No
 * message repeats a part of the URL other than the name of a parameter: whatever stands where the
 * host should be can be the rest of a password that was not percent-encoded.
 */
final class ConnectionUrl {
  private final String source;
  private final boolean jdbc;
  private final Map<DriverParameter, String> parameters = new EnumMap<>(DriverParameter.class);

  private ConnectionUrl(String source, boolean jdbc) {
    this.source = source;
    this.jdbc = jdbc;
  }

  /**
   * Non-empty components only, values as pgjdbc wants them.
   *
   * @param source what to call the URL in a message: {@code --url} or {@code DB_URL}
   * @throws UsageException when it is no such URL, or has a parameter that is not supported
   */
  static Map<DriverParameter, String> parse(String url, String source) {
    boolean jdbc = url.startsWith("jdbc:");
    ConnectionUrl parsed = new ConnectionUrl(source, jdbc);
    parsed.readAfterScheme(parsed.withoutScheme(jdbc ? url.substring("jdbc:".length()) : url));
    parsed.parameters.values().removeIf(String::isEmpty);
    return parsed.parameters;
  }

  private String withoutScheme(String url) {
    List<String> schemes =
        jdbc ? List.of("postgresql://") : List.of("postgresql://", "postgres://");
    return schemes.stream()
        .filter(url::startsWith)
        .map(scheme -> url.substring(scheme.length()))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    source
                        + " has to start with postgresql:// (as for psql)"
                        + " or jdbc:postgresql:// (as for JDBC)."));
  }

  private void readAfterScheme(String text) {
    int query = text.indexOf('?');
    String location = query < 0 ? text : text.substring(0, query);
    int slash = location.indexOf('/');
    readAuthority(slash < 0 ? location : location.substring(0, slash));
    if (slash >= 0) {
      readDatabase(location.substring(slash + 1));
    }
    if (query >= 0) {
      readParameters(text.substring(query + 1));
    }
  }

  private void readAuthority(String authority) {
    int at = authority.lastIndexOf('@');
    if (at >= 0) {
      readUserInfo(authority.substring(0, at));
    }
    List<String> hosts = new ArrayList<>();
    List<String> ports = new ArrayList<>();
    for (String server : authority.substring(at + 1).split(",", -1)) {
      int colon = server.indexOf(':', Math.max(server.indexOf(']'), 0));
      hosts.add(decode(colon < 0 ? server : server.substring(0, colon)));
      ports.add(colon < 0 ? "" : decode(server.substring(colon + 1)));
    }
    parameters.put(DriverParameter.HOST, String.join(",", hosts));
    if (ports.stream().anyMatch(port -> !port.isEmpty())) {
      parameters.put(DriverParameter.PORT, String.join(",", ports));
    }
  }

  private void readUserInfo(String userInfo) {
    if (jdbc) {
      throw new UsageException(
          source
              + " has a user before the host, which a JDBC URL can't have:"
              + " leave out \"jdbc:\", or give user and password as parameters.");
    }
    int colon = userInfo.indexOf(':');
    parameters.put(
        DriverParameter.USER, decode(colon < 0 ? userInfo : userInfo.substring(0, colon)));
    if (colon >= 0) {
      parameters.put(DriverParameter.PASSWORD, decode(userInfo.substring(colon + 1)));
    }
  }

  private void readDatabase(String path) {
    if (path.contains("/") || path.contains("@")) {
      throw malformed();
    }
    parameters.put(DriverParameter.DATABASE, decode(path));
  }

  private void readParameters(String query) {
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals < 0 || pair.indexOf('@') >= 0) {
        throw malformed();
      }
      String name = decode(pair.substring(0, equals));
      if (!ForeignParameters.isPassedOver(name)) {
        readParameter(name, decode(pair.substring(equals + 1)));
      }
    }
  }

  private void readParameter(String name, String value) {
    Optional<DriverParameter> known =
        jdbc ? DriverParameter.byDriverName(name) : DriverParameter.byLibpqName(name);
    DriverParameter parameter = known.orElseThrow(() -> unsupported(name));
    if (!value.isEmpty()) {
      parameters.put(parameter, jdbc ? parameter.fromDriver(value) : parameter.fromLibpq(value));
    }
  }

  /** libpq decodes %XX alone; pgjdbc decodes like a form, where + is a space. */
  private String decode(String text) {
    try {
      return URLDecoder.decode(jdbc ? text : text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw malformed(); // without the cause, whose message repeats the text
    }
  }

  private UsageException unsupported(String name) {
    return new UsageException(source + " has " + ForeignParameters.refusal(name) + ".");
  }

  private UsageException malformed() {
    return new UsageException(
        source
            + " can't be read: percent-encode special characters in its user, password and"
            + " parameters (such as @ as %40, / as %2F, % as %25).");
  }
}
