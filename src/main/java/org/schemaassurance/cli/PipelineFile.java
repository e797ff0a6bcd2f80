package org.schemaassurance.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.schemaassurance.Onboarding;
import org.schemaassurance.Onboarding.KnownMigration;
import org.schemaassurance.model.Pipeline;

/** The pipeline that {@code init} writes. */
record PipelineFile(NewFiles files, Terminal terminal) {
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
   */
  void write(
      Optional<Choice> typed,
      Optional<Pipeline> found,
      Supplier<Optional<KnownMigration>> migration) {
    Optional<Pipeline> wanted =
        typed
            .map(choice -> choice == Choice.NONE ? Optional.<Pipeline>empty() : named(choice))
            .orElse(found);
    if (wanted.isPresent()) {
      write(wanted.get(), migration.get());
    } else if (typed.isEmpty()) {
      files.say(
          "No pipeline: the project shows neither GitHub nor GitLab; --pipeline github or gitlab writes one.");
    }
  }

  private static Optional<Pipeline> named(Choice choice) {
    return Optional.of(choice == Choice.GITHUB ? Pipeline.GITHUB : Pipeline.GITLAB);
  }

  private void write(Pipeline pipeline, Optional<KnownMigration> migration) {
    Path file = file(pipeline);
    files.write(
        file,
        Onboarding.pipeline(
            pipeline,
            Version.current(),
            migration,
            ProjectFiles.snapshot().toString(),
            ProjectFiles.ignoreFile().toString()));
    if (file.equals(GITLAB_INCLUDED)) {
      files.say("  For " + GITLAB + ": include: [{local: " + file + "}]");
    }
  }

  /** Beside the project's own pipeline, not in its place. */
  private static Path file(Pipeline pipeline) {
    return switch (pipeline) {
      case GITHUB -> GITHUB;
      case GITLAB -> Files.exists(GITLAB) ? GITLAB_INCLUDED : GITLAB;
    };
  }
}
