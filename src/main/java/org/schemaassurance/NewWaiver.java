package org.schemaassurance;

import java.time.LocalDate;
import java.util.Optional;
import org.schemaassurance.assurance.WaiverAddition;

/**
 * A finding that somebody accepts for a time.
 *
 * @param rule by its name, or a lint by its id
 * @param object as the finding names it; empty for the one that the rule is about
 * @param owner who answers for it
 * @param expires the last day on which it counts, in UTC
 */
public record NewWaiver(
    String rule, Optional<String> object, String reason, String owner, LocalDate expires) {
  WaiverAddition.Request request() {
    return new WaiverAddition.Request(rule, object, reason, owner, expires);
  }
}
