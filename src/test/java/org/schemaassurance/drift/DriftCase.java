package org.schemaassurance.drift;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A change of a schema, what a comparison has to say of it, and what takes it back.
 *
 * @param differences as {@link DriftCases#shown} puts them; none for a change that is none
 * @param undo empty where nothing but a fresh database takes it back
 * @param since the first major version that knows the change
 * @param until the last one
 */
record DriftCase(
    String name,
    String change,
    List<String> differences,
    Optional<String> undo,
    int since,
    int until) {

  boolean runsOn(int major) {
    return since <= major && major <= until;
  }

  /** Whether another change is one of the same facts, or of a whole object. */
  boolean touchesWhat(DriftCase other) {
    return differences.stream()
        .anyMatch(mine -> other.differences.stream().anyMatch(theirs -> overlap(mine, theirs)));
  }

  /** A whole object is named without facts. */
  private static boolean overlap(String one, String other) {
    String[] left = one.split(": ", 2);
    String[] right = other.split(": ", 2);
    if (left.length < 2 || right.length < 2) {
      return true;
    }
    return left[0].equals(right[0])
        && !Collections.disjoint(
            List.of(left[1].split(", ", -1)), List.of(right[1].split(", ", -1)));
  }

  @Override
  public String toString() {
    return name;
  }
}
