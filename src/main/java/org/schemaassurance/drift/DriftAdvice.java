package org.schemaassurance.drift;

import java.util.Optional;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.Origin;
import org.schemaassurance.sql.ToDo;

/**
 * What to do about a difference.
 *
 * @param ofFile whether what is expected stands in a snapshot file, which can be written anew; else
 *     it is what a changelog, a command or another database makes
 */
record DriftAdvice(boolean ofFile) {
  private static final String AGAIN = "Make it again, or ";

  /**
   * A sentence or a statement.
   *
   * @param origin the changeset that makes the object; of one that is not expected, one that has
   *     run since the snapshot was written
   */
  String on(Difference difference, Optional<Origin> origin) {
    if (difference.kind() == Difference.Kind.CHANGED
        && difference.facts().stream().anyMatch(FactMeaning::isFrozenInOne)) {
      return "Write now() where 'now' stands in quotes: that was read once, when the definition was made.";
    }
    return RightsAdvice.of(difference).orElseGet(() -> byKind(difference, origin));
  }

  private String byKind(Difference difference, Optional<Origin> origin) {
    return switch (difference.kind()) {
      case MISSING -> missing(difference, origin);
      case UNEXPECTED ->
          origin.isPresent()
              ? ToDo.SNAPSHOT_ANEW
              : undo(difference)
                  + "; or have a changeset make it"
                  + anew()
                  + "; or ignore it with a reason.";
      case CHANGED -> changed(difference, origin);
      case NOT_ENFORCED ->
          difference.objectKind() == ObjectKind.MATERIALIZED_VIEW
              ? "REFRESH MATERIALIZED VIEW " + difference.object() + ";"
              : RepairAdvice.of(difference).orElse("Enable, validate or rebuild it.");
    };
  }

  private String changed(Difference difference, Optional<Origin> origin) {
    String otherwise = "have a changeset change it" + anew();
    return Optional.of(difference)
        .filter(any -> remark(origin).isEmpty() && again(origin).equals(AGAIN))
        .flatMap(RepairAdvice::of)
        .map(statement -> statement + " -- or " + otherwise + " if it was meant")
        .orElseGet(() -> remark(origin) + "Change it back; or " + otherwise + ".");
  }

  private String missing(Difference difference, Optional<Origin> origin) {
    Optional<String> statement =
        Optional.of(difference).filter(any -> remark(origin).isEmpty()).flatMap(RepairAdvice::of);
    return statement.isPresent() && again(origin).equals(AGAIN)
        ? statement.get() + " -- or " + gone() + " if it went on purpose"
        : remark(origin) + again(origin) + gone() + " if it went on purpose.";
  }

  private static String remark(Optional<Origin> origin) {
    return origin.flatMap(Origin::remark).map(sentence -> sentence + " ").orElse("");
  }

  /** To apply the changelog helps where its changeset has not run. */
  private static String again(Optional<Origin> origin) {
    if (origin.isEmpty() || origin.get().ran().equals(Optional.of(true))) {
      return AGAIN;
    }
    return origin.get().ran().isPresent()
        ? "Apply the changelog or make it again, or "
        : "Apply the changelog if "
            + origin.get().changeset()
            + ", which makes it, has not run; else make it again, or ";
  }

  private String gone() {
    return ofFile ? "write the snapshot anew" : "have a changeset drop it";
  }

  private String anew() {
    return ofFile ? " and write the snapshot anew" : "";
  }

  private static String undo(Difference difference) {
    return switch (difference.objectKind()) {
      case SETTING, CLUSTER_SETTING -> "Reset it";
      case PRIVILEGE, DEFAULT_PRIVILEGE ->
          difference.facts().stream().anyMatch(Mismatches::isTakenAway)
              ? "Grant it again"
              : "Revoke it";
      default -> "Drop it";
    };
  }
}
