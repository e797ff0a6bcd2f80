package org.schemaassurance.assurance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.LostConnection;
import org.schemaassurance.connect.ReadableDatabase;
import org.schemaassurance.model.BackfillListener;
import org.schemaassurance.model.BackfillOptions;
import org.schemaassurance.model.BackfillReport;
import org.schemaassurance.model.BackfillResult;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.UndeterminedException;

/**
 * Backfills one after the other. One that fails does not keep the others from their turn; that
 * somebody ends the work does, and a server that is silent.
 */
public final class BackfillsInTurn {
  private final NotedCancellation cancellation;
  private final Changelogs changelogs;
  private final BackfillOptions options;

  /**
   * @throws org.schemaassurance.model.UsageException if the options cannot be meant so
   */
  public BackfillsInTurn(
      Cancellation cancellation, Changelogs changelogs, BackfillOptions options) {
    this.cancellation = new NotedCancellation(cancellation);
    this.changelogs = changelogs;
    this.options = PauseQuery.checked(options);
  }

  /** Runs them. */
  public BackfillReport run(
      ConnectionSettings settings, List<RepairableRule> asked, BackfillListener listener) {
    BackfillJob job = new BackfillJob(cancellation, changelogs, settings, options);
    return inTurn(asked, each -> job.run(each, listener));
  }

  /** Finds out what a run would do; writes nothing, works on a standby. */
  public BackfillReport dryRun(ReadableDatabase database, List<RepairableRule> asked) {
    BackfillPreview preview = new BackfillPreview(cancellation, changelogs, database, options);
    return inTurn(asked, preview::of);
  }

  private BackfillReport inTurn(
      List<RepairableRule> asked, Function<RepairableRule, BackfillResult> work) {
    List<BackfillResult> results = new ArrayList<>();
    Map<String, UndeterminedException> failures = new LinkedHashMap<>();
    for (RepairableRule each : asked) {
      try {
        BackfillResult result = work.apply(each);
        results.add(result);
        if (result.exitStatus() == ExitStatus.INTERRUPTED) {
          break;
        }
      } catch (UndeterminedException failure) {
        failures.put(each.name(), failure);
        if (LostConnection.isSilence(failure)) {
          break;
        }
      }
      if (cancellation.isAsked()) {
        break;
      }
    }
    return new BackfillReport(results, failures);
  }
}
