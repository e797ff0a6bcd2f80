package org.schemaassurance.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.RehearsedChangeset;

/**
 * What is said of several changesets in the same words, where nothing else is said of them: a
 * warning that nearly every changeset has would hide the others, so it is said once.
 */
final class SharedWarnings {
  /** Of fewer changesets a paragraph each is read, and says of what. */
  private static final int SEVERAL = 3;

  static final SharedWarnings NONE = new SharedWarnings(List.of());

  private final Map<ChangesetFindings.Words, List<RehearsedChangeset>> shared;

  /**
   * @param changesets of which nothing else is said
   */
  private SharedWarnings(List<RehearsedChangeset> changesets) {
    this.shared = byWords(changesets);
  }

  static SharedWarnings of(List<RehearsedChangeset> changesets) {
    return new SharedWarnings(
        withSharedAlone(
            changesets.stream()
                .filter(changeset -> !changeset.isFine())
                .filter(changeset -> !ChangesetVerdict.of(changeset).isGrave())
                .toList()));
  }

  /** Whoever has a word of its own leaves fewer to share the others with. */
  private static List<RehearsedChangeset> withSharedAlone(List<RehearsedChangeset> changesets) {
    Map<ChangesetFindings.Words, List<RehearsedChangeset>> byWords = byWords(changesets);
    byWords.values().removeIf(having -> having.size() < SEVERAL);
    List<RehearsedChangeset> left =
        changesets.stream()
            .filter(changeset -> byWords.keySet().containsAll(words(changeset)))
            .toList();
    return left.size() == changesets.size() ? left : withSharedAlone(left);
  }

  private static Map<ChangesetFindings.Words, List<RehearsedChangeset>> byWords(
      List<RehearsedChangeset> changesets) {
    Map<ChangesetFindings.Words, List<RehearsedChangeset>> byWords = new LinkedHashMap<>();
    for (RehearsedChangeset changeset : changesets) {
      words(changeset)
          .forEach(words -> byWords.computeIfAbsent(words, w -> new ArrayList<>()).add(changeset));
    }
    return byWords;
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
