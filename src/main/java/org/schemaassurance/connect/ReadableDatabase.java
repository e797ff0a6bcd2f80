package org.schemaassurance.connect;

import javax.sql.DataSource;

/** A database that can be looked at, whoever makes the connection. */
@FunctionalInterface
public interface ReadableDatabase {
  /**
   * Begins a look.
   *
   * @param verb what it is for, such as {@code verify}; seen in {@code pg_stat_activity}
   * @param limits of one query, and of all
   * @throws org.schemaassurance.model.UndeterminedException when there is no connection, or the
   *     server does not confirm that the transaction is read-only
   */
  ReadOnlySession open(String verb, Limits limits);

  /** One that is connected to anew for each look. */
  static ReadableDatabase at(ConnectionSettings settings) {
    return (verb, limits) -> ReadOnlySession.open(settings, verb, limits);
  }

  /** One whose connections somebody else makes, and gets back as they were. */
  static ReadableDatabase of(DataSource source) {
    return (verb, limits) -> ReadOnlySession.open(source, verb, limits);
  }
}
