package org.schemaassurance;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A finding that somebody accepts for a time.
 *
 * @param rule by its name
 * @param object as the finding names it; empty for the one that the rule is about
 * @param owner who answers for it
 * @param expires the last day on which it counts, in UTC
 */
public record NewWaiver(
    String rule, Optional<String> object, String reason, String owner, LocalDate expires) {}
