package org.schemaassurance.rehearse;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.schemaassurance.changelog.ChangesetStepper;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.RehearsedChangeset;
import org.schemaassurance.model.ReversibleChangeset;
import org.schemaassurance.rehearse.traffic.Traffic;

/** Runs changesets up, down and up, one after the other, then all of them back and up again. */
public final class Rehearsal {
  private static final String BEHIND_A_FAILURE =
      "The changeset was not rehearsed: one before it failed (--keep-going leaves that out).";

  private final RehearsalDatabase database;
  private final ChangesetStepper stepper;
  private final Request request;
  private final Progress progress;
  private final RowWatch watch;
  private final RehearsedRows rows;
  private final UpdatedDatabase updated;

  /** Is told how far it is. */
  @FunctionalInterface
  public interface Progress {
    void rehearsing(int number, int of);
  }

  /**
   * What is looked for.
   *
   * @param rules that are judged after each changeset
   * @param ownTables Liquibase's, which get no rows
   * @param wantedRows how many rows a table is to have
   * @param keepGoing whether a changeset that fails is left out, and the others are rehearsed
   * @param traffic what others do beside each second run up
   */
  public record Request(
      HintNotes hints,
      RuleWatch rules,
      Set<QualifiedName> ownTables,
      ToLongFunction<QualifiedName> wantedRows,
      boolean keepGoing,
      Traffic traffic) {}

  /**
   * @param stepper on the connection of the database
   */
  public Rehearsal(
      RehearsalDatabase database, ChangesetStepper stepper, Request request, Progress progress) {
    this.database = database;
    this.stepper = stepper;
    this.request = request;
    this.progress = progress;
    this.watch = new RowWatch(database, request.ownTables());
    this.rows = new RehearsedRows(database, watch, request.ownTables(), request.wantedRows());
    this.updated = new UpdatedDatabase(database, stepper, rows);
  }

  /**
   * Rehearses. Where what has run once does not run in a copy, what is known until then is told,
   * and of the changesets left that they could not be rehearsed.
   *
   * @param changesets in their order, from what is there now
   */
  public List<RehearsedChangeset> run(List<ReversibleChangeset> changesets) throws SQLException {
    List<RehearsedChangeset> rehearsed = new ArrayList<>();
    rows.fill();
    updated.begin();
    RehearsalOnRows onRows =
        new RehearsalOnRows(
            new TracedSteps(database, stepper, request.traffic()),
            request.hints(),
            watch,
            rows,
            updated);
    request.rules().look(database.settings());
    int number = 0;
    for (ReversibleChangeset changeset : changesets) {
      progress.rehearsing(++number, changesets.size());
      UpDownUp.Result result;
      boolean isUp;
      try {
        result = onRows.rehearse(changeset);
        isUp = leave(changeset, result);
      } catch (UpdatedDatabase.IrreproducibleException lost) {
        rehearsed.addAll(
            notReached(changesets.subList(number - 1, changesets.size()), lost.getMessage()));
        return rehearsed;
      }
      rehearsed.add(isUp ? followed(result.rehearsed()) : result.rehearsed());
      if (!isUp && !request.keepGoing()) {
        rehearsed.addAll(
            notReached(changesets.subList(number, changesets.size()), BEHIND_A_FAILURE));
        return rehearsed;
      }
    }
    return updated.walkBack(rehearsed);
  }

  /**
   * Sees to it that the database is as an update would have left it.
   *
   * @return whether the changeset is up
   */
  private boolean leave(ReversibleChangeset changeset, UpDownUp.Result result)
      throws SQLException, UpdatedDatabase.IrreproducibleException {
    boolean isUp = result.rehearsed().findings().stream().noneMatch(UpFailure::isOfNoRun);
    if (isUp) {
      updated.has(changeset, result.canGoBack(), result.snapshot());
    }
    if (result.end() == UpDownUp.End.ASTRAY) {
      updated.goBack();
    } else {
      updated.keepNowAndThen();
    }
    return isUp;
  }

  /** Looks at the rules, and makes up rows for tables that have come. */
  private RehearsedChangeset followed(RehearsedChangeset rehearsed) throws SQLException {
    Notes notes = new Notes(rehearsed.changeset());
    request.rules().newlyBroken(database.settings()).forEach(notes::ruleBroken);
    if (rows.fill()) {
      // Rows that are made up may break a rule, which is no changeset's fault.
      request.rules().look(database.settings());
    }
    return notes.addedTo(rehearsed);
  }

  private static List<RehearsedChangeset> notReached(
      List<ReversibleChangeset> changesets, String why) {
    return changesets.stream().map(changeset -> UpFailure.notReached(changeset, why)).toList();
  }
}
