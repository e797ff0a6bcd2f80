package org.schemaassurance.drift;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Set;
import org.schemaassurance.catalog.SnapshotReader;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.support.TestDatabase;

/** Snapshots of databases of tests that a changelog has made. */
final class Snapshots {
  private Snapshots() {}

  static SchemaSnapshot of(TestDatabase database) {
    try (ReadOnlySession session =
        ReadOnlySession.open(database.settings(), "test", Duration.ofMinutes(1))) {
      return WhoeverApplies.madeBy("postgres", SnapshotReader.read(session, Set.of()));
    }
  }

  static String text(SchemaSnapshot snapshot) throws IOException {
    StringWriter text = new StringWriter();
    SnapshotFile.write(snapshot, text);
    return text.toString();
  }
}
