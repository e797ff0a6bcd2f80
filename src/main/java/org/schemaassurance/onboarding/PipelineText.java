package org.schemaassurance.onboarding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schemaassurance.model.Pipeline;

/**
 * A pipeline that asks verify and drift about a database and, where it is known what migrates one,
 * whether the committed snapshot is what that makes.
 *
 * @param version of ours
 * @param source arguments of {@code snapshot} for what migrates; empty where nothing is known
 * @param migration what it is called
 * @param server the major version of PostgreSQL on which it made the snapshot; empty where nothing
 *     is known
 * @param snapshot the file's name
 * @param ignore the name of the file of accepted differences
 */
public record PipelineText(
    String version,
    Optional<String> source,
    String migration,
    Optional<Integer> server,
    String snapshot,
    String ignore) {
  /** A line that stands beside the job of what migrates alone. */
  private static final Pattern BESIDE_MIGRATION = Pattern.compile("(?m)^@beside_migration@(.*\n)");

  private static final Pattern PLACEHOLDER = Pattern.compile("@(\\w+)@");

  /** The text of a pipeline's file. */
  public String of(Pipeline pipeline) {
    String name = pipeline.name().toLowerCase(Locale.ROOT);
    return filled(resource(name + ".yml"))
        + source.map(known -> filled(resource(name + "-migration.yml"))).orElse("")
        + filled(resource(name + "-database.yml"));
  }

  /** What drift accepts, to begin with: nothing, and how to say something. */
  public static String ignoreFile() {
    return resource("drift-ignore.yaml");
  }

  private String filled(String template) {
    Map<String, String> texts =
        Map.of(
            "version", version,
            "server", server.map(String::valueOf).orElse(""),
            "migration", migration,
            "source", source.orElse(""),
            "snapshot", snapshot,
            "ignore", ignore);
    return PLACEHOLDER
        .matcher(linesOf(template))
        .replaceAll(
            name -> Matcher.quoteReplacement(texts.getOrDefault(name.group(1), name.group())));
  }

  private String linesOf(String template) {
    return BESIDE_MIGRATION.matcher(template).replaceAll(source.isPresent() ? "$1" : "");
  }

  private static String resource(String name) {
    try (InputStream file = PipelineText.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
