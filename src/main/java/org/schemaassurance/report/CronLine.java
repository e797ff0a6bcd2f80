package org.schemaassurance.report;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.schemaassurance.model.CronRun;

/** A run as one line of a log: the time at which it ended, then {@code key=value}. */
public final class CronLine {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

  private static final Pattern BARE = Pattern.compile("[\\p{L}\\p{N}\\p{Punct}&&[^\"=\\\\]]*");

  private CronLine() {}

  /** The line, without its end. */
  public static String of(CronRun run, ZoneId zone) {
    OffsetDateTime end =
        run.startedAt()
            .plus(run.duration())
            .atZone(zone)
            .toOffsetDateTime()
            .truncatedTo(ChronoUnit.SECONDS);
    return "%s status=%d verdict=%s repaired=%d left=%s duration=%ss database=%s%s"
        .formatted(
            TIME.format(end),
            run.status().code(),
            verdict(run),
            run.repaired().values().stream().mapToLong(Long::longValue).sum(),
            run.left().isPresent() ? String.valueOf(run.left().getAsLong()) : "unknown",
            BigDecimal.valueOf(run.duration().toMillis(), 3),
            value(run.server() + "/" + run.database()),
            run.message().map(message -> " message=" + quoted(message)).orElse(""));
  }

  private static String verdict(CronRun run) {
    return run.isSkipped()
        ? "skipped"
        : run.verification().map(report -> report.verdict().toString()).orElse("unknown");
  }

  /** Without quotes where a reader of {@code key=value} sees the end of it anyway. */
  private static String value(String text) {
    return BARE.matcher(text).matches() ? text : quoted(text);
  }

  private static String quoted(String text) {
    return "\"" + TerminalText.onOneLine(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
