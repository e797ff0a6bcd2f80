package org.schemaassurance.assurance;

import java.util.Optional;
import org.schemaassurance.backfill.DryRun;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.connect.ReadableDatabase;
import org.schemaassurance.data.QueryRights;
import org.schemaassurance.model.BackfillOptions;
import org.schemaassurance.model.BackfillPlan;
import org.schemaassurance.model.BackfillResult;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.model.Finding;

/** What a run of a backfill would do; reads only. */
final class BackfillPreview {
  private final Cancellation cancellation;
  private final ReadableDatabase database;
  private final Limits limits;
  private final InvariantQuestion question;

  BackfillPreview(
      Cancellation cancellation,
      Changelogs changelogs,
      ReadableDatabase database,
      BackfillOptions options) {
    this.cancellation = cancellation;
    this.database = database;
    this.limits = Limits.ofStatement(options.query());
    this.question = new InvariantQuestion(changelogs, QueryRights.of(options.ownRights()));
  }

  /**
   * Finds it out.
   *
   * @throws org.schemaassurance.model.UndeterminedException when there is no connection, or
   *     something would stop a run
   */
  BackfillResult of(RepairableRule declared) {
    try (ReadOnlySession session = database.open("backfill", limits);
        Cancellation.Stage reading =
            cancellation.during("a dry run changes nothing", session::cancel)) {
      DryRun dryRun = new DryRun(session, declared.backfill());
      dryRun.require();
      Finding before = question.ask(session, declared.rule());
      Optional<BackfillPlan> plan =
          before.status() == Finding.Status.BROKEN ? Optional.of(dryRun.plan()) : Optional.empty();
      return new BackfillResult(
          declared.name(), session.target(), true, before, plan, Optional.empty(), before);
    }
  }
}
