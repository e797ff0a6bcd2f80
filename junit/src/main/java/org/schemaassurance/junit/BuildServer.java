package org.schemaassurance.junit;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.schemaassurance.ReferenceDatabases;
import org.schemaassurance.ReferenceServer;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.model.Changelog;

/** A server on which changelogs are built, each once. */
final class BuildServer implements AutoCloseable {
  private static final Duration OF_A_STATEMENT = Duration.ofMinutes(5);

  private final ReferenceDatabases databases;
  private final Map<Changelog, ConnectionSettings> built = new ConcurrentHashMap<>();

  private BuildServer(ReferenceDatabases databases) {
    this.databases = databases;
  }

  /**
   * A server where databases may be made.
   *
   * @throws org.schemaassurance.model.UndeterminedException if they may not
   */
  static BuildServer at(ConnectionSettings server) {
    return new BuildServer(ReferenceServer.at(server).databases(OF_A_STATEMENT));
  }

  AssuredDatabase empty() {
    return AssuredDatabase.made(databases.empty(), Optional.empty());
  }

  /** What the changelog makes; nobody is ever connected to the one that it was run on. */
  AssuredDatabase copyOf(Changelog changelog) {
    ConnectionSettings original = built.computeIfAbsent(changelog, databases::build);
    return AssuredDatabase.made(databases.copyOf(original), Optional.of(changelog.options()));
  }

  void drop(AssuredDatabase database) {
    database.settings().ifPresent(databases::drop);
  }

  @Override
  public void close() {
    databases.close();
  }
}
