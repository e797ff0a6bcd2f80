package org.schemaassurance.rehearse.hints;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.catalog.SnapshotReader;
import org.schemaassurance.changelog.SentChangesets.Sent;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.model.ChangesetTrace;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.rehearse.trace.Tracer;
import org.schemaassurance.support.TestDatabase;

/** Runs changesets on a database as an update would, traced, and looks for hints. */
final class TracedRun implements AutoCloseable {
  private static final Set<SchemaSnapshot.Extra> EVERYTHING =
      EnumSet.of(
          SchemaSnapshot.Extra.OWNERS,
          SchemaSnapshot.Extra.PRIVILEGES,
          SchemaSnapshot.Extra.COMMENTS);

  private final TestDatabase database;
  private final Tracer tracer;

  TracedRun(TestDatabase database) {
    this.database = database;
    this.tracer =
        Tracer.on(
            database.settings(),
            Limits.DEFAULT,
            Set.of("databasechangelog", "databasechangeloglock"));
  }

  /** Runs one; what it fails of is left to others to tell. */
  List<HintFinding> up(Sent changeset, SchemaSnapshot there, HintSearch search)
      throws SQLException {
    ExistingObjects before = ExistingObjects.of(there, "public");
    tracer.begin();
    run(changeset.sent(), changeset.inTransaction());
    ChangesetTrace trace = tracer.end();
    return search.in(
        ChangesetText.of(changeset.sent(), changeset.inTransaction(), changeset.stripped(), before),
        Optional.of(trace));
  }

  /**
   * Takes one back.
   *
   * @return with which statement and why it failed, if it did
   */
  Optional<String> down(Sent changeset) throws SQLException {
    return run(changeset.undone(), changeset.inTransaction());
  }

  SchemaSnapshot snapshot() {
    try (ReadOnlySession session =
        ReadOnlySession.open(database.settings(), "test", Duration.ofMinutes(1))) {
      return SnapshotReader.read(session, EVERYTHING);
    }
  }

  /** A checksum of the rows of each table that the shop has. */
  List<String> rows() throws SQLException {
    List<String> sums = new ArrayList<>();
    for (String table : Shop.OBJECTS.tables()) {
      if (database.value("SELECT to_regclass(?)::text", table) != null) {
        sums.add(
            table
                + ' '
                + database.value(
                    "SELECT md5(string_agg(t::text, ' ' ORDER BY t::text)) FROM %s AS t"
                        .formatted(table)));
      }
    }
    return sums.stream().sorted().toList();
  }

  private Optional<String> run(List<String> statements, boolean inTransaction) throws SQLException {
    Connection connection = tracer.connection();
    connection.setAutoCommit(!inTransaction);
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
      if (inTransaction) {
        connection.commit();
      }
      return Optional.empty();
    } catch (SQLException failed) {
      if (inTransaction) {
        connection.rollback();
      }
      return Optional.of(failed.getMessage());
    } finally {
      connection.setAutoCommit(true);
    }
  }

  @Override
  public void close() {
    tracer.close();
  }
}
