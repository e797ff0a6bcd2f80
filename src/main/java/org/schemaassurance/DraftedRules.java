package org.schemaassurance;

import java.util.List;
import org.schemaassurance.model.Unsaid;

/**
 * Rules for what a database has.
 *
 * @param text of a rule file
 * @param doubts why something became no rule, a sentence each
 * @param unsaid what else the database has that no rule says
 */
public record DraftedRules(String text, List<String> doubts, Unsaid unsaid) {
  public DraftedRules {
    doubts = List.copyOf(doubts);
  }
}
