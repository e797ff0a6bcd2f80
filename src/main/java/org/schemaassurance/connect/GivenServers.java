package org.schemaassurance.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schemaassurance.model.UsageException;

/** The servers that hosts and ports name, as libpq takes them. */
final class GivenServers {
  /** A name, an IPv4 or an IPv6 address; no character that means something else in a URL. */
  private static final Pattern HOST = Pattern.compile("\\[?(?<name>[^\\s/?&#@=\\[\\]]+)]?");

  private GivenServers() {}

  /**
   * One port is for all hosts, otherwise there are as many ports as hosts.
   *
   * @param hosts with commas between them, as the ports
   * @param defaultHost what an empty one among them means
   * @throws UsageException if one is none
   */
  static List<ServerAddress> of(
      GivenParameter hosts, GivenParameter ports, String defaultHost, String defaultPort) {
    String[] names = hosts.value().split(",", -1);
    String[] numbers = ports.value().split(",", -1);
    if (numbers.length != 1 && numbers.length != names.length) {
      throw new UsageException(
          "%d ports are given for %d hosts: give one port for all hosts, or one for each."
              .formatted(numbers.length, names.length));
    }
    List<ServerAddress> servers = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      String number = numbers[numbers.length == 1 ? 0 : i];
      servers.add(
          new ServerAddress(
              host(hosts, names[i].isEmpty() ? defaultHost : names[i]),
              port(ports, number.isEmpty() ? defaultPort : number)));
    }
    return servers;
  }

  private static String host(GivenParameter given, String text) {
    if (text.startsWith("/") || text.startsWith("@")) {
      throw new UsageException(
          "The host in "
              + given.source()
              + " is the directory of a Unix socket; sockets are not supported:"
              + " use localhost, or the server's name.");
    }
    Matcher host = HOST.matcher(text);
    if (!host.matches()) {
      throw new UsageException(
          "The host in %s is not a name or an address%s."
              .formatted(given.source(), given.shown(text)));
    }
    return host.group("name");
  }

  private static int port(GivenParameter given, String text) {
    if (!text.matches("\\d{1,5}") || !isPort(Integer.parseInt(text))) {
      throw new UsageException(
          "The port in %s is not a number from 1 to 65535%s."
              .formatted(given.source(), given.shown(text)));
    }
    return Integer.parseInt(text);
  }

  private static boolean isPort(int number) {
    return number >= 1 && number <= 65535;
  }
}
