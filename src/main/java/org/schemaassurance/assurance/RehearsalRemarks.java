package org.schemaassurance.assurance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.ChangelogStatus.LeftOut;
import org.schemaassurance.model.RehearsedChangeset;
import org.schemaassurance.rehearse.Observation;

/** What a rehearsal can't vouch for, a sentence each, as it comes. */
final class RehearsalRemarks {
  private final List<String> sentences = new ArrayList<>();

  /**
   * @param sentence how production is otherwise than its changelog makes it
   */
  void ofProduction(String sentence) {
    sentences.add(sentence);
  }

  /**
   * @param changesets why the options leave out each of them
   */
  void ofLeftOut(List<Set<LeftOut>> changesets) {
    if (!changesets.isEmpty()) {
      sentences.add("Not rehearsed: " + LeftOut.counted(changesets) + ".");
    }
  }

  /** All of them, with what changesets were rehearsed without. */
  List<String> of(List<RehearsedChangeset> rehearsed) {
    long withoutRows = rehearsed.stream().filter(RehearsalRemarks::ranWithoutMadeUpRows).count();
    return withoutRows == 0
        ? List.copyOf(sentences)
        : Stream.concat(
                sentences.stream(),
                Stream.of(
                    ("Rehearsed without made-up rows, which are in the way: %d of %d changesets. Whether rows of production can be is told"
                            + " where their tables were there before: --pending, --last, --since-tag, --from.")
                        .formatted(withoutRows, rehearsed.size())))
            .toList();
  }

  private static boolean ranWithoutMadeUpRows(RehearsedChangeset rehearsed) {
    return !rehearsed.notes().isEmpty()
        && rehearsed.findings().stream()
            .noneMatch(finding -> finding.rule().name().equals(Observation.UP_FAILS.id()));
  }
}
