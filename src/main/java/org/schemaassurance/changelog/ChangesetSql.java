package org.schemaassurance.changelog;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.sql.Sql;
import liquibase.sql.visitor.SqlVisitor;
import liquibase.sqlgenerator.SqlGeneratorFactory;

/** The SQL of a changeset, as Liquibase generates it for a database without a connection. */
final class ChangesetSql {
  private final Database database;

  ChangesetSql(Database database) {
    this.database = database;
  }

  /** What is written as SQL, in the words of the file. */
  static List<String> written(ChangeSet changeset) {
    return changeset.getChanges().stream().flatMap(ChangesetSql::written).toList();
  }

  /** The same of changes from which Liquibase strips the comments. */
  static List<String> stripped(ChangeSet changeset) {
    return changeset.getChanges().stream()
        .filter(
            change ->
                change instanceof AbstractSQLChange sql
                    && Boolean.TRUE.equals(sql.isStripComments()))
        .flatMap(ChangesetSql::written)
        .toList();
  }

  private static Stream<String> written(Change change) {
    return change instanceof AbstractSQLChange sql
        ? Stream.ofNullable(sql.getSql())
        : Stream.empty();
  }

  /**
   * What an update would send, as far as that can be known without a database: nothing of changes
   * that run a program, read rows or ask the database.
   */
  List<String> sent(ChangeSet changeset) {
    database.setObjectQuotingStrategy(changeset.getObjectQuotingStrategy());
    return changeset.getChanges().stream()
        .flatMap(this::sent)
        .map(sql -> modified(sql, changeset.getSqlVisitors()))
        .toList();
  }

  private Stream<String> sent(Change change) {
    if (change instanceof AbstractSQLChange) {
      return written(change);
    }
    try {
      // A volatile one may act while it is asked: CustomChangeWrapper runs its task.
      return change.generateStatementsVolatile(database)
          ? Stream.empty()
          : Stream.of(
                  SqlGeneratorFactory.getInstance()
                      .generateSql(change.generateStatements(database), database))
              .map(Sql::toSql);
    } catch (RuntimeException needsMore) {
      // A class of the project's own may need the database: what it makes stays unknown.
      return Stream.empty();
    }
  }

  private String modified(String sql, Collection<SqlVisitor> visitors) {
    String modified = sql;
    for (SqlVisitor visitor : visitors) {
      if (isForPostgres(visitor)) {
        modified = visitor.modifySql(modified, database);
      }
    }
    return modified;
  }

  private boolean isForPostgres(SqlVisitor visitor) {
    return visitor.getApplicableDbms() == null
        || liquibase.database.DatabaseList.definitionMatches(
            visitor.getApplicableDbms(), database, true);
  }
}
