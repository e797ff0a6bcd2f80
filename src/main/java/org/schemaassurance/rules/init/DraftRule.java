package org.schemaassurance.rules.init;

/**
 * A rule that nobody has judged yet.
 *
 * @param yaml a block mapping, without indentation, ended by a line break
 */
public record DraftRule(String name, String yaml) {

  /** The text of a file that has this rule alone. */
  public String asFile() {
    return "rules:\n" + RuleFileText.asItem(yaml, "");
  }
}
