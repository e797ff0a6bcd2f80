package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.ChangelogStatus;
import org.schemaassurance.model.ChangelogStatus.State;
import org.schemaassurance.model.Severity;
import org.schemaassurance.verify.ChangelogEvidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.checks.ChangelogCheck.DeclaredChangelog;

/**
 * The changesets that have not run in a database, where that is all that breaks the rule of their
 * changelog: the next update mends it, and the rule is worth having before that.
 *
 * @param file of the changelog
 * @param unrun how many, at least one
 * @param applying how many apply here, those included
 */
public record UnrunChangesets(String file, long unrun, int applying) {

  /**
   * Of a rule's changelog.
   *
   * @return empty where all have run, or something else breaks the rule
   * @throws org.schemaassurance.model.UsageException if the changelog cannot be read
   */
  public static Optional<UnrunChangesets> alone(
      DeclaredChangelog declared, ChangelogEvidence evidence) {
    return evidence.applied(declared.changelog())
            instanceof ChangelogEvidence.Applied.Changesets applied
        ? alone(declared, applied.status())
        : Optional.empty();
  }

  private static Optional<UnrunChangesets> alone(
      DeclaredChangelog declared, ChangelogStatus status) {
    List<State> applying = ChangelogProgress.of(status).applying();
    long unrun = applying.stream().filter(UnrunChangesets::isUnrun).count();
    return unrun == 0 || isBrokenBeside(declared, status, applying)
        ? Optional.empty()
        : Optional.of(new UnrunChangesets(declared.object(), unrun, applying.size()));
  }

  /** Preconditions may pass over one in every update: that is a warning, and breaks no rule. */
  private static boolean isUnrun(State state) {
    return state.ran().isEmpty() && state.changeset().passedOver().isEmpty();
  }

  private static boolean isBrokenBeside(
      DeclaredChangelog declared, ChangelogStatus status, List<State> applying) {
    return !status.invalid().isEmpty()
        || (!status.unexpected().isEmpty() && declared.unexpected() == Severity.ERROR)
        || applying.stream()
            .filter(state -> state.ran().isPresent())
            .flatMap(state -> ChangesetJudgement.of(state, "").stream())
            .map(Judgement::severity)
            .anyMatch(severity -> severity.isEmpty() || severity.get() == Severity.ERROR);
  }

  /** How many of how many, and what verify makes of it. */
  public String sentence() {
    if (applying == 1) {
      return "The only changeset of %s that applies here has not run: verify says so until an update has run it."
          .formatted(file);
    }
    return unrun == applying
        ? "None of the %d changesets of %s that apply here has run: verify says so until an update has run them."
            .formatted(applying, file)
        : "%d of the %d changesets of %s that apply here %s not run: verify says so until an update has run %s."
            .formatted(
                unrun, applying, file, unrun == 1 ? "has" : "have", unrun == 1 ? "it" : "them");
  }
}
