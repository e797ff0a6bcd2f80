package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.List;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.rules.TableDeclaration;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.LiquibaseCommands;

/** Gathers in what one object differs from its declaration. */
final class Comparison {
  private final String object;
  private final List<Judgement> differences = new ArrayList<>();

  /**
   * @param object the qualified name
   */
  Comparison(String object) {
    this.object = object;
  }

  /** Notes a difference in one property if the two texts are not equal. */
  void expectEqual(String property, Object expected, Object actual, String hint) {
    if (!String.valueOf(expected).equals(String.valueOf(actual))) {
      differs(property, String.valueOf(expected), String.valueOf(actual), hint);
    }
  }

  /** Notes a difference in one property. */
  void differs(String property, String expected, String actual, String hint) {
    add(
        Judgement.broken(
            object,
            Phrase.of(property + " " + expected),
            Phrase.of(property + " " + actual).saying(actual),
            hint));
  }

  void add(Judgement difference) {
    differences.add(difference);
  }

  void addAll(List<? extends Judgement> more) {
    differences.addAll(more);
  }

  /** The differences, or that there is none. */
  List<Judgement> orHolds(String sentence) {
    if (differences.stream().anyMatch(Judgement::isMoreThanAWarning)) {
      return List.copyOf(differences);
    }
    List<Judgement> judgements = new ArrayList<>(differences);
    judgements.add(Judgement.holds(object, sentence));
    return judgements;
  }

  /** That what was declared is not there at all. */
  static List<Judgement> missing(String object, String expected, String actual, String hint) {
    return List.of(Judgement.broken(object, expected, actual, hint));
  }

  /** That there is no table for what was declared of it. */
  static List<Judgement> withoutTable(TableDeclaration declared, String expected) {
    return missing(declared.object(), expected, "no such table", APPLY_CHANGELOG);
  }

  static final String APPLY_CHANGELOG =
      "Apply the changelog (" + LiquibaseCommands.UPDATE + "), or find out who changed it by hand.";
}
