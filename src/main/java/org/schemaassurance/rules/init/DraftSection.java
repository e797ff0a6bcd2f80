package org.schemaassurance.rules.init;

import java.util.List;

/** The rules of one table, or of the functions of one schema. */
public record DraftSection(String title, List<DraftRule> rules) {
  public DraftSection {
    rules = List.copyOf(rules);
  }
}
