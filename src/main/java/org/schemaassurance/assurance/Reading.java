package org.schemaassurance.assurance;

import java.util.function.Function;
import org.schemaassurance.catalog.ChangedMeanwhileException;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.connect.ReadableDatabase;
import org.schemaassurance.model.Cancellation;

/**
 * A look at a database in a read-only session; in another one, once, where the schema changed
 * meanwhile.
 *
 * @param verb what it is for
 * @param limits of one query, and of both looks together
 */
public record Reading(
    Cancellation cancellation, ReadableDatabase database, String verb, Limits limits) {
  /**
   * Looks.
   *
   * @param look may be called twice, with another session
   * @throws org.schemaassurance.model.UndeterminedException if there is no connection, the schema
   *     changed both times, or as the look throws it
   */
  public <T> T of(Function<ReadOnlySession, T> look) {
    try {
      return once(look);
    } catch (ChangedMeanwhileException changed) {
      return again(look);
    }
  }

  private <T> T again(Function<ReadOnlySession, T> look) {
    try {
      return once(look);
    } catch (ChangedMeanwhileException changed) {
      throw changed.twice();
    }
  }

  private <T> T once(Function<ReadOnlySession, T> look) {
    try (ReadOnlySession session = database.open(verb, limits);
        Cancellation.Stage reading =
            cancellation.during("the database is as it was", session::cancel)) {
      return look.apply(session);
    }
  }
}
