package org.schemaassurance.connect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.schemaassurance.model.UsageException;

/** The files in which libpq looks for a service, in its order. */
final class Services {
  private static final String FILE = "pg_service.conf";

  /**
   * Where PostgreSQL's own configuration is without {@code PGSYSCONFDIR}: that is built into libpq,
   * and these are Debian's, Red Hat's and the source's.
   */
  private static final List<Path> BUILT_IN =
      List.of(
          Path.of("/etc/postgresql-common"),
          Path.of("/etc/sysconfig/pgsql"),
          Path.of("/usr/local/pgsql/etc"));

  private final Map<String, String> environment;
  private final Path home;

  Services(Map<String, String> environment, Path home) {
    this.environment = environment;
    this.home = home;
  }

  /**
   * What a service consists of.
   *
   * @param source what names it, for a message
   * @throws UsageException if no file defines it, or one cannot be read
   */
  Map<DriverParameter, String> parametersOf(String service, String source) {
    List<Path> files = files();
    for (Path file : files) {
      Optional<Map<DriverParameter, String>> found = new ServiceFile(file).parametersOf(service);
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new UsageException(
        "The service \"%s\" of %s is not defined: there is %s."
            .formatted(
                service,
                source,
                files.isEmpty()
                    ? "no ~/.pg_service.conf and no pg_service.conf of the system; PGSERVICEFILE names another"
                    : "no [%s] in %s"
                        .formatted(
                            service,
                            files.stream().map(Path::toString).collect(Collectors.joining(", ")))));
  }

  /** One that a variable names has to be there; the others need not. */
  private List<Path> files() {
    List<Path> files = new ArrayList<>();
    variable("PGSERVICEFILE")
        .map(Path::of)
        .or(() -> Optional.of(home.resolve("." + FILE)).filter(Files::exists))
        .ifPresent(files::add);
    variable("PGSYSCONFDIR").map(folder -> List.of(Path.of(folder))).orElse(BUILT_IN).stream()
        .map(folder -> folder.resolve(FILE))
        .filter(Files::exists)
        .limit(1)
        .forEach(files::add);
    return files;
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }
}
