package org.schemaassurance.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.schemaassurance.model.BackfillListener;
import org.schemaassurance.model.BackfillProgress;

/** Progress on standard error: a bar on a terminal, elsewhere a line every so often. */
final class ProgressDisplay implements BackfillListener {
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final int WIDTH = 100;

  private final Terminal terminal;
  private String name = "";
  private Optional<ProgressBar> bar = Optional.empty();
  private Instant begin = Instant.now();
  private Instant lastLine = begin;
  private long walkedBefore = -1;

  ProgressDisplay(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void begins(String backfill) {
    name = backfill;
    begin = Instant.now();
    lastLine = begin;
    walkedBefore = -1;
  }

  @Override
  public void progressed(BackfillProgress progress) {
    if (terminal.interactive()) {
      showBar(progress);
    } else {
      writeLine(progress);
    }
  }

  @Override
  public void remarked(String sentence) {
    bar.ifPresent(shown -> terminal.err().println());
    terminal.complain(sentence);
    terminal.err().flush();
  }

  @Override
  public void ended() {
    bar.ifPresent(
        shown -> {
          shown.close();
          terminal.err().println();
          terminal.err().flush();
        });
    bar = Optional.empty();
  }

  private void showBar(BackfillProgress progress) {
    ProgressBar shown = bar.orElseGet(() -> newBar(progress));
    bar = Optional.of(shown);
    shown.maxHint(Math.max(progress.estimatedRows(), progress.walked()));
    shown.stepTo(progress.walked());
    shown.setExtraMessage(
        number(progress.repaired())
            + " repaired"
            + (progress.walked() > progress.estimatedRows() && progress.estimatedRows() > 0
                ? ", more rows than estimated"
                : ""));
  }

  private ProgressBar newBar(BackfillProgress progress) {
    return new ProgressBarBuilder()
        .setTaskName(name)
        .setInitialMax(Math.max(progress.estimatedRows(), progress.walked()))
        .startsFrom(progress.walked(), Duration.ZERO)
        .setUnit(" rows", 1)
        .showSpeed()
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(500)
        .setConsumer(new DelegatingProgressBarConsumer(this::redraw, width()))
        .build();
  }

  /** Called by the bar's own thread. */
  private void redraw(String line) {
    terminal.err().print("\r" + line);
    terminal.err().flush();
  }

  private int width() {
    String columns = terminal.environment().getOrDefault("COLUMNS", "");
    return columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) - 1 : WIDTH;
  }

  private void writeLine(BackfillProgress progress) {
    Instant now = Instant.now();
    if (walkedBefore < 0) {
      begin = now;
      walkedBefore = progress.walked();
    }
    if (Duration.between(lastLine, now).compareTo(INTERVAL) < 0) {
      return;
    }
    lastLine = now;
    terminal.err().println(line(progress, Duration.between(begin, now)));
    terminal.err().flush();
  }

  private String line(BackfillProgress progress, Duration elapsed) {
    double rate = (progress.walked() - walkedBefore) / Math.max(0.001, elapsed.toMillis() / 1000.0);
    long left = Math.max(0, progress.estimatedRows() - progress.walked());
    String remaining =
        left == 0 || rate < 1 ? "" : ", about " + Math.round(left / rate) + " s left";
    return "%s: %s, %s rows/s, %s repaired%s"
        .formatted(
            name, rows(progress), number(Math.round(rate)), number(progress.repaired()), remaining);
  }

  private static String rows(BackfillProgress progress) {
    String walked = number(progress.walked());
    if (progress.estimatedRows() == 0) {
      return walked + " rows";
    }
    String estimated = number(progress.estimatedRows());
    return progress.walked() > progress.estimatedRows()
        ? walked + " rows, more than the " + estimated + " of the table's statistics"
        : walked + " of about " + estimated + " rows";
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
