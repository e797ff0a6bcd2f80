package org.schemaassurance.drift;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.schemaassurance.catalog.SnapshotReader;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.SchemaSnapshot.Extra;
import org.schemaassurance.support.TestDatabase;

/** The schema of a test's database as it is now. */
final class LiveSnapshot {
  private LiveSnapshot() {}

  static SchemaSnapshot of(TestDatabase database) {
    return of(database.settings(), Set.of());
  }

  static SchemaSnapshot of(ConnectionSettings settings, Set<Extra> extras) {
    try (ReadOnlySession session = ReadOnlySession.open(settings, "test", Duration.ofMinutes(1))) {
      return SnapshotReader.read(session, extras);
    }
  }

  static SchemaSnapshot of(DataSource source, Set<Extra> extras) {
    Limits limits = Limits.ofStatement(Duration.ofMinutes(1));
    try (ReadOnlySession session = ReadOnlySession.open(source, "test", limits)) {
      return SnapshotReader.read(session, extras);
    }
  }

  /** What the snapshot file of the database would hold, but for the machine's locale. */
  static String text(TestDatabase database) {
    return text(of(database));
  }

  static String text(SchemaSnapshot snapshot) {
    StringWriter text = new StringWriter();
    try {
      SnapshotFile.write(WhoeverApplies.madeBy("postgres", snapshot), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
