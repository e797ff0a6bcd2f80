package org.schemaassurance.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.schemaassurance.model.MutationReport;
import org.schemaassurance.model.MutationReport.Fate;
import org.schemaassurance.model.MutationReport.Result;

/** One JSON object with every mutant, for programs; its keys are fixed. */
public final class MutationJsonReport {
  private static final Fate.Killed NOBODY = new Fate.Killed(List.of(), List.of());

  private final String toolVersion;

  public MutationJsonReport(String toolVersion) {
    this.toolVersion = toolVersion;
  }

  /**
   * Writes the whole report.
   *
   * @throws IOException if the writer cannot take it
   */
  public void write(MutationReport report, Writer writer) throws IOException {
    JsonParts.writeAnswer(
        writer,
        toolVersion,
        json -> {
          json.writeStringField("serverVersion", report.server().serverVersion());
          json.writeStringField(
              "startedAt", report.startedAt().truncatedTo(ChronoUnit.MILLIS).toString());
          json.writeNumberField("durationMs", report.duration().toMillis());
          writeSummary(json, report);
          json.writeArrayFieldStart("mutants");
          for (Result result : report.results()) {
            writeResult(json, result);
          }
          json.writeEndArray();
        });
  }

  private static void writeSummary(JsonGenerator json, MutationReport report) throws IOException {
    json.writeObjectFieldStart("summary");
    json.writeNumberField("score", report.score());
    json.writeNumberField("minScore", report.minScore());
    json.writeNumberField("killed", report.killed().size());
    json.writeNumberField("survived", report.survived().size());
    json.writeNumberField("skipped", report.skipped().size());
    json.writeEndObject();
  }

  private static void writeResult(JsonGenerator json, Result result) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", result.mutant().kind());
    json.writeStringField("object", result.mutant().object());
    json.writeStringField("sabotage", result.mutant().sabotage());
    json.writeStringField("sql", result.mutant().sql());
    json.writeStringField("noticedBy", result.mutant().noticedBy());
    if (result.fate() instanceof Fate.Killed killed) {
      writeFate(json, "killed", killed, "");
    } else if (result.fate() instanceof Fate.Survived survived) {
      writeFate(json, "survived", NOBODY, survived.reason());
    } else if (result.fate() instanceof Fate.Skipped skipped) {
      writeFate(json, "skipped", NOBODY, skipped.reason());
    }
    json.writeEndObject();
  }

  private static void writeFate(JsonGenerator json, String fate, Fate.Killed noticed, String reason)
      throws IOException {
    json.writeStringField("fate", fate);
    writeNames(json, "rules", noticed.rules());
    writeNames(json, "behaviours", noticed.behaviours());
    json.writeStringField("reason", reason);
  }

  private static void writeNames(JsonGenerator json, String key, List<String> names)
      throws IOException {
    json.writeArrayFieldStart(key);
    for (String name : names) {
      json.writeString(name);
    }
    json.writeEndArray();
  }
}
