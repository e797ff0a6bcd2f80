package org.schemaassurance.assurance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.model.BackfillListener;
import org.schemaassurance.model.BackfillProgress;
import org.schemaassurance.model.CronRun;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.Target;
import org.schemaassurance.model.UndeterminedException;

/** What is known of a run while it goes on, so that it can be told whatever ends it. */
public final class CronRecord implements BackfillListener {
  /** More would be a log of its own. */
  private static final int REMARKS = 3;

  private final Instant startedAt = Instant.now();
  private final Map<String, Long> repaired = new LinkedHashMap<>();
  private final List<UndeterminedException> failures = new ArrayList<>();
  private final Set<String> remarks = new LinkedHashSet<>();
  private String backfill = "";
  private String server = "";
  private String database = "";

  /** Which servers are tried, as long as none has answered. */
  public synchronized void goesTo(ConnectionSettings settings) {
    server = settings.serverNames();
    database = settings.database();
  }

  synchronized void isConnectedTo(Target target) {
    server = target.host() + ":" + target.port();
    database = target.database();
  }

  @Override
  public synchronized void begins(String name) {
    backfill = name;
    repaired.put(name, 0L);
  }

  @Override
  public synchronized void progressed(BackfillProgress progress) {
    repaired.put(backfill, progress.repaired());
  }

  @Override
  public synchronized void remarked(String sentence) {
    if (remarks.size() < REMARKS) {
      remarks.add(sentence);
    }
  }

  /** A backfill could not be done; the run goes on, and can no longer end with 0. */
  synchronized void failed(UndeterminedException failure) {
    failures.add(failure);
  }

  /** What kept backfills from being done. */
  public synchronized List<UndeterminedException> failures() {
    return List.copyOf(failures);
  }

  /** Verified; a message says what does not hold. */
  synchronized CronRun verified(
      ExitStatus status, Report report, OptionalLong left, Optional<String> message) {
    return run(status, left, Optional.of(report), message);
  }

  /** Ended without a verification; with 0 where another run is at work. */
  public synchronized CronRun ended(ExitStatus status, String message) {
    return run(status, OptionalLong.empty(), Optional.empty(), Optional.of(message));
  }

  private CronRun run(
      ExitStatus status,
      OptionalLong left,
      Optional<Report> verification,
      Optional<String> message) {
    Set<String> sentences = new LinkedHashSet<>();
    failures.forEach(failure -> sentences.add(failure.getMessage()));
    message.ifPresent(sentences::add);
    sentences.addAll(remarks);
    return new CronRun(
        server,
        database,
        startedAt,
        Duration.between(startedAt, Instant.now()),
        failures.isEmpty() ? status : worsened(status),
        repaired,
        left,
        verification,
        sentences.isEmpty()
            ? Optional.empty()
            : Optional.of(sentences.stream().collect(Collectors.joining(" "))));
  }

  /** After a backfill that failed, nobody can say that all holds or that nothing was sent. */
  private static ExitStatus worsened(ExitStatus status) {
    return switch (status) {
      case HOLDS, USAGE, UNKNOWN -> ExitStatus.UNKNOWN;
      case BROKEN, INTERRUPTED -> status;
    };
  }
}
