package org.schemaassurance.verify;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.schemaassurance.model.Origin;
import org.schemaassurance.sql.ToDo;

/**
 * What checks advise, in the words of the project at hand: what helps against an object that is not
 * as a changeset makes it depends on whether an update would do anything.
 *
 * @param commands how people run Liquibase here
 * @param left what is left to apply; asked only where somebody has to be told
 * @param repeatable the file of the changeset that made something, where running that file again
 *     makes it anew and does nothing else
 */
public record ChangelogAdvice(
    LiquibaseCommands commands,
    Supplier<LeftToApply> left,
    Function<Origin, Optional<String>> repeatable) {
  /**
   * Stands for how to get an object as its changeset makes it, in the advice of a check, which
   * knows no database's history; the sentence goes on with who may have been there else.
   */
  public static final String APPLY_IT = "${apply the changelog}";

  /**
   * Stands for the same where the object's changeset can be run again, as one with CREATE OR
   * REPLACE.
   */
  public static final String REPEAT_IT = "${repeat the changeset}";

  /**
   * Begins the advice about what a snapshot has not, which may be older than the object's
   * changeset.
   */
  public static final String UNLESS_NEWER = "${unless newer}";

  private static final String UNDO_IT =
      "Undo that in a later changeset, or change the rule if it is meant.";

  /** What an update would still do. */
  public enum LeftToApply {
    /** It would do something, or nobody knows that it would not. */
    SOMETHING,
    NOTHING,
    /** The rules come without a changelog. */
    NO_CHANGELOG,
    /** The changelog has built the database just now, and nobody has been there by hand. */
    BUILT
  }

  /**
   * The advice as it is given here.
   *
   * @param origin of the object that it is about
   * @param end which changeset has taken it away: to apply the changelog would not bring it back
   * @param replacement which changeset may have made what is there; asked only where somebody would
   *     be told to look for whoever was there by hand
   */
  String in(
      String advice,
      Optional<Origin> origin,
      Optional<String> end,
      Supplier<Optional<Replacement>> replacement) {
    if (advice.startsWith(UNLESS_NEWER)) {
      return end.isEmpty() && hasRun(origin)
          ? ToDo.SNAPSHOT_ANEW
          : commands.in(advice.substring(UNLESS_NEWER.length()));
    }
    if (!advice.contains(REPEAT_IT) && !advice.contains(APPLY_IT)) {
      return commands.in(advice);
    }
    return end.isPresent()
        ? UNDO_IT
        : replacement
            .get()
            .map(changeset -> commands.in(changeset.advice()) + behindFirstLine(advice))
            .orElseGet(
                () ->
                    left.get() == LeftToApply.BUILT
                        ? byChangesets(origin) + behindFirstLine(advice)
                        : byHand(advice, origin));
  }

  private static String byChangesets(Optional<Origin> origin) {
    return origin.isPresent()
        ? "The changelog makes it otherwise: mend that in a later changeset, or change the rule if it is meant."
        : "No changeset is known to make it: have one make it, or change the rule.";
  }

  private static boolean hasRun(Optional<Origin> origin) {
    return origin.flatMap(Origin::ran).orElse(false);
  }

  /** In what a body differs, say. */
  private static String behindFirstLine(String advice) {
    int end = advice.indexOf('\n');
    return end < 0 ? "" : advice.substring(end);
  }

  private String byHand(String advice, Optional<Origin> origin) {
    String told = advice;
    if (told.contains(REPEAT_IT)) {
      told = told.replace(REPEAT_IT, repeatIt(left.get(), origin));
    }
    if (told.contains(APPLY_IT)) {
      told = told.replace(APPLY_IT, applyIt(left.get(), origin));
    }
    return commands.in(told);
  }

  private String repeatIt(LeftToApply left, Optional<Origin> origin) {
    return left == LeftToApply.NOTHING
        ? origin
            .flatMap(repeatable)
            .map(
                file ->
                    "No changeset is left to apply: run again "
                        + file
                        + " (psql -v ON_ERROR_STOP=1 -1 -f "
                        + file
                        + "), and find out who")
            .orElse(APPLY_IT)
        : APPLY_IT;
  }

  private static String applyIt(LeftToApply left, Optional<Origin> origin) {
    return switch (left) {
      case SOMETHING -> "Apply the changelog (" + LiquibaseCommands.UPDATE + "), or find out who";
      case NOTHING ->
          origin.isPresent()
              ? "No changeset is left to apply: run again what the object's own changeset does, and find out who"
              : "No changeset is known to make it: have one make it, or find out who";
      case NO_CHANGELOG, BUILT -> "Find out who";
    };
  }
}
