package org.schemaassurance;

import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.Unsaid;

/**
 * Rules for what a database has.
 *
 * @param text of a rule file, the first line of which names the JSON Schema beside it
 * @param doubts why something became no rule, a sentence each
 * @param unrun which changesets have not run that a rule wants: it does not hold until an update
 *     has run them; a sentence each
 * @param unsaid what else the database has that no rule says
 * @param snapshot that the rules name, if one is wanted
 */
public record DraftedRules(
    String text,
    List<String> doubts,
    List<String> unrun,
    Unsaid unsaid,
    Optional<SchemaSnapshot> snapshot) {
  public DraftedRules {
    doubts = List.copyOf(doubts);
    unrun = List.copyOf(unrun);
  }

  /** The text of a file that has no JSON Schema beside it. */
  public String textAlone() {
    return text.substring(text.indexOf('\n') + 1);
  }
}
