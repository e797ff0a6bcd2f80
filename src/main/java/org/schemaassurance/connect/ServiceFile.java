package org.schemaassurance.connect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.schemaassurance.model.UsageException;

/**
 * libpq's connection service file: sections {@code [name]} of lines {@code keyword=value}, without
 * blanks around the sign (the manual's section "The Connection Service File", parseServiceFile in
 * fe-connect.c). No message shows what stands in it, since a password may.
 */
final class ServiceFile {
  private static final long LARGEST = 1 << 20;

  private final Path path;

  ServiceFile(Path path) {
    this.path = path;
  }

  /**
   * What a service consists of, as far as it is connected by; of a keyword that is there twice the
   * first counts.
   *
   * @return empty if the file has no such section
   * @throws UsageException if the file cannot be read, or its section not be understood
   */
  Optional<Map<DriverParameter, String>> parametersOf(String service) {
    String[] lines = text().split("\n", -1);
    String section = new String(bytes("[" + service + "]"), StandardCharsets.ISO_8859_1);
    int line = 0;
    while (line < lines.length && !lines[line].strip().startsWith(section)) {
      line++;
    }
    if (line == lines.length) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (line++; line < lines.length && !lines[line].strip().startsWith("["); line++) {
      readLine(lines[line].strip(), line + 1, values);
    }
    return Optional.of(parameters(values, service));
  }

  /** One character a byte, so that a section in another encoding than ours is no hindrance. */
  private String text() {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw unreadable("it is no file");
    }
    try {
      if (Files.size(path) > LARGEST) {
        throw unreadable("it is larger than 1 MiB");
      }
      return Files.readString(path, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException missing) {
      throw unreadable("there is no such file");
    } catch (AccessDeniedException denied) {
      throw unreadable("permission denied");
    } catch (IOException failed) {
      throw unreadable(String.valueOf(failed.getMessage()));
    }
  }

  private void readLine(String line, int number, Map<String, String> values) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    int equals = line.indexOf('=');
    if (line.startsWith("ldap")) {
      throw wrong(number, "looks up a directory (LDAP), which is not supported");
    }
    if (equals < 0) {
      throw wrong(number, "is not of the form keyword=value");
    }
    String keyword = line.substring(0, equals);
    if (keyword.equals("service") || keyword.equals("servicefile")) {
      throw wrong(number, "names a service in a service, which libpq refuses, too");
    }
    if (!keyword.matches("[a-z_]+")) {
      throw wrong(number, "begins with no keyword of libpq; there is no blank before the = sign");
    }
    String value = decoded(line.substring(equals + 1), number);
    if (!keyword.equals("hostaddr") && DriverParameter.byLibpqName(keyword).isEmpty()) {
      if (!ForeignParameters.isPassedOver(keyword)) {
        throw wrong(number, "has " + ForeignParameters.refusal(keyword));
      }
      return;
    }
    values.putIfAbsent(keyword, value);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String decoded(String value, int number) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(value.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException malformed) {
      throw wrong(number, "is not UTF-8");
    }
  }

  private Map<DriverParameter, String> parameters(Map<String, String> values, String service) {
    if (!values.getOrDefault("hostaddr", "").isEmpty()) {
      if (!values.getOrDefault("host", "").isEmpty()) {
        throw new UsageException(
            "The service \"%s\" in %s has both host and hostaddr, which is not supported: leave one of them."
                .formatted(service, path));
      }
      values.put("host", values.get("hostaddr"));
    }
    values.remove("hostaddr");
    Map<DriverParameter, String> parameters = new EnumMap<>(DriverParameter.class);
    values.forEach(
        (keyword, value) -> {
          DriverParameter parameter = DriverParameter.byLibpqName(keyword).orElseThrow();
          if (!value.isEmpty()) {
            parameters.put(parameter, parameter.fromLibpq(value));
          }
        });
    return parameters;
  }

  private UsageException unreadable(String why) {
    return new UsageException("The service file " + path + " can't be read: " + why + ".");
  }

  private UsageException wrong(int line, String what) {
    return new UsageException(
        "The service file %s can't be understood: its line %d %s.".formatted(path, line, what));
  }
}
