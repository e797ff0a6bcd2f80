package org.schemaassurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.support.BelowWorkingDirectory;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;

/** What a program can ask that has a data source and no command line. */
@Template
final class FrontDoorIT {
  private static final String RULE =
      """
      title: Stock
      sections:
        - section: Tables
          rules:
            - rule: stock-table
              check: table
              table: public.stock
              columns:
                amount: {type: integer, nullable: false}
      """;

  @TempDir(factory = BelowWorkingDirectory.class)
  private Path folder;

  @BeforeEach
  void stock(TestDatabase database) throws SQLException, IOException {
    database.execute("CREATE TABLE public.stock (amount int NOT NULL)");
    Files.writeString(folder.resolve("stock.yaml"), RULE);
  }

  @Test
  void verifiesWithADataSource(TestDatabase database) throws SQLException {
    SchemaAssurance assurance = SchemaAssurance.of(source(database));
    Rules rules = Rules.in(folder);

    assertThat(assurance.verify(rules, VerifyOptions.DEFAULT).verdict())
        .isEqualTo(Report.Verdict.HOLDS);

    database.execute("ALTER TABLE public.stock ALTER amount DROP NOT NULL");
    Report broken = assurance.verify(rules, VerifyOptions.DEFAULT);
    assertThat(broken.verdict()).isEqualTo(Report.Verdict.BROKEN);
    assertThat(broken.findings().get(0).message()).contains("public.stock.amount", "NOT NULL");
  }

  @Test
  void comparesWithADataSource(TestDatabase database) throws SQLException, IOException {
    SchemaAssurance assurance = SchemaAssurance.of(source(database));
    Path file = folder.resolve("snapshot.yaml");
    try (Writer writer = Files.newBufferedWriter(file)) {
      Schema.write(assurance.snapshot(SnapshotOptions.DEFAULT), writer);
    }

    assertThat(assurance.drift(Schema.inFile(file), DriftOptions.DEFAULT).findings())
        .filteredOn(Finding::breaksVerdict)
        .isEmpty();

    database.execute("DROP TABLE public.stock");
    Report drift = assurance.drift(Schema.inFile(file), DriftOptions.DEFAULT);
    assertThat(drift.verdict()).isEqualTo(Report.Verdict.BROKEN);
    assertThat(drift.findings()).extracting(Finding::object).contains("public.stock");
  }

  @Test
  void whatIsWrongWithASnapshotsFileComesBeforeWhatIsWrongWithTheConnection() throws IOException {
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setServerNames(new String[] {"127.0.0.1"});
    nowhere.setPortNumbers(new int[] {1});
    Path file = Files.writeString(folder.resolve("snapshot.yaml"), "format: 1\nnonsense\n");

    assertThatThrownBy(
            () -> SchemaAssurance.of(nowhere).drift(Schema.inFile(file), DriftOptions.DEFAULT))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(file + ":");
  }

  @Test
  void aConnectionGoesBackAsItCame(TestDatabase database) throws SQLException {
    try (Connection connection = source(database).getConnection()) {
      connection.setNetworkTimeout(Runnable::run, 12_345);

      SchemaAssurance.of(lending(connection)).verify(Rules.in(folder), VerifyOptions.DEFAULT);

      assertThat(connection.getAutoCommit()).isTrue();
      assertThat(connection.isReadOnly()).isFalse();
      assertThat(connection.getNetworkTimeout()).isEqualTo(12_345);
      try (var statement = connection.createStatement();
          var settings =
              statement.executeQuery(
                  "SELECT current_setting('transaction_read_only'), current_setting('search_path'),"
                      + " current_setting('row_security'), current_setting('application_name')")) {
        settings.next();
        assertThat(
                List.of(
                    settings.getString(1),
                    settings.getString(2),
                    settings.getString(3),
                    settings.getString(4)))
            .containsExactly("off", "\"$user\", public", "on", "PostgreSQL JDBC Driver");
      }
    }
  }

  @Test
  void aConnectionInATransactionIsRefused(TestDatabase database) throws SQLException {
    try (Connection connection = source(database).getConnection()) {
      connection.setAutoCommit(false);
      connection.createStatement().execute("SELECT 1");

      assertThatThrownBy(
              () ->
                  SchemaAssurance.of(lending(connection))
                      .verify(Rules.in(folder), VerifyOptions.DEFAULT))
          .isInstanceOf(UndeterminedException.class)
          .hasMessageContaining("in the middle of a transaction");
    }
  }

  private static DataSource source(TestDatabase database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(database.jdbcUrl());
    source.setUser(database.settings().user());
    source.setPassword(database.settings().password().orElse(""));
    return source;
  }

  /** As a pool of one does: closing what it lends gives it back. */
  private static DataSource lending(Connection connection) {
    Connection lent =
        proxy(Connection.class, (name, call) -> name.equals("close") ? null : call.on(connection));
    return proxy(DataSource.class, (name, call) -> lent);
  }

  private interface Call {
    Object on(Object target) throws ReflectiveOperationException;
  }

  private interface Answer {
    Object to(String method, Call call) throws ReflectiveOperationException;
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                answer.to(method.getName(), target -> method.invoke(target, arguments))));
  }
}
