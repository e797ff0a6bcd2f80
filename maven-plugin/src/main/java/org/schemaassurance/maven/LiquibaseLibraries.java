package org.schemaassurance.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.schemaassurance.model.UndeterminedException;

/**
 * What a project's Liquibase plugin has on its class path beside Liquibase, such as custom changes.
 *
 * @param system of Maven, which resolves artifacts
 */
record LiquibaseLibraries(RepositorySystem system, MavenSession maven, MavenProject project) {
  /** Ours have them: a second Liquibase or driver would only be in the way. */
  private static final Set<String> OURS =
      Set.of(
          "org.liquibase:liquibase-core",
          "org.postgresql:postgresql",
          "com.github.blagerweij:liquibase-sessionlock");

  /** Whether we bring the library along, in our version. */
  static boolean isOurs(String groupId, String artifactId) {
    return OURS.contains(groupId + ":" + artifactId);
  }

  /**
   * The files of dependencies, and of what they need.
   *
   * @throws UndeterminedException if a repository lacks one
   */
  List<Path> of(List<Dependency> dependencies) {
    List<Dependency> others =
        dependencies.stream()
            .filter(each -> !isOurs(each.getGroupId(), each.getArtifactId()))
            .toList();
    if (others.isEmpty()) {
      return List.of();
    }
    RepositorySystemSession session = maven.getRepositorySession();
    CollectRequest wanted = new CollectRequest();
    wanted.setRepositories(project.getRemotePluginRepositories());
    others.forEach(
        each ->
            wanted.addDependency(
                RepositoryUtils.toDependency(each, session.getArtifactTypeRegistry())));
    try {
      return system
          .resolveDependencies(session, new DependencyRequest(wanted, null))
          .getArtifactResults()
          .stream()
          .map(ArtifactResult::getArtifact)
          .filter(each -> !isOurs(each.getGroupId(), each.getArtifactId()))
          .map(Artifact::getFile)
          .map(File::toPath)
          .toList();
    } catch (DependencyResolutionException absent) {
      throw new UndeterminedException(
          "A dependency of the Liquibase plugin could not be had: " + absent.getMessage(), absent);
    }
  }
}
