package org.schemaassurance.drift;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.support.EmptyTemplate;
import org.schemaassurance.support.KeptConnection;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestServer;

/** Where the cases of a file are tried, one after the other. */
final class Bench implements AutoCloseable {
  /** A database that has one cannot be dropped. */
  static final String WITHOUT_SUBSCRIPTIONS =
      """
      UPDATE pg_catalog.pg_subscription SET subslotname = NULL, subenabled = false
      WHERE subdbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database());
      DO $$
      DECLARE
        name name;
      BEGIN
        FOR name IN SELECT subname FROM pg_catalog.pg_subscription s
          JOIN pg_catalog.pg_database d ON d.oid = s.subdbid WHERE d.datname = current_database()
        LOOP
          EXECUTE format('DROP SUBSCRIPTION %I', name);
        END LOOP;
      END $$;
      """;

  private final DriftCases cases;
  private TestDatabase database;
  private KeptConnection connection;
  private SchemaSnapshot base;

  /** A change that was taken back since the last look. */
  private Optional<DriftCase> unproven = Optional.empty();

  Bench(DriftCases cases) throws SQLException {
    this.cases = cases;
    begin();
  }

  private void begin() throws SQLException {
    database = TestServer.shared().createDatabase(EmptyTemplate.class);
    try {
      database.execute(cases.base());
      connection = new KeptConnection(database);
      base = snapshot();
    } catch (SQLException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Of the server. */
  int major() {
    return base.serverMajor();
  }

  /**
   * The change is its differences and no others, and when it is taken back there are none. The
   * latter is seen together with the next change, unless that is to the same facts.
   */
  void prove(DriftCase change, SoftAssertions softly) throws SQLException {
    if (unproven.filter(before -> before.touchesWhat(change)).isPresent()) {
      proveNothingIsLeft(softly);
    }
    try {
      execute(change.change());
      List<String> found = differences();
      softly
          .assertThat(found)
          .as(change.name() + unproven.map(before -> ", after " + before.name()).orElse(""))
          .isEqualTo(change.differences());
      boolean asExpected = found.equals(change.differences());
      if (asExpected && change.undo().isPresent()) {
        execute(change.undo().get());
        unproven = Optional.of(change);
      } else if (!asExpected || !found.isEmpty()) {
        beginAgain();
      }
    } catch (SQLException e) {
      softly.fail(change.name(), e);
      beginAgain();
    }
  }

  /** What the last change has left behind. */
  void proveNothingIsLeft(SoftAssertions softly) throws SQLException {
    if (unproven.isPresent()) {
      List<String> left = differences();
      softly.assertThat(left).as(unproven.get().name() + ", taken back").isEmpty();
      unproven = Optional.empty();
      if (!left.isEmpty()) {
        beginAgain();
      }
    }
  }

  private void execute(String sql) throws SQLException {
    database.execute(sql);
    connection.renewAfter(sql);
  }

  private void beginAgain() throws SQLException {
    close();
    unproven = Optional.empty();
    begin();
  }

  private List<String> differences() {
    return SnapshotDiff.between(base, snapshot()).stream().map(DriftCases::shown).sorted().toList();
  }

  private SchemaSnapshot snapshot() {
    return LiveSnapshot.of(connection.source(), cases.extras());
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    database.execute(WITHOUT_SUBSCRIPTIONS);
    database.close();
  }
}
