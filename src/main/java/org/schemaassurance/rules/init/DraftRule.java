package org.schemaassurance.rules.init;

import java.util.List;
import java.util.function.Supplier;

/**
 * A rule that nobody has judged yet.
 *
 * @param yaml a block mapping, without indentation, ended by a line break
 * @param subjects what it is broken without; none where another object of the same kind would do
 * @param apart makes its pieces, which hardly any rule needs
 */
public record DraftRule(
    String name, String yaml, List<Subject> subjects, Supplier<List<DraftRule>> apart) {
  private static final Supplier<List<DraftRule>> IN_ONE_PIECE = List::of;

  public DraftRule {
    subjects = List.copyOf(subjects);
  }

  /** Of no object that is known, and in one piece. */
  DraftRule(String name, String yaml) {
    this(name, yaml, List.of());
  }

  /** In one piece. */
  DraftRule(String name, String yaml, List<Subject> subjects) {
    this(name, yaml, subjects, IN_ONE_PIECE);
  }

  /** The same, to be taken apart like this. */
  DraftRule with(Supplier<List<DraftRule>> itsPieces) {
    return new DraftRule(name, yaml, subjects, itsPieces);
  }

  /**
   * Rules that say the same together: what is left of it where one of its facts cannot hold. None
   * if it is in one piece.
   */
  public List<DraftRule> pieces() {
    return apart.get();
  }

  /** The text of a file that has this rule alone. */
  public String asFile() {
    return "rules:\n" + RuleFileText.asItem(yaml, "");
  }
}
