package org.schemaassurance.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What {@code verify} finds by some rules: the whole way from the text of a rule file to the JSON.
 *
 * @param status the exit status
 */
public record VerifiedRules(int status, String verdict, List<Found> findings) {

  /** One finding of the JSON; what it has not is null. */
  public record Found(
      String rule,
      String object,
      String status,
      String severity,
      String message,
      String expected,
      String actual,
      String hint) {}

  /** Verifies as the superuser. */
  public static VerifiedRules of(TestDatabase database, String rules, String... options) {
    return of(ToolRun.environment(database), rules, options);
  }

  /** Verifies as a role. */
  public static VerifiedRules of(
      TestDatabase database, TestRole role, String rules, String... options) {
    return of(ToolRun.environment(database, role), rules, options);
  }

  private static VerifiedRules of(
      Map<String, String> environment, String rules, String... options) {
    try {
      Path project = Files.createTempDirectory("rules");
      Path file = Files.createDirectory(project.resolve("verify-rules")).resolve("rules.yaml");
      try {
        Files.writeString(file, rules);
        return ofFile(environment, file, options);
      } finally {
        Files.delete(file);
        Files.delete(file.getParent());
        Files.delete(project);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Verifies by a rule file or folder. */
  public static VerifiedRules ofFile(Map<String, String> environment, Path rules, String... options)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("verify", "--rules", rules.toString(), "--format", "json"));
    arguments.addAll(List.of(options));
    ToolRun run = ToolRun.of(environment, arguments.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    return read(run);
  }

  private static VerifiedRules read(ToolRun run) throws IOException {
    Map<?, ?> report = (Map<?, ?>) Json.read(run.out());
    List<Found> findings =
        ((List<?>) report.get("findings"))
            .stream().map(finding -> found((Map<?, ?>) finding)).toList();
    return new VerifiedRules(run.status(), (String) report.get("verdict"), findings);
  }

  private static Found found(Map<?, ?> finding) {
    return new Found(
        (String) finding.get("rule"),
        (String) finding.get("object"),
        (String) finding.get("status"),
        (String) finding.get("severity"),
        (String) finding.get("message"),
        (String) finding.get("expected"),
        (String) finding.get("actual"),
        (String) finding.get("hint"));
  }

  /** The findings that do not hold. */
  public List<Found> complaints() {
    return findings.stream().filter(found -> !found.status().equals("holds")).toList();
  }

  /** What a person reads of the findings that do not hold. */
  public List<String> messages() {
    return complaints().stream().map(Found::message).toList();
  }

  /** Everything holds, and there is something that does. */
  public void assertHolds() {
    assertThat(messages()).isEmpty();
    assertThat(findings).isNotEmpty();
    assertThat(verdict).isEqualTo("holds");
    assertThat(status).isZero();
  }
}
