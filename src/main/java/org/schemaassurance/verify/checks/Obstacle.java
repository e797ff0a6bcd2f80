package org.schemaassurance.verify.checks;

import java.util.Set;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.verify.Judgement;

/**
 * Something that may refuse a row.
 *
 * @param object the qualified name of it
 * @param columns whose values it looks at
 * @param taken in SQL, over the row: whether it lets the row pass
 * @param expected instead of it
 * @param found what it is
 * @param refusing how the sentence goes on where it does not
 * @param hint what would remove it
 */
record Obstacle(
    String object,
    Set<String> columns,
    String taken,
    Phrase expected,
    String found,
    String refusing,
    String hint) {
  Obstacle {
    columns = Set.copyOf(columns);
  }

  /** Where a row has to be taken. */
  static Phrase taking(RowToInsert row) {
    String taken = row.words() + " is taken";
    return Phrase.of(taken).saying("that " + taken);
  }

  /** It does not let the row pass. */
  Judgement refuses() {
    return broken(refusing);
  }

  /** Some of the rows. */
  Judgement refuses(String which) {
    return broken(refusing.isEmpty() ? "" : refusing + " (" + which + ")");
  }

  /**
   * The server could not even compute whether it does.
   *
   * @param error its message, a sentence
   */
  Judgement raises(String error) {
    return broken(", which raises: " + error.replaceFirst("\\.$", ""));
  }

  private Judgement broken(String more) {
    return Judgement.broken(object, expected, Phrase.of(found).addingInSentence(more), hint);
  }
}
