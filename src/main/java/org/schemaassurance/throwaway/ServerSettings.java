package org.schemaassurance.throwaway;

import java.util.Map;

/** The configuration that both kinds of throwaway server share. */
final class ServerSettings {
  /** Both kinds sort and fold by bytes, so that a test's outcome doesn't depend on the machine. */
  static final String LOCALE = "C";

  /**
   * Nothing has to survive a crash. Autovacuum is off because its locks would show up among those
   * that a rehearsal traces.
   */
  static final Map<String, String> PARAMETERS =
      Map.of(
          "fsync", "off",
          "synchronous_commit", "off",
          "full_page_writes", "off",
          "autovacuum", "off",
          "max_connections", "200",
          "max_locks_per_transaction", "256",
          "timezone", "UTC");

  private ServerSettings() {}
}
