package org.schemaassurance.verify.checks;

import java.util.List;
import org.schemaassurance.model.ChangelogStatus;
import org.schemaassurance.model.ChangelogStatus.LeftOut;
import org.schemaassurance.model.ChangelogStatus.State;

/**
 * How far an update came, in words.
 *
 * @param applying the changesets that apply here
 */
record ChangelogProgress(ChangelogStatus status, List<State> applying) {
  static ChangelogProgress of(ChangelogStatus status) {
    return new ChangelogProgress(
        status, status.changesets().stream().filter(State::applies).toList());
  }

  /** How far an update came, of those that apply here; nothing of a single one. */
  String behindSentence() {
    long run = run();
    if (applying.size() == 1) {
      return "";
    }
    return run == 0
        ? "; none of the %d that apply here has run".formatted(applying.size())
        : "; %d of the %d that apply here have run".formatted(run, applying.size());
  }

  /** Said where nothing is broken; "all have run" is said of those alone that apply. */
  String summary(String file) {
    int all = status.changesets().size();
    if (applying.isEmpty() && all > 0) {
      return "0 of %d changesets of %s apply here: %s".formatted(all, file, leftOut());
    }
    long run = run();
    String those =
        (applying.size() == 1 ? "changeset of " : "changesets of ")
            + file
            + (applying.size() == all
                ? ""
                : (applying.size() == 1 ? " that applies here" : " that apply here"));
    String sentence =
        run == applying.size()
            ? (run == 1
                ? "The only " + those + " has run"
                : "All " + run + " " + those + " have run")
            : "%d of the %d %s have run".formatted(run, applying.size(), those);
    return sentence + marked() + (applying.size() == all ? "" : "; " + leftOut());
  }

  private String marked() {
    long marked =
        applying.stream()
            .flatMap(state -> state.ran().stream())
            .filter(row -> row.executionType().equals("MARK_RAN"))
            .count();
    return marked == 0 ? "" : ", " + marked + " of them only marked (MARK_RAN)";
  }

  private String leftOut() {
    return LeftOut.counted(status.changesets().stream().map(State::leftOut).toList());
  }

  private long run() {
    return applying.stream().filter(state -> state.ran().isPresent()).count();
  }
}
