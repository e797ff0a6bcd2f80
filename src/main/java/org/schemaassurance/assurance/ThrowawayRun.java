package org.schemaassurance.assurance;

import java.util.function.Consumer;
import java.util.function.Function;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.LostConnection;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.reference.ThrowawayDatabases;

/**
 * A job on databases that are made for it, and are gone behind it however it ends.
 *
 * @param verb of the job, as its sessions show it
 * @param limits of a statement
 * @param remarks is told what an earlier run has left, a sentence each
 */
record ThrowawayRun(
    String verb, Cancellation cancellation, Limits limits, Consumer<String> remarks) {

  /**
   * Does it.
   *
   * @param server with any database of a server where databases may be created and dropped
   * @throws org.schemaassurance.model.UndeterminedException if it cannot be found out
   */
  <R> R on(ConnectionSettings server, Function<ThrowawayDatabases, R> job) {
    try (ThrowawayDatabases databases = ThrowawayDatabases.on(server, verb, limits);
        Cancellation.Stage running =
            cancellation.during(verb + " drops the databases that it has made", databases::close)) {
      databases.swept().gone().ifPresent(remarks);
      try {
        return job.apply(databases);
      } catch (LostConnection lost) {
        databases.expectSilence();
        throw lost;
      }
    }
  }
}
