package org.schemaassurance.changelog;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import liquibase.ContextExpression;
import liquibase.Labels;
import liquibase.Scope;
import liquibase.change.CheckSum;
import liquibase.changelog.AbstractChangeLogHistoryService;
import liquibase.changelog.ChangeLogHistoryService;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.RanChangeSet;
import liquibase.database.Database;
import liquibase.database.OfflineConnection;
import liquibase.database.core.PostgresDatabase;
import org.schemaassurance.model.AppliedChangeset;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.Target;

/**
 * A PostgreSQL for Liquibase that has no connection: it knows which changesets have run, since we
 * have read it, and nothing can be written to it.
 */
final class RowsDatabase implements AutoCloseable {
  private final Database database;
  private final List<Row> rows;

  /** A row, and what Liquibase calls it. */
  record Row(AppliedChangeset applied, RanChangeSet ran) {}

  private RowsDatabase(Database database, List<Row> rows) {
    this.database = database;
    this.rows = rows;
  }

  /**
   * Such a database, until it is closed.
   *
   * @param server where the rows were read; empty where only the changelog is of interest
   */
  static RowsDatabase of(
      ChangelogOptions options, Optional<Target> server, List<AppliedChangeset> applied) {
    List<Row> rows =
        applied.stream()
            .sorted(
                Comparator.comparing(
                        (AppliedChangeset row) ->
                            row.executed().orElse(java.time.LocalDateTime.MIN))
                    .thenComparing(AppliedChangeset::order))
            .map(row -> new Row(row, ran(row)))
            .toList();
    PostgresDatabase database = new PostgresDatabase();
    database.setConnection(new RowsConnection(server, rows));
    database.setDefaultSchemaName(options.schema());
    database.setLiquibaseSchemaName(options.appliedIn().schema());
    database.setDatabaseChangeLogTableName(options.appliedIn().name());
    database.setDatabaseChangeLogLockTableName(options.lockedIn().name());
    return new RowsDatabase(database, rows);
  }

  Database database() {
    return database;
  }

  /** In the order in which Liquibase reads them. */
  List<Row> rows() {
    return rows;
  }

  /** Liquibase keeps the history of every database that it has seen. */
  @Override
  public void close() {
    Scope.getCurrentScope().getSingleton(ChangeLogHistoryServiceFactory.class).resetAll();
  }

  /** As {@code StandardChangeLogHistoryService} reads a row. */
  private static RanChangeSet ran(AppliedChangeset row) {
    RanChangeSet ran =
        new RanChangeSet(
            DatabaseChangeLog.normalizePath(row.file()),
            row.id(),
            row.author(),
            row.checksum().map(CheckSum::parse).orElse(null),
            row.executed()
                .map(time -> Date.from(time.atZone(ZoneId.systemDefault()).toInstant()))
                .orElse(null),
            null,
            ChangeSet.ExecType.valueOf(row.executionType()),
            null,
            null,
            new ContextExpression(),
            new Labels(),
            null,
            row.file());
    ran.setOrderExecuted(row.order());
    ran.setLiquibaseVersion(row.liquibase().orElse(null));
    return ran;
  }

  private static final class RowsConnection extends OfflineConnection {
    private final List<Row> rows;

    private RowsConnection(Optional<Target> server, List<Row> rows) {
      super(
          server
              .map(
                  target ->
                      "offline:postgresql?productName=PostgreSQL&version=" + target.serverVersion())
              .orElse("offline:postgresql?productName=PostgreSQL"),
          Scope.getCurrentScope().getResourceAccessor());
      this.rows = rows;
    }

    @Override
    protected ChangeLogHistoryService createChangeLogHistoryService(Database database) {
      return new RowsHistory(database, rows.stream().map(Row::ran).toList());
    }
  }

  /** Liquibase corrects checksums and paths of rows while it validates: here in vain. */
  private static final class RowsHistory extends AbstractChangeLogHistoryService {
    private final List<RanChangeSet> ran;

    // Not one without parameters: Liquibase would make another of this class by it.
    private RowsHistory(Database database, List<RanChangeSet> ran) {
      setDatabase(database);
      this.ran = ran;
    }

    @Override
    public int getPriority() {
      return PRIORITY_DATABASE + 1;
    }

    @Override
    public boolean supports(Database other) {
      return getDatabase() == other;
    }

    @Override
    public List<RanChangeSet> getRanChangeSets() {
      return new ArrayList<>(ran);
    }

    @Override
    public void init() {}

    @Override
    public void replaceChecksum(ChangeSet changeset) {}

    @Override
    public void replaceFilePath(ChangeSet changeset, String oldPath) {}

    @Override
    public boolean isDatabaseChecksumsCompatible() {
      return true;
    }

    @Override
    public boolean tagExists(String tag) {
      throw refusal();
    }

    @Override
    public void setExecType(ChangeSet changeset, ChangeSet.ExecType type) {
      throw refusal();
    }

    @Override
    public void removeFromHistory(ChangeSet changeset) {
      throw refusal();
    }

    @Override
    public int getNextSequenceValue() {
      throw refusal();
    }

    @Override
    public void tag(String tag) {
      throw refusal();
    }

    @Override
    public void clearAllCheckSums() {
      throw refusal();
    }

    @Override
    public void destroy() {
      throw refusal();
    }

    private static UnsupportedOperationException refusal() {
      return new UnsupportedOperationException("These rows are asked, and never changed.");
    }
  }
}
