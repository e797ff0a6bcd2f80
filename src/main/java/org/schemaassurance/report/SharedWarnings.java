package org.schemaassurance.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.model.RehearsedChangeset;

/**
 * What is said of several changesets in the same words, and is all that is said of them: a warning
 * that nearly every changeset has would hide the others, so it is said once.
 */
final class SharedWarnings {
  /** Of fewer changesets a paragraph each is read, and says of what. */
  private static final int SEVERAL = 3;

  static final SharedWarnings NONE = new SharedWarnings(List.of());

  private final Map<ChangesetFindings.Words, List<RehearsedChangeset>> shared =
      new LinkedHashMap<>();

  private SharedWarnings(Collection<RehearsedChangeset> changesets) {
    Set<ChangesetFindings.Words> several =
        changesets.stream()
            .map(SharedWarnings::words)
            .filter(words -> words.size() == 1)
            .flatMap(Set::stream)
            .filter(words -> !words.verdict().isGrave())
            .collect(Collectors.groupingBy(words -> words, Collectors.counting()))
            .entrySet()
            .stream()
            .filter(count -> count.getValue() >= SEVERAL)
            .map(Map.Entry::getKey)
            .collect(Collectors.toUnmodifiableSet());
    changesets.stream()
        .filter(changeset -> several.containsAll(words(changeset)))
        .forEach(
            changeset ->
                words(changeset)
                    .forEach(
                        words ->
                            shared.computeIfAbsent(words, w -> new ArrayList<>()).add(changeset)));
  }

  static SharedWarnings of(List<RehearsedChangeset> changesets) {
    return new SharedWarnings(changesets);
  }

  /** Whether nothing is to be said of a changeset but what is said once of several. */
  boolean areAllOf(RehearsedChangeset changeset) {
    return !changeset.isFine() && shared.keySet().containsAll(words(changeset));
  }

  /**
   * What is said once.
   *
   * @param words without an object
   * @param changesets of which it is true, and nothing that is not said once
   */
  record Once(ChangesetFindings.Words words, List<RehearsedChangeset> changesets) {
    /** {@code lock-timeout-missing of 52 changesets, said once: It asks for …}. */
    String sentence() {
      return "%s of %d changesets, said once: %s"
          .formatted(words.rule(), changesets.size(), words.sentenceAlone());
    }

    Optional<String> advice() {
      return new ChangesetFindings(changesets.get(0)).advice(words);
    }
  }

  /** By the first changeset of each. */
  List<Once> once() {
    return shared.entrySet().stream()
        .map(words -> new Once(words.getKey(), words.getValue()))
        .toList();
  }

  private static Set<ChangesetFindings.Words> words(RehearsedChangeset changeset) {
    return new ChangesetFindings(changeset).words();
  }
}
