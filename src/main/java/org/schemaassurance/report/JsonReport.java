package org.schemaassurance.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.StatisticsTable;

/** One JSON object, for programs; its keys are fixed. */
public final class JsonReport implements ReportFormat {
  private final String toolVersion;

  public JsonReport(String toolVersion) {
    this.toolVersion = toolVersion;
  }

  @Override
  public void write(Report report, Writer writer) throws IOException {
    JsonParts.writeAnswer(
        writer,
        toolVersion,
        json -> {
          json.writeStringField("verdict", report.verdict().toString());
          JsonParts.writeTarget(json, report.target());
          json.writeStringField(
              "startedAt", report.startedAt().truncatedTo(ChronoUnit.MILLIS).toString());
          json.writeNumberField("durationMs", report.duration().toMillis());
          writeSummary(json, report.summary());
          json.writeArrayFieldStart("findings");
          for (Finding finding : report.findings()) {
            writeFinding(json, finding);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("statistics");
          for (StatisticsTable table : report.statistics()) {
            writeStatistics(json, table);
          }
          json.writeEndArray();
          writeRemarks(json, report.remarks());
        });
  }

  /** Most reports vouch for all that was asked: those of {@code verify} have no such key. */
  private static void writeRemarks(JsonGenerator json, List<String> remarks) throws IOException {
    if (!remarks.isEmpty()) {
      json.writeArrayFieldStart("remarks");
      for (String remark : remarks) {
        json.writeString(remark);
      }
      json.writeEndArray();
    }
  }

  private static void writeSummary(JsonGenerator json, Report.Summary summary) throws IOException {
    json.writeObjectFieldStart("summary");
    json.writeNumberField("holds", summary.holds());
    json.writeNumberField("broken", summary.broken());
    json.writeNumberField("warnings", summary.warnings());
    json.writeNumberField("unknown", summary.unknown());
    json.writeNumberField("waived", summary.waived());
    json.writeEndObject();
  }

  private static void writeFinding(JsonGenerator json, Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("rule", finding.rule().name());
    json.writeStringField("check", finding.rule().check());
    json.writeStringField("object", finding.object());
    json.writeStringField("status", finding.status().toString());
    json.writeStringField("severity", finding.severity().toString());
    json.writeStringField("message", finding.message());
    writeOptional(json, "expected", finding.expected());
    writeOptional(json, "actual", finding.actual());
    writeOptional(json, "hint", finding.hint());
    json.writeStringField("file", finding.place().file());
    json.writeNumberField("line", finding.place().line());
    writeOptional(json, "changeset", finding.changeset());
    json.writeEndObject();
  }

  private static void writeOptional(JsonGenerator json, String key, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(key, value.get());
    } else {
      json.writeNullField(key);
    }
  }

  private static void writeStatistics(JsonGenerator json, StatisticsTable table)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("title", table.title());
    json.writeArrayFieldStart("columns");
    for (String column : table.columns()) {
      json.writeString(column);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rows");
    for (var row : table.rows()) {
      json.writeStartArray();
      for (String cell : row) {
        json.writeString(cell);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
