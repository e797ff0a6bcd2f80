package org.schemaassurance.assurance;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.schemaassurance.catalog.SnapshotReader;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.LostConnection;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.drift.WhoeverApplies;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.SchemaSnapshot.Extra;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.reference.ThrowawayDatabases;

/**
 * What migrations make, seen on a server where a database may be made and dropped.
 *
 * @param settings with any database of it
 * @param remarks is told what an earlier run has left, a sentence each
 */
public record ReferenceBuild(ConnectionSettings settings, Consumer<String> remarks) {
  /**
   * The schema that a migration makes of an empty database.
   *
   * @param verb what it is for, such as {@code drift}
   * @param extras what is wanted beyond the schema itself; settings of the cluster are the
   *     reference server's, and never told
   * @throws org.schemaassurance.model.UsageException if the changelog cannot be read
   * @throws org.schemaassurance.model.UndeterminedException if it cannot be made
   */
  public SchemaSnapshot snapshot(
      Cancellation cancellation,
      String verb,
      Limits limits,
      Migration migration,
      Set<Extra> extras) {
    return in(
        cancellation, verb, limits, migration, database -> made(database, verb, limits, extras));
  }

  private static SchemaSnapshot made(
      ConnectionSettings database, String verb, Limits limits, Set<Extra> extras) {
    try (ReadOnlySession session = ReadOnlySession.open(database, verb, limits)) {
      return WhoeverApplies.madeBy(
          SqlIdentifier.display(session.target().user()), SnapshotReader.read(session, extras));
    }
  }

  /**
   * Looks into the database that a migration has made; it is dropped then.
   *
   * @param reader what is done with it
   */
  public <T> T in(
      Cancellation cancellation,
      String verb,
      Limits limits,
      Migration migration,
      Function<ConnectionSettings, T> reader) {
    try (ThrowawayDatabases databases = ThrowawayDatabases.on(settings, verb, limits);
        Cancellation.Stage making =
            cancellation.during(verb + " drops the database that it has made", databases::close)) {
      databases.swept().gone().ifPresent(remarks);
      try {
        ConnectionSettings database = databases.settings(databases.create());
        migration.run(new Migration.Run(database, verb, limits, cancellation, remarks));
        return reader.apply(database);
      } catch (LostConnection lost) {
        databases.expectSilence();
        throw lost;
      }
    }
  }
}
