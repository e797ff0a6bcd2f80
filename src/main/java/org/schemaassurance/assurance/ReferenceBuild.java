package org.schemaassurance.assurance;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Consumer;
import org.schemaassurance.catalog.SnapshotReader;
import org.schemaassurance.changelog.ChangelogRunner;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.LostConnection;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.drift.WhoeverApplies;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.SchemaSnapshot.Extra;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.reference.ThrowawayDatabases;

/**
 * What a changelog makes, seen on a server where a database may be made and dropped.
 *
 * @param settings with any database of it
 * @param remarks is told what an earlier run has left, a sentence each
 */
public record ReferenceBuild(ConnectionSettings settings, Consumer<String> remarks) {
  /**
   * The schema that a changelog makes of an empty database.
   *
   * @param verb what it is for, such as {@code drift}
   * @param changelog as the run reads it
   * @param extras what is wanted beyond the schema itself; settings of the cluster are the
   *     reference server's, and never told
   * @throws org.schemaassurance.model.UsageException if the changelog cannot be read
   * @throws org.schemaassurance.model.UndeterminedException if it cannot be made
   */
  public SchemaSnapshot snapshot(
      Cancellation cancellation,
      String verb,
      Limits limits,
      Changelog changelog,
      Set<Extra> extras) {
    try (ThrowawayDatabases databases = ThrowawayDatabases.on(settings, verb, limits);
        Cancellation.Stage making =
            cancellation.during(verb + " drops the database that it has made", databases::close)) {
      databases.swept().gone().ifPresent(remarks);
      return snapshot(databases, verb, limits, changelog, extras);
    }
  }

  private static SchemaSnapshot snapshot(
      ThrowawayDatabases databases,
      String verb,
      Limits limits,
      Changelog changelog,
      Set<Extra> extras) {
    try {
      ConnectionSettings database = databases.settings(databases.create());
      try (WritableSession session = WritableSession.open(database, verb, limits)) {
        new ChangelogRunner(changelog).build(session.connection());
      }
      try (ReadOnlySession session = ReadOnlySession.open(database, verb, limits)) {
        return WhoeverApplies.madeBy(
            SqlIdentifier.display(session.target().user()), SnapshotReader.read(session, extras));
      }
    } catch (SQLException failed) {
      throw new UndeterminedException(
          "The changelog's schema cannot be made: " + failed.getMessage(), failed);
    } catch (LostConnection lost) {
      databases.expectSilence();
      throw lost;
    }
  }
}
