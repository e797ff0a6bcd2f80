package org.schemaassurance.maven;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.schemaassurance.ReferenceDatabases;
import org.schemaassurance.ReferenceServer;
import org.schemaassurance.Schema;
import org.schemaassurance.Surroundings;
import org.schemaassurance.connect.ConnectionSettings;

/**
 * How a database comes from the project.
 *
 * @param after files of SQL that are run last
 * @param surroundings with the changelog
 */
record Build(List<Path> after, Surroundings surroundings) {
  /** A statement of a changelog may take its time. */
  private static final Duration STATEMENT = Duration.ofMinutes(10);

  /** What came of it. */
  record Built(ConnectionSettings settings, Schema schema) {}

  /** What is asked of it. */
  @FunctionalInterface
  interface Question {
    void of(Built database);
  }

  /** Builds one on a server of that kind, asks, and drops it. */
  void ask(ThrowawayReference reference, Question question) {
    try (ReferenceDatabases databases =
        ReferenceServer.at(reference.settings(), surroundings).databases(STATEMENT)) {
      ConnectionSettings database = databases.empty();
      databases.apply(database);
      after.forEach(script -> databases.run(database, script));
      question.of(new Built(database, Schema.madeIn(database)));
    }
  }
}
