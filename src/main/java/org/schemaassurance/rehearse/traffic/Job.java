package org.schemaassurance.rehearse.traffic;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.TrafficStall;

/** What is done again and again, statement by statement, and how long that took. */
public final class Job {
  private final String of;
  private final TrafficStall.Kind kind;
  private final List<String> statements;
  private int done;
  private Duration longest = Duration.ZERO;
  private Duration stalled = Duration.ZERO;
  private Optional<String> failure = Optional.empty();

  /**
   * @param of the table; or the statement
   * @param statements one at least
   */
  Job(String of, TrafficStall.Kind kind, List<String> statements) {
    this.of = of;
    this.kind = kind;
    this.statements = List.copyOf(statements);
  }

  /** The statement that comes next. */
  synchronized String next() {
    return statements.get(done % statements.size());
  }

  /**
   * A statement is over.
   *
   * @param waited whether it was seen waiting for the changeset
   */
  synchronized void done(Duration took, boolean waited) {
    done++;
    longest = longer(longest, took);
    stalled = waited ? longer(stalled, took) : stalled;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** It can't be done any more. */
  synchronized void failed(String sentence) {
    failure = Optional.of(sentence);
  }

  synchronized TrafficStall seen() {
    return new TrafficStall(of, kind, longest, stalled, done, failure);
  }
}
