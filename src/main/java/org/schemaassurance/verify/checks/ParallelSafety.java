package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.Routine;
import org.schemaassurance.sql.CalledNames;
import org.schemaassurance.sql.RowWrites;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;

/**
 * Whether a function that writes is marked as one: in a parallel query no process may write, not
 * the leader either, so PARALLEL SAFE and RESTRICTED are both wrong (PostgreSQL manual, "Parallel
 * Labeling for Functions and Aggregates"). A warning, since a call outside of a parallel query goes
 * well. A trigger's function is called by no query.
 */
final class ParallelSafety {
  private static final Set<String> CALLED_BY_NO_QUERY = Set.of("trigger", "event_trigger");
  private static final Set<String> MOVE_A_SEQUENCE = Set.of("nextval", "setval");

  private ParallelSafety() {}

  /**
   * What would fail.
   *
   * @param object how the rule calls the routine
   */
  static Optional<Judgement> warning(String object, Routine routine, Evidence evidence) {
    if (routine.parallel().equals("unsafe")
        || !routine.kind().equals("function")
        || CALLED_BY_NO_QUERY.contains(routine.result())) {
      return Optional.empty();
    }
    return firstWrite(routine, evidence)
        .map(
            write ->
                Judgement.broken(
                    object,
                    Phrase.of("PARALLEL UNSAFE"),
                    Phrase.of("PARALLEL " + routine.parallel().toUpperCase(Locale.ROOT))
                        .addingInSentence(": in a parallel query its " + write + " fails"),
                    "ALTER FUNCTION " + routine.signature() + " PARALLEL UNSAFE;"))
        .map(Judgement::asWarning);
  }

  private static Optional<String> firstWrite(Routine routine, Evidence evidence) {
    try {
      return ReachedRoutines.of(routine, evidence).stream()
          .filter(ReachedRoutines::isReadable)
          .flatMap(reached -> writes(reached).stream().map(write -> by(reached, routine, write)))
          .findFirst();
    } catch (SqlTextException unreadable) {
      // Whether its body is the declared one is told elsewhere.
      return Optional.empty();
    }
  }

  private static List<String> writes(Routine routine) {
    return Stream.concat(
            RowWrites.in(routine.body()).stream().map(RowWrites.Write::toString),
            CalledNames.in(routine.body()).stream()
                .map(CalledNames.CalledName::name)
                .filter(MOVE_A_SEQUENCE::contains)
                .map(name -> name + "()"))
        .toList();
  }

  private static String by(Routine reached, Routine routine, String write) {
    return reached.equals(routine) ? write : write + ", in " + reached.signature();
  }
}
