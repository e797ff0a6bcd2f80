package org.schemaassurance.verify;

/**
 * What changesets that have run have to do with what is there instead of what a rule declares:
 * nobody need have been there by hand.
 *
 * @param changeset {@code file::id::author} of the last one that has run and makes it
 * @param isCertain whether what is there is known to be what that one makes; else that one has made
 *     it anew, and whether that is it nobody knows
 * @param isNextToRun whether an update makes it anew once more
 */
public record Replacement(String changeset, boolean isCertain, boolean isNextToRun) {
  /** What to do. */
  String advice() {
    if (isCertain && isNextToRun) {
      return "It is as %s makes it. Apply the changelog (%s), which makes it anew."
          .formatted(changeset, LiquibaseCommands.UPDATE);
    }
    return changeset
        + (isCertain ? " makes it like that" : " made it anew")
        + ": change the rule if that is meant, else have a later changeset make it as declared.";
  }
}
