package org.schemaassurance.rules;

import java.time.LocalDate;

/**
 * Somebody's word that a broken rule is accepted for a time.
 *
 * @param rule the rule's name
 * @param object the qualified name in the finding
 * @param owner who answers for it
 * @param expires the last day on which it counts, in UTC
 */
public record Waiver(
    String rule,
    String object,
    String reason,
    String owner,
    LocalDate expires,
    SourceLocation location) {

  /** Whether it still counts on a day. */
  public boolean countsOn(LocalDate day) {
    return !day.isAfter(expires);
  }

  /** Whether another one waives the same, wherever it stands. */
  public boolean waivesTheSameAs(Waiver other) {
    return rule.equals(other.rule) && object.equals(other.object);
  }

  /** Whether another one says the same, wherever it stands. */
  public boolean saysTheSameAs(Waiver other) {
    return waivesTheSameAs(other)
        && reason.equals(other.reason)
        && owner.equals(other.owner)
        && expires.equals(other.expires);
  }
}
