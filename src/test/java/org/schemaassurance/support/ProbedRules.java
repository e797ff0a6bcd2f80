package org.schemaassurance.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What {@code probe} finds by some rule files.
 *
 * @param run as it was typed
 */
public record ProbedRules(ToolRun run, List<Found> findings) {

  /** One finding of the JSON. */
  public record Found(
      String behaviour, String object, String status, String message, String hint) {}

  /** Probes as the superuser. */
  public static ProbedRules of(TestDatabase database, String rules, String... options) {
    return of(ToolRun.environment(database), rules, options);
  }

  /** Probes with an environment that names the database. */
  public static ProbedRules of(Map<String, String> environment, String rules, String... options) {
    try {
      Path file = Files.createTempFile(Path.of("target"), "behaviours", ".yaml");
      try {
        Files.writeString(file, rules);
        return ofFile(environment, file, options);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same by a file, or a folder of them. */
  public static ProbedRules ofFile(Map<String, String> environment, Path rules, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("probe", "--rules", rules.toString(), "--format", "json"));
    arguments.addAll(List.of(options));
    ToolRun run = ToolRun.of(environment, arguments.toArray(String[]::new));
    return new ProbedRules(run, run.out().isEmpty() ? List.of() : findings(run.out()));
  }

  private static List<Found> findings(String json) {
    try {
      return ((List<?>) ((Map<?, ?>) Json.read(json)).get("findings"))
          .stream().map(finding -> found((Map<?, ?>) finding)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Found found(Map<?, ?> finding) {
    return new Found(
        (String) finding.get("rule"),
        (String) finding.get("object"),
        (String) finding.get("status"),
        (String) finding.get("message"),
        (String) finding.get("hint"));
  }

  public int status() {
    return run.status();
  }

  /** What a person reads of all findings. */
  public List<String> messages() {
    return findings.stream().map(Found::message).toList();
  }

  /** The findings that do not hold. */
  public List<Found> complaints() {
    return findings.stream().filter(found -> !found.status().equals("holds")).toList();
  }
}
