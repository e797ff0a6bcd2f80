package org.schemaassurance.rules.init;

import java.util.List;

/**
 * A rule that nobody has judged yet.
 *
 * @param yaml a block mapping, without indentation, ended by a line break
 * @param subjects what it is broken without; none where another object of the same kind would do
 * @param pieces rules that say the same together: what is left of it where one of its facts cannot
 *     hold
 */
public record DraftRule(String name, String yaml, List<Subject> subjects, List<DraftRule> pieces) {
  public DraftRule {
    subjects = List.copyOf(subjects);
    pieces = List.copyOf(pieces);
  }

  /** Of no object that is known, and in one piece. */
  DraftRule(String name, String yaml) {
    this(name, yaml, List.of(), List.of());
  }

  /** The same, to be taken apart like this. */
  DraftRule with(List<DraftRule> itsPieces) {
    return new DraftRule(name, yaml, subjects, itsPieces);
  }

  /** The text of a file that has this rule alone. */
  public String asFile() {
    return "rules:\n" + RuleFileText.asItem(yaml, "");
  }
}
