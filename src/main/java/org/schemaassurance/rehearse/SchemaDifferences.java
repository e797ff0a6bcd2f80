package org.schemaassurance.rehearse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.schemaassurance.drift.Difference;
import org.schemaassurance.drift.DriftFindings;
import org.schemaassurance.drift.SnapshotDiff;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Mismatch;
import org.schemaassurance.model.Outcome;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.Severity;

/** Tells how two states of the schema differ that should be the same. */
final class SchemaDifferences {
  private SchemaDifferences() {}

  /**
   * The order of columns alone is a warning: nothing but a new table brings a column back to its
   * place.
   *
   * @param when the moment, such as {@code after the rollback}
   * @return whether they are the same
   */
  static boolean tell(
      Observation what, String when, SchemaSnapshot expected, SchemaSnapshot found, Notes notes) {
    List<Difference> differences = SnapshotDiff.between(expected, found);
    List<Finding> told = told(expected, differences);
    for (int number = 0; number < told.size(); number++) {
      Finding difference = told.get(number);
      notes.broken(
          what,
          difference.about(),
          at(when, (Outcome.Broken) difference.outcome()).withHint(what.advice()),
          differences.get(number).isOfColumnOrder() ? Severity.WARNING : what.severity());
    }
    return differences.isEmpty();
  }

  private static List<Finding> told(SchemaSnapshot expected, List<Difference> differences) {
    return new DriftFindings(new DriftFindings.Expectation(expected, "", Map.of()))
        .ofAlone(differences);
  }

  /** The moment stands in the sentence once, whatever differs of the object. */
  private static Outcome.Broken at(String when, Outcome.Broken broken) {
    List<Mismatch> mismatches = new ArrayList<>(broken.mismatches());
    mismatches.set(0, at(when, mismatches.get(0)));
    return new Outcome.Broken(mismatches, broken.hint(), broken.missing());
  }

  private static Mismatch at(String when, Mismatch mismatch) {
    Phrase expected = mismatch.expected();
    Phrase found = mismatch.found();
    return expected.said().isEmpty()
        ? new Mismatch(expected, found.saying(found.said() + " " + when))
        : new Mismatch(expected.saying(expected.said() + " " + when), found);
  }
}
