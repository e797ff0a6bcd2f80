package org.schemaassurance.probe;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the catalog tells of all that a behaviour sets off.
 *
 * @param refusals why it may not be tried, each a part of a sentence
 * @param sequences that may advance, which no rollback takes back
 * @param triggers that may fire
 * @param unseen functions of which nobody sees beforehand what they do, each with the reason
 */
record Effects(
    Set<String> refusals, Set<String> sequences, Set<String> triggers, Set<String> unseen) {

  Effects {
    refusals = new TreeSet<>(refusals);
    sequences = new TreeSet<>(sequences);
    triggers = new TreeSet<>(triggers);
    unseen = new TreeSet<>(unseen);
  }

  /** Nothing yet; the sets can be added to. */
  static Effects none() {
    return new Effects(Set.of(), Set.of(), Set.of(), Set.of());
  }

  /** Why it may not be tried. */
  Optional<String> refusal() {
    return refusals.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", refusals));
  }

  /** The triggers, for a list. */
  List<String> onTheWay() {
    return List.copyOf(triggers);
  }

  /** Of several behaviours together. */
  static Effects union(Collection<Effects> several) {
    Effects all = none();
    for (Effects each : several) {
      all.refusals.addAll(each.refusals);
      all.sequences.addAll(each.sequences);
      all.triggers.addAll(each.triggers);
      all.unseen.addAll(each.unseen);
    }
    return all;
  }
}
