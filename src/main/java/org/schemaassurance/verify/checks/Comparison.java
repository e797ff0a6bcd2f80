package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.List;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.verify.Judgement;

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
  void expectEqual(String property, Object expected, Object actual) {
    expectEqual(property, expected, actual, Judgement.APPLY_CHANGELOG);
  }

  void expectEqual(String property, Object expected, Object actual, String hint) {
    if (!String.valueOf(expected).equals(String.valueOf(actual))) {
      differs(property, String.valueOf(expected), String.valueOf(actual), hint);
    }
  }

  /** Notes a difference in one property, which no changeset would have made. */
  void differs(String property, String expected, String actual) {
    differs(property, expected, actual, Judgement.APPLY_CHANGELOG);
  }

  void differs(String property, String expected, String actual, String hint) {
    add(
        Judgement.broken(
            object,
            Phrase.of(of(property, expected)),
            Phrase.of(of(property, actual)).saying(actual),
            hint));
  }

  /** What needs no property to be understood has none. */
  private static String of(String property, String value) {
    return property.isEmpty() ? value : property + " " + value;
  }

  void add(Judgement difference) {
    differences.add(difference);
  }

  void addAll(List<Judgement> more) {
    differences.addAll(more);
  }

  /** What was noted. */
  List<Judgement> differences() {
    return List.copyOf(differences);
  }

  /** The differences, or that there is none. */
  List<Judgement> orHolds(String sentence) {
    if (differences.stream().anyMatch(Judgement::isMoreThanAWarning)) {
      return differences();
    }
    List<Judgement> judgements = new ArrayList<>(differences);
    judgements.add(Judgement.holds(object, sentence));
    return judgements;
  }
}
