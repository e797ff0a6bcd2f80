package org.schemaassurance.changelog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.command.core.helpers.DatabaseChangelogCommandStep;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;
import liquibase.sql.Sql;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import liquibase.statement.SqlStatement;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogOptions;

/** What Liquibase sends of the changesets of a file, asked of Liquibase without a server. */
public final class SentChangesets {
  private SentChangesets() {}

  /**
   * One changeset.
   *
   * @param sent each statement, as it is sent
   * @param stripped texts from which comments are stripped, as they are written
   * @param undone what its rollback sends
   */
  public record Sent(
      String id,
      boolean inTransaction,
      List<String> sent,
      List<String> stripped,
      List<String> undone) {}

  /** Those of a text in a format that the end of the file's name tells. */
  public static List<Sent> of(Path folder, String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
    Changelog changelog = new Changelog(folder, file);
    return QuietLiquibase.call(
        changelog,
        new Inputs(),
        files -> {
          try (RowsDatabase rows =
              RowsDatabase.of(
                  ChangelogOptions.builder().changelogFile(file).build(),
                  Optional.empty(),
                  List.of())) {
            Database database = rows.database();
            DatabaseChangeLog parsed =
                DatabaseChangelogCommandStep.getDatabaseChangeLog(
                    file,
                    new Parameters(
                        database,
                        ChangelogOptions.builder().changelogFile(file).build(),
                        new Inputs()),
                    database);
            List<Sent> sent = new ArrayList<>();
            for (ChangeSet changeset : parsed.getChangeSets()) {
              sent.add(sent(changeset, database));
            }
            return sent;
          }
        });
  }

  private static Sent sent(ChangeSet changeset, Database database) throws LiquibaseException {
    return new Sent(
        changeset.getId(),
        changeset.isRunInTransaction(),
        texts(changeset.getChanges(), database),
        changeset.getChanges().stream().flatMap(SentChangesets::stripped).toList(),
        undone(changeset, database));
  }

  /** As it is written, or as Liquibase derives it, last change first. */
  private static List<String> undone(ChangeSet changeset, Database database)
      throws LiquibaseException {
    if (!changeset.getRollback().getChanges().isEmpty()) {
      return texts(changeset.getRollback().getChanges(), database);
    }
    List<String> derived = new ArrayList<>();
    List<Change> changes = new ArrayList<>(changeset.getChanges());
    Collections.reverse(changes);
    for (Change change : changes) {
      derived.addAll(texts(change.generateRollbackStatements(database), database));
    }
    return derived;
  }

  private static List<String> texts(List<Change> changes, Database database) {
    return changes.stream()
        .flatMap(change -> texts(change.generateStatements(database), database).stream())
        .toList();
  }

  private static List<String> texts(SqlStatement[] statements, Database database) {
    return Stream.of(SqlGeneratorFactory.getInstance().generateSql(statements, database))
        .map(Sql::toSql)
        .toList();
  }

  private static Stream<String> stripped(Change change) {
    return change instanceof AbstractSQLChange sql && sql.isStripComments()
        ? Stream.of(sql.getSql())
        : Stream.empty();
  }
}
