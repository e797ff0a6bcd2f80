package org.schemaassurance.model;

import java.time.Duration;
import java.util.Optional;

/**
 * What somebody saw who worked beside a changeset.
 *
 * @param of the table, as {@link QualifiedName#toString} writes it; or a statement of one's own
 * @param longest the longest that one statement took, for whatever reason
 * @param stalled the longest that one took which was seen waiting for a lock of the changeset; zero
 *     if none was
 * @param statements how many were run
 * @param failure why it was not gone on with, as the server says it: a changeset may drop what it
 *     is about
 */
public record TrafficStall(
    String of,
    Kind kind,
    Duration longest,
    Duration stalled,
    int statements,
    Optional<String> failure) {
  /** Whose work it was. */
  public enum Kind {
    READS("reads"),
    WRITES("writes"),
    /** A statement of one's own, which may do both. */
    STATEMENT("statement");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** Whether it waited for the changeset. */
  public boolean waited() {
    return !stalled.isZero();
  }

  /** Whether a trace that tells every lock calls the table free for this work, and it waited. */
  public boolean contradicts(ChangesetTrace trace) {
    return waited()
        && kind != Kind.STATEMENT
        && trace.statements().stream().allMatch(statement -> statement.untraced().isEmpty())
        && trace.strongest(of).map(TableLock::mode).filter(this::isBlockedBy).isEmpty();
  }

  private boolean isBlockedBy(LockMode mode) {
    return kind == Kind.READS ? mode.blocksReads() : mode.blocksWrites();
  }
}
