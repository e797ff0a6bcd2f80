package org.schemaassurance;

import java.nio.file.Path;
import java.util.Optional;
import org.schemaassurance.assurance.BuiltDatabases;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.model.UsageException;

/**
 * Databases of one's own on a {@link ReferenceServer}: empty, built by a changelog, or copied. They
 * are dropped when this is closed, and where the process is killed before, when somebody begins
 * here again. Several threads may make some at a time.
 */
public final class ReferenceDatabases implements AutoCloseable {
  private final BuiltDatabases databases;
  private final Surroundings surroundings;

  ReferenceDatabases(BuiltDatabases databases, Surroundings surroundings) {
    this.databases = databases;
    this.surroundings = surroundings;
  }

  /**
   * Makes one with nothing in it; encoding and locale do not depend on the server's.
   *
   * @throws UndeterminedException if the server refuses it
   */
  public ConnectionSettings empty() {
    return databases.empty();
  }

  /**
   * Makes one by a changelog.
   *
   * @param root the folder that the changelog's paths are relative to
   * @param changelog the master file, relative to the root
   * @throws UsageException if the changelog cannot be read
   * @throws UndeterminedException if a changeset fails, or the server refuses the database
   */
  public ConnectionSettings build(Path root, String changelog) {
    return databases.build(root, changelog);
  }

  /**
   * Makes one by a changelog, read and run as its options say, with the schemas that it is meant
   * for.
   *
   * @throws UsageException if the changelog cannot be read
   * @throws UndeterminedException if a changeset fails, or the server refuses the database
   */
  public ConnectionSettings build(Changelog changelog) {
    return databases.build(changelog);
  }

  /**
   * Applies a changelog to one of these, such as one in which a script has made what the changelog
   * takes for granted; otherwise as {@link #build}.
   */
  public void apply(ConnectionSettings database, Path root, String changelog) {
    databases.apply(database, root, changelog);
  }

  /**
   * Applies the changelog of {@link Surroundings#changelog()} to one of these, in the schema that
   * it is meant for; otherwise as {@link #build}.
   */
  public void apply(ConnectionSettings database) {
    databases.apply(database, surroundings.changelogs().named(Optional.empty()));
  }

  /**
   * Runs a file of SQL in one of these, such as roles that a changelog grants to, or rows.
   *
   * @throws UsageException if the file cannot be read
   * @throws UndeterminedException if a statement fails
   */
  public void run(ConnectionSettings database, Path script) {
    databases.run(database, script);
  }

  /**
   * Makes a copy, which takes a fraction of the time that the changelog takes.
   *
   * @param database one of these, to which nobody is connected
   * @throws UndeterminedException if the server refuses it
   */
  public ConnectionSettings copyOf(ConnectionSettings database) {
    return databases.copyOf(database);
  }

  /**
   * Drops one of these, whoever is connected to it.
   *
   * @throws UndeterminedException if the server refuses it
   */
  public void drop(ConnectionSettings database) {
    databases.drop(database);
  }

  /** Drops those that are left. */
  @Override
  public void close() {
    databases.close();
  }
}
