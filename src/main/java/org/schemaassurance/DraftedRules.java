package org.schemaassurance;

import java.util.List;

/**
 * Rules for what a database has.
 *
 * @param text of a rule file
 * @param doubts why something became no rule, a sentence each
 */
public record DraftedRules(String text, List<String> doubts) {
  public DraftedRules {
    doubts = List.copyOf(doubts);
  }
}
