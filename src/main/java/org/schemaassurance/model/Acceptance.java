package org.schemaassurance.model;

import java.time.LocalDate;

/**
 * Somebody's word that something is accepted for a time.
 *
 * @param owner who answers for it
 * @param expires the last day on which it counts, in UTC
 */
public record Acceptance(String reason, String owner, LocalDate expires) {

  /** Whether it still counts on a day. */
  public boolean countsOn(LocalDate day) {
    return !day.isAfter(expires);
  }

  /** For a sentence: why, who decided, and until when. */
  @Override
  public String toString() {
    return "%s; %s, until %s".formatted(reason, owner, expires);
  }
}
