package org.schemaassurance.cli;

import java.util.Optional;
import org.schemaassurance.ReferenceServer;
import org.schemaassurance.Schema;
import org.schemaassurance.Surroundings;
import org.schemaassurance.connect.ConnectionOptions;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.model.UsageException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A changelog, and a server where a database may be made of it. */
final class ReferenceFlags {
  private static final String VARIABLE = "REFERENCE_URL";

  @Option(
      names = "--reference-url",
      paramLabel = "URL",
      description =
          "A server where databases may be created and dropped, for what the changelog makes; those that are"
              + " there are left alone (REFERENCE_URL, which may have a password in it). Without one, as --url.")
  private Optional<String> referenceUrl = Optional.empty();

  @Mixin private ChangelogFlags changelog = new ChangelogFlags();

  /** Whether a changelog was named. */
  boolean nameAChangelog() {
    return changelog.areOfAFile();
  }

  /** For the front door: the terminal's, with the options of the changelog. */
  Surroundings surroundings(Terminal terminal) {
    return changelog.surroundings(terminal);
  }

  /**
   * What the changelog makes on that server.
   *
   * @throws UsageException if none is named, or not as one can be
   */
  Schema schema(Terminal terminal) {
    return Schema.madeByChangelog(settings(terminal));
  }

  /**
   * That server.
   *
   * @throws UsageException if none is named, or not as one can be
   */
  ReferenceServer server(Terminal terminal) {
    return ReferenceServer.at(settings(terminal), surroundings(terminal));
  }

  private ConnectionSettings settings(Terminal terminal) {
    ConnectionOptions url =
        referenceUrl
            .map(typed -> ConnectionOptions.ofUrl("--reference-url", typed))
            .or(
                () ->
                    Optional.ofNullable(terminal.environment().get(VARIABLE))
                        .filter(text -> !text.isEmpty())
                        .map(text -> ConnectionOptions.ofVariable(VARIABLE, text)))
            .orElseThrow(
                () ->
                    new UsageException(
                        "What the changelog makes is built on a server of its own: name one with --reference-url, or use make, which starts one."));
    return terminal.settings(url);
  }
}
