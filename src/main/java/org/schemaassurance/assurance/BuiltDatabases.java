package org.schemaassurance.assurance;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.schemaassurance.changelog.ChangelogRunner;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.LostConnection;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.RefusedFileException;
import org.schemaassurance.files.TextFile;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.reference.ThrowawayDatabases;

/** Databases that changelogs build on a reference server, and copies of them. */
public final class BuiltDatabases implements AutoCloseable {
  private static final String VERB = "build";

  private final ThrowawayDatabases databases;
  private final Cancellation.Stage making;

  private BuiltDatabases(ThrowawayDatabases databases, Cancellation.Stage making) {
    this.databases = databases;
    this.making = making;
  }

  /**
   * Begins; drops what killed runs have left.
   *
   * @param server with any database of it
   * @param remarks is told what an earlier run has left, a sentence each
   * @throws org.schemaassurance.model.UndeterminedException if there is no connection, or the role
   *     may not create databases
   */
  public static BuiltDatabases on(
      ConnectionSettings server,
      Cancellation cancellation,
      Limits limits,
      Consumer<String> remarks) {
    ThrowawayDatabases databases = ThrowawayDatabases.on(server, VERB, limits);
    databases.swept().gone().ifPresent(remarks);
    return new BuiltDatabases(
        databases,
        cancellation.during("the databases that were made are dropped", databases::close));
  }

  /** Makes one with nothing in it. */
  public ConnectionSettings empty() {
    return databases.settings(databases.create());
  }

  /**
   * Makes one by a changelog.
   *
   * @param root the folder that the changelog's paths are relative to
   * @param changelog the master file, relative to the root
   * @throws org.schemaassurance.model.UsageException if it cannot be read
   * @throws org.schemaassurance.model.UndeterminedException if a changeset fails
   */
  public ConnectionSettings build(Path root, String changelog) {
    ConnectionSettings database = empty();
    apply(database, root, changelog);
    return database;
  }

  /** Makes one by a changelog, with the schemas that it is meant for; otherwise as above. */
  public ConnectionSettings build(Changelog changelog) {
    ConnectionSettings database = empty();
    apply(database, changelog);
    return database;
  }

  /** Applies a changelog to one of these; otherwise as {@link #build}. */
  public void apply(ConnectionSettings database, Path root, String changelog) {
    write(database, connection -> new ChangelogRunner(root, changelog).update(connection));
  }

  /**
   * Applies a changelog to one of these, in the schema that it is meant for.
   *
   * @throws org.schemaassurance.model.UsageException if it cannot be read
   * @throws org.schemaassurance.model.UndeterminedException if a changeset fails
   */
  public void apply(ConnectionSettings database, Changelog changelog) {
    write(database, connection -> build(connection, changelog));
  }

  private static void build(Connection connection, Changelog changelog) {
    try {
      new ChangelogRunner(changelog).build(connection);
    } catch (SQLException failed) {
      throw LostConnection.or(
          "The changelog's schema cannot be made: " + failed.getMessage(), failed, connection);
    }
  }

  /**
   * Runs a file of SQL in one of these.
   *
   * @throws org.schemaassurance.model.UsageException if it cannot be read
   * @throws org.schemaassurance.model.UndeterminedException if it fails
   */
  public void run(ConnectionSettings database, Path script) {
    String text = read(script);
    write(database, connection -> run(connection, script, text));
  }

  private static String read(Path script) {
    try {
      return TextFile.read(script, FileKind.SCRIPT);
    } catch (RefusedFileException refused) {
      throw refused.of("script", script);
    }
  }

  private static void run(Connection connection, Path script, String text) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(text);
    } catch (SQLException failed) {
      throw LostConnection.or(
          "The script " + script + " failed: " + failed.getMessage(), failed, connection);
    }
  }

  private void write(ConnectionSettings database, Consumer<Connection> work) {
    try (WritableSession session = WritableSession.open(database, VERB, databases.limits())) {
      work.accept(session.connection());
    } catch (LostConnection lost) {
      databases.expectSilence();
      throw lost;
    }
  }

  /** Makes a copy of one of these to which nobody is connected. */
  public ConnectionSettings copyOf(ConnectionSettings database) {
    return databases.settings(databases.cloneOf(database.database()));
  }

  /** Drops one of these, whoever is connected to it. */
  public void drop(ConnectionSettings database) {
    databases.drop(database.database());
  }

  /** Drops those that are left. */
  @Override
  public void close() {
    making.close();
    databases.close();
  }
}
