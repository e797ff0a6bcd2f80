package org.schemaassurance;

import org.schemaassurance.assurance.BackfillsInTurn;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.model.BackfillListener;
import org.schemaassurance.model.BackfillOptions;
import org.schemaassurance.model.BackfillReport;
import org.schemaassurance.model.UsageException;

/**
 * What changes a database: backfills. It takes settings and no data source, since a run of them
 * outlasts its connections, and is ended from another one.
 */
public final class Repair {
  private final ConnectionSettings settings;
  private final Surroundings surroundings;

  private Repair(ConnectionSettings settings, Surroundings surroundings) {
    this.settings = settings;
    this.surroundings = surroundings;
  }

  /** Of the database that the settings name, with nothing around it. */
  public static Repair of(ConnectionSettings settings) {
    return of(settings, Surroundings.DEFAULT);
  }

  /** Of the database that the settings name. */
  public static Repair of(ConnectionSettings settings, Surroundings surroundings) {
    return new Repair(settings, surroundings);
  }

  /**
   * Repairs what violates invariants, in batches that are committed one by one, and verifies each
   * invariant before and after. Ended at any moment, the next run goes on.
   *
   * @param listener is told how far it is
   * @return what came of each, and why one could not be done
   * @throws UsageException if an option or a backfill cannot be meant so; nothing was sent then
   */
  public BackfillReport backfill(
      Backfills backfills, BackfillOptions options, BackfillListener listener) {
    return new BackfillsInTurn(surroundings.cancellation(), surroundings.changelogs(), options)
        .run(settings, backfills.asked(), listener);
  }
}
