package org.schemaassurance.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.schemaassurance.model.BackfillOutcome;
import org.schemaassurance.model.BackfillPlan;
import org.schemaassurance.model.BackfillResult;
import org.schemaassurance.model.Finding;

/** Backfills for programs. */
public final class BackfillJsonReport {
  private final String version;

  public BackfillJsonReport(String version) {
    this.version = version;
  }

  public void write(List<BackfillResult> results, Writer writer) throws IOException {
    JsonParts.writeAnswer(
        writer,
        version,
        json -> {
          json.writeArrayFieldStart("backfills");
          for (BackfillResult result : results) {
            result(json, result);
          }
          json.writeEndArray();
        });
  }

  private static void result(JsonGenerator json, BackfillResult result) throws IOException {
    json.writeStartObject();
    json.writeStringField("backfill", result.name());
    JsonParts.writeTarget(json, result.target());
    json.writeBooleanField("dryRun", result.dryRun());
    json.writeNumberField("exitStatus", result.exitStatus().code());
    finding(json, "before", result.before());
    if (result.plan().isPresent()) {
      plan(json, result.plan().get());
    }
    if (result.outcome().isPresent()) {
      outcome(json, result.outcome().get());
    }
    finding(json, "after", result.after());
    json.writeEndObject();
  }

  private static void plan(JsonGenerator json, BackfillPlan plan) throws IOException {
    json.writeObjectFieldStart("plan");
    json.writeStringField("table", plan.table());
    json.writeArrayFieldStart("key");
    for (String column : plan.key()) {
      json.writeString(column);
    }
    json.writeEndArray();
    json.writeNumberField("estimatedRows", plan.estimatedRows());
    json.writeBooleanField("resumes", plan.resumes());
    if (plan.estimatedTime().isPresent()) {
      json.writeNumberField("estimatedSeconds", plan.estimatedTime().get().toSeconds());
    }
    json.writeEndObject();
  }

  private static void outcome(JsonGenerator json, BackfillOutcome outcome) throws IOException {
    json.writeObjectFieldStart("run");
    json.writeStringField("ending", outcome.ending().toString());
    json.writeNumberField("batches", outcome.batches());
    json.writeNumberField("walked", outcome.walked());
    json.writeNumberField("repaired", outcome.repaired());
    json.writeNumberField("retries", outcome.retries());
    json.writeNumberField("gaveWayMs", outcome.gaveWay().toMillis());
    json.writeNumberField("p95BatchMs", outcome.p95().toMillis());
    json.writeNumberField("durationMs", outcome.duration().toMillis());
    json.writeEndObject();
  }

  private static void finding(JsonGenerator json, String name, Finding finding) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("rule", finding.rule().name());
    json.writeStringField("object", finding.object());
    json.writeStringField("status", finding.status().toString());
    json.writeStringField("message", finding.message());
    if (finding.actual().isPresent()) {
      json.writeStringField("actual", finding.actual().get());
    }
    json.writeEndObject();
  }
}
