package org.schemaassurance.cli;

import java.util.function.Function;
import org.schemaassurance.catalog.ChangedMeanwhileException;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.ReadOnlySession;

/**
 * A look at a database in a read-only session; in another one, once, where the schema changed
 * meanwhile.
 *
 * @param verb what it is for
 * @param limits of one query, and of both looks together
 */
record Reading(Terminal terminal, ConnectionSettings settings, String verb, Limits limits) {
  /**
   * Looks.
   *
   * @param look may be called twice, with another session
   * @throws org.schemaassurance.model.UndeterminedException if there is no connection, the schema
   *     changed both times, or as the look throws it
   */
  <T> T of(Function<ReadOnlySession, T> look) {
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
    try (ReadOnlySession session = ReadOnlySession.open(settings, verb, limits);
        Interruption interruption =
            new Interruption(terminal, verb + " changes nothing", session::cancel)) {
      return look.apply(session);
    }
  }
}
