package org.schemaassurance.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.Target;

/**
 * SARIF 2.1.0 (OASIS), as GitHub's code scanning takes it: what does not hold, at the line of its
 * rule. What holds is left out.
 */
public final class SarifReport implements ReportFormat {
  /** GitHub refuses a file with more, and files of which the compressed form exceeds 10 MB. */
  static final int MOST_RESULTS = 25_000;

  private final String toolVersion;
  private final String verb;
  private final RulePages pages;

  /**
   * @param verb what the tool was asked to do; reports of different verbs do not replace each other
   */
  public SarifReport(String toolVersion, String verb, RulePages pages) {
    this.toolVersion = toolVersion;
    this.verb = verb;
    this.pages = pages;
  }

  @Override
  public void write(Report report, Writer writer) throws IOException {
    List<Finding> found =
        report.findings().stream()
            .filter(finding -> finding.status() != Finding.Status.HOLDS)
            .toList();
    List<Finding> shown = gravest(found);
    SarifRules rules = new SarifRules(shown, pages);
    try (JsonGenerator json = JsonParts.generator(writer)) {
      json.writeStartObject();
      json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
      json.writeStringField("version", "2.1.0");
      json.writeArrayFieldStart("runs");
      json.writeStartObject();
      writeTool(json, rules);
      writeIdentity(json, report.target());
      writeInvocation(json, report, found.size() - shown.size());
      json.writeStringField("columnKind", "utf16CodeUnits");
      new SarifResults(rules).write(json, shown);
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    }
    writer.write(System.lineSeparator());
  }

  /** As many as GitHub takes, those that matter most, in the order of the report. */
  private static List<Finding> gravest(List<Finding> findings) {
    return findings.size() <= MOST_RESULTS
        ? findings
        : findings.stream()
            .sorted(Comparator.comparing(SarifLevel::of))
            .limit(MOST_RESULTS)
            .sorted(Finding.ORDER)
            .toList();
  }

  private void writeTool(JsonGenerator json, SarifRules rules) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "schema-assurance");
    json.writeStringField("version", toolVersion);
    rules.write(json);
    json.writeEndObject();
    json.writeEndObject();
  }

  /** GitHub takes what stands before the last slash for the category whose alerts this replaces. */
  private void writeIdentity(JsonGenerator json, Target target) throws IOException {
    String category =
        String.join("/", "schema-assurance", verb, target.host(), target.database(), "");
    json.writeObjectFieldStart("automationDetails");
    json.writeStringField("id", TerminalText.onOneLine(category));
    json.writeEndObject();
  }

  private static void writeInvocation(JsonGenerator json, Report report, int leftOut)
      throws IOException {
    json.writeArrayFieldStart("invocations");
    json.writeStartObject();
    // What could not be found out was not analysed.
    json.writeBooleanField("executionSuccessful", report.summary().unknown() == 0);
    json.writeNumberField("exitCode", report.verdict().exitStatus().code());
    json.writeStringField("exitCodeDescription", report.verdict().toString());
    json.writeStringField(
        "startTimeUtc", report.startedAt().truncatedTo(ChronoUnit.MILLIS).toString());
    json.writeStringField(
        "endTimeUtc",
        report.startedAt().plus(report.duration()).truncatedTo(ChronoUnit.MILLIS).toString());
    writeNotifications(json, notifications(report, leftOut));
    json.writeEndObject();
    json.writeEndArray();
  }

  /**
   * What is said of the run and of no rule.
   *
   * @param level of SARIF's: {@code note} or {@code warning}
   */
  private record Notification(String level, String text) {}

  private static List<Notification> notifications(Report report, int leftOut) {
    Stream<Notification> cut =
        leftOut == 0
            ? Stream.empty()
            : Stream.of(
                new Notification(
                    "warning",
                    "Left out: %d findings, not as grave as the %d here."
                        .formatted(leftOut, MOST_RESULTS)));
    return Stream.concat(
            report.remarks().stream().map(remark -> new Notification("note", remark)), cut)
        .toList();
  }

  private static void writeNotifications(JsonGenerator json, List<Notification> notifications)
      throws IOException {
    if (notifications.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("toolExecutionNotifications");
    for (Notification notification : notifications) {
      json.writeStartObject();
      json.writeStringField("level", notification.level());
      json.writeObjectFieldStart("message");
      json.writeStringField("text", TerminalText.safe(notification.text()));
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
