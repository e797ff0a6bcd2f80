package org.schemaassurance.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@Template
final class DatabaseExtensionIT {
  private TestDatabase prepared;

  static final class WithOneTable implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE t (id int PRIMARY KEY)");
      }
    }
  }

  @BeforeEach
  void keepsTheDatabase(TestDatabase database) {
    prepared = database;
  }

  @Test
  void aTestAndItsPreparationGetTheSameDatabase(TestDatabase database) throws SQLException {
    assertThat(database).isSameAs(prepared);
    assertThat(database.value("SELECT current_database()")).isEqualTo(database.name());
  }

  @RepeatedTest(2)
  @Template(WithOneTable.class)
  void eachTestGetsACloneOfItsTemplate(TestDatabase database) throws SQLException {
    database.execute("INSERT INTO t VALUES (1)");

    assertThat(database.rows("SELECT id, NULL FROM t")).hasSize(1);
  }

  @Test
  void aRoleNeedsItsPasswordAndGoesWithTheDatabase(TestDatabase database) throws SQLException {
    TestDatabase other = TestServer.shared().createDatabase(EmptyTemplate.class);
    TestRole role = other.createRole("reader");
    try (Connection connection = other.connect(role)) {
      assertThat(connection.getMetaData().getUserName()).isEqualTo(role.name());
    }
    assertThatThrownBy(() -> other.connect(role.name(), "wrong"))
        .hasMessageContaining("password authentication failed");

    other.close();

    assertThat(database.value("SELECT count(*) FROM pg_roles WHERE rolname = ?", role.name()))
        .isEqualTo(0L);
    assertThat(database.value("SELECT count(*) FROM pg_database WHERE datname = ?", other.name()))
        .isEqualTo(0L);
  }

  @Test
  void aConnectionLeftOpenFailsTheTest() throws SQLException {
    TestDatabase leaking = TestServer.shared().createDatabase(EmptyTemplate.class);
    try (Connection forgotten = leaking.connect()) {
      assertThat(forgotten.isValid(1)).isTrue();
      assertThatThrownBy(leaking::close)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining(leaking.name())
          .hasMessageContaining("connection left open");
    }
  }

  @Test
  void aTransactionLeftOpenFailsTheTest() throws SQLException {
    TestDatabase leaking = TestServer.shared().createDatabase(EmptyTemplate.class);
    leaking.execute("BEGIN");

    assertThatThrownBy(leaking::close)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("transaction left open");
  }

  @Test
  void namesAreUnique() {
    TestServer server = TestServer.shared();

    assertThat(List.of(server.uniqueName("a"), server.uniqueName("a"))).doesNotHaveDuplicates();
  }
}
