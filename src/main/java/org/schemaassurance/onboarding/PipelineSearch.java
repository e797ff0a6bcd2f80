package org.schemaassurance.onboarding;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.RefusedFileException;
import org.schemaassurance.files.TextFile;
import org.schemaassurance.model.Pipeline;

/**
 * Where a project's pipelines run, by what the project has already, else by where it is pushed to.
 *
 * @param folder the project's
 */
public record PipelineSearch(Path folder) {
  static final String GITLAB = ".gitlab-ci.yml";

  /** Empty if nothing says it. */
  public Optional<Pipeline> find() {
    if (Files.isDirectory(folder.resolve(".github"))) {
      return Optional.of(Pipeline.GITHUB);
    }
    if (Files.exists(folder.resolve(GITLAB))) {
      return Optional.of(Pipeline.GITLAB);
    }
    String remotes = remotes();
    if (remotes.contains("github")) {
      return Optional.of(Pipeline.GITHUB);
    }
    return remotes.contains("gitlab") ? Optional.of(Pipeline.GITLAB) : Optional.empty();
  }

  private String remotes() {
    Path config = folder.resolve(".git").resolve("config");
    try {
      return Files.exists(config)
          ? TextFile.readOfAnyEncoding(config, FileKind.OF_ANOTHER_TOOL)
              .lines()
              .map(line -> line.strip().toLowerCase(Locale.ROOT))
              .filter(line -> line.startsWith("url"))
              .reduce("", String::concat)
          : "";
    } catch (RefusedFileException unreadable) {
      return "";
    }
  }
}
