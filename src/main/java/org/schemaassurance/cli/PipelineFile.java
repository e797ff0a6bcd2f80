package org.schemaassurance.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.schemaassurance.Onboarding;
import org.schemaassurance.Onboarding.KnownMigration;
import org.schemaassurance.model.FoundChangelog;
import org.schemaassurance.model.Pipeline;

/**
 * The pipeline that {@code init} writes.
 *
 * @param changelog of the project, if it has one
 */
record PipelineFile(NewFiles files, Optional<FoundChangelog> changelog) {
  private static final Path GITHUB = Path.of(".github", "workflows", "schema-assurance.yml");
  private static final Path GITLAB = Path.of(".gitlab-ci.yml");
  private static final Path GITLAB_INCLUDED = Path.of(".gitlab", "schema-assurance.gitlab-ci.yml");

  /** What is typed. */
  enum Choice {
    GITHUB,
    GITLAB,
    NONE
  }

  /**
   * Writes it.
   *
   * @param found where the project's pipelines run
   * @param migration what the snapshot has to be made by; empty if nobody knows
   * @return what was written; empty if nothing was
   */
  Optional<Pipeline> write(
      Optional<Choice> typed,
      Optional<Pipeline> found,
      Supplier<Optional<KnownMigration>> migration) {
    Optional<Pipeline> wanted =
        typed
            .map(choice -> choice == Choice.NONE ? Optional.<Pipeline>empty() : named(choice))
            .orElse(found);
    if (wanted.isEmpty() && typed.isEmpty()) {
      files.say(
          "No pipeline: the project shows neither GitHub nor GitLab; --pipeline github or gitlab writes one.");
    }
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    boolean isNew = write(wanted.get(), migration.get());
    return isNew ? wanted : Optional.empty();
  }

  private static Optional<Pipeline> named(Choice choice) {
    return Optional.of(choice == Choice.GITHUB ? Pipeline.GITHUB : Pipeline.GITLAB);
  }

  private boolean write(Pipeline pipeline, Optional<KnownMigration> migration) {
    Path file = file(pipeline);
    boolean isNew =
        files.write(
            file,
            Onboarding.pipeline(
                pipeline,
                Version.current(),
                migration,
                ProjectFiles.snapshot().toString(),
                ProjectFiles.ignoreFile().toString()));
    if (isNew) {
      files.say(
          "  Its runner takes our jar, the standalone one, from a Maven repository: from one of yours, until there is a release.");
      if (migration.isEmpty()) {
        files.say(withoutMigration(pipeline));
      }
    }
    if (file.equals(GITLAB_INCLUDED)) {
      files.say("  For " + GITLAB + ": include: [{local: " + file + "}]");
    }
    return isNew;
  }

  private String withoutMigration(Pipeline pipeline) {
    String request = pipeline == Pipeline.GITHUB ? "pull request" : "merge request";
    return changelog.isPresent()
        ? "  It has no job that compares the changelog of a "
            + request
            + " with the snapshot: that takes a server to build it on, which --reference-url names."
        : "  It has no job that compares what a "
            + request
            + " makes with the snapshot: that takes --changelog-file or --of-command, and a server by --reference-url.";
  }

  /** Beside the project's own pipeline, not in its place. */
  private static Path file(Pipeline pipeline) {
    return switch (pipeline) {
      case GITHUB -> GITHUB;
      case GITLAB -> Files.exists(GITLAB) ? GITLAB_INCLUDED : GITLAB;
    };
  }
}
