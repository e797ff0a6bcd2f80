package org.schemaassurance.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import org.schemaassurance.model.BackfillHistory;
import org.schemaassurance.model.BackfillHistory.Job;
import org.schemaassurance.model.BackfillHistory.Run;

/** The backfills of a database and their last runs. */
public final class BackfillStatusReport {
  private final BackfillHistory history;

  public BackfillStatusReport(BackfillHistory history) {
    this.history = history;
  }

  /** For people: a paragraph a job, a line a run. */
  public void writeText(Writer writer) throws IOException {
    if (history.jobs().isEmpty()) {
      writer.write("No backfill has run here.\n");
      return;
    }
    for (Job job : history.jobs()) {
      writer.write(TerminalText.onOneLine(job(job)) + "\n");
      for (Run run : history.runs().stream().filter(run -> run.job().equals(job.name())).toList()) {
        writer.write("  " + TerminalText.onOneLine(run(run)) + "\n");
      }
    }
  }

  private static String job(Job job) {
    String state =
        job.lastKey()
            .map(key -> "pass " + job.passes() + " is at (" + String.join(", ", key) + ")")
            .orElseGet(
                () ->
                    job.passes() == 0
                        ? "no batch yet"
                        : "pass " + job.passes() + " ended " + job.finishedAt().orElse(""));
    return "%s along %s: %s, %,d rows walked, %,d repaired; %s"
        .formatted(
            job.name(),
            job.table(),
            state,
            job.walked(),
            job.repaired(),
            job.holder().map(holder -> "at work: " + holder).orElse("nobody is at work"));
  }

  private static String run(Run run) {
    return String.format(
        Locale.ROOT,
        "%s  %-13s  %8.1f s  %,d rows walked, %,d repaired, %,d batches  (process %d on %s as %s)",
        run.startedAt(),
        run.ending(),
        run.seconds(),
        run.walked(),
        run.repaired(),
        run.batches(),
        run.processId(),
        run.host(),
        run.user());
  }

  /** For programs. */
  public void writeJson(Writer writer, String toolVersion) throws IOException {
    JsonParts.writeAnswer(
        writer,
        toolVersion,
        json -> {
          JsonParts.writeTarget(json, history.target());
          json.writeArrayFieldStart("jobs");
          for (Job job : history.jobs()) {
            writeJob(json, job);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("runs");
          for (Run run : history.runs()) {
            writeRun(json, run);
          }
          json.writeEndArray();
        });
  }

  private static void writeJob(JsonGenerator json, Job job) throws IOException {
    json.writeStartObject();
    json.writeStringField("backfill", job.name());
    json.writeStringField("table", job.table());
    json.writeNumberField("pass", job.passes());
    json.writeNumberField("batches", job.batches());
    json.writeNumberField("walked", job.walked());
    json.writeNumberField("repaired", job.repaired());
    if (job.lastKey().isPresent()) {
      json.writeArrayFieldStart("lastKey");
      for (String value : job.lastKey().get()) {
        json.writeString(value);
      }
      json.writeEndArray();
    }
    if (job.finishedAt().isPresent()) {
      json.writeStringField("finishedAt", job.finishedAt().get());
    }
    if (job.holder().isPresent()) {
      json.writeStringField("holder", job.holder().get());
    }
    json.writeEndObject();
  }

  private static void writeRun(JsonGenerator json, Run run) throws IOException {
    json.writeStartObject();
    json.writeStringField("backfill", run.job());
    json.writeStringField("host", run.host());
    json.writeNumberField("process", run.processId());
    json.writeStringField("user", run.user());
    json.writeStringField("startedAt", run.startedAt());
    json.writeNumberField("seconds", run.seconds());
    json.writeStringField("ending", run.ending());
    json.writeNumberField("batches", run.batches());
    json.writeNumberField("walked", run.walked());
    json.writeNumberField("repaired", run.repaired());
    json.writeEndObject();
  }
}
