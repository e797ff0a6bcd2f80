package org.schemaassurance.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.SchemaObject;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.SchemaSnapshot.Extra;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;

@Template
final class SnapshotReaderIT {
  /** What others have set for the server's roles outlives the database of a rehearsal. */
  @Test
  void ofTheServersSettingsARehearsalSeesThoseAloneThatChangeWhatStatementsDo(TestDatabase database)
      throws SQLException {
    TestRole role = database.createRole("set");
    database.execute(
        """
        ALTER ROLE "%1$s" SET work_mem = '8MB';
        ALTER ROLE "%1$s" SET lock_timeout = '3s';
        ALTER ROLE "%1$s" IN DATABASE "%2$s" SET work_mem = '9MB';
        """
            .formatted(role.name(), database.name()));

    assertThat(settings(ofRehearsal(database), role))
        .containsExactlyInAnyOrder(
            "lock_timeout of role " + role.name(),
            "work_mem of role " + role.name() + " in the database");
  }

  private static List<String> settings(SchemaSnapshot snapshot, TestRole role) {
    Set<ObjectKind> kinds = EnumSet.of(ObjectKind.SETTING, ObjectKind.CLUSTER_SETTING);
    return snapshot.objects().stream()
        .filter(object -> kinds.contains(object.kind()))
        .map(SchemaObject::name)
        .filter(name -> name.contains(role.name()))
        .toList();
  }

  private static SchemaSnapshot ofRehearsal(TestDatabase database) {
    try (ReadOnlySession session = session(database);
        ReadOnlySession helper = session(database)) {
      return SnapshotReader.readWithOurs(session, helper, EnumSet.allOf(Extra.class));
    }
  }

  private static ReadOnlySession session(TestDatabase database) {
    return ReadOnlySession.open(database.settings(), "test", Duration.ofMinutes(1));
  }
}
