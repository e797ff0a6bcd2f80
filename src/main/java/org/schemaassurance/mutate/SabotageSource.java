package org.schemaassurance.mutate;

import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.Mutant;

/** Derives the sabotage of one kind of object from what is declared and what is there. */
interface SabotageSource {

  /** The kinds of check of which a rule notices it, where there is one. */
  Set<String> noticedBy();

  /** Every sabotage that the subject allows; none that would change nothing. */
  Stream<Mutant> mutants(Subject subject);
}
