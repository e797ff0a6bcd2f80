package org.schemaassurance.connect;

import java.util.Map;
import java.util.Set;

/** Parameters of libpq and pgjdbc that are none of ours: passed over, or refused with advice. */
final class ForeignParameters {
  /**
   * What applications set for themselves, what concerns Unix sockets alone, and what changes
   * neither whom we ask nor how safely.
   */
  private static final Set<String> PASSED_OVER =
      Set.of(
          "application_name",
          "fallback_application_name",
          "client_encoding",
          "keepalives",
          "keepalives_idle",
          "keepalives_interval",
          "keepalives_count",
          "tcp_user_timeout",
          "load_balance_hosts",
          "sslcompression",
          "requirepeer",
          "gsslib",
          "gssdelegation",
          "ApplicationName",
          "prepareThreshold",
          "reWriteBatchedInserts",
          "defaultRowFetchSize",
          "tcpKeepAlive",
          "readOnly");

  private static final Map<String, String> INSTEAD =
      Map.of(
          "options", "leave it out, the session sets what it needs",
          "currentSchema", "leave it out, every name is schema-qualified",
          "hostaddr", "give the address as host",
          "passfile", "set PGPASSFILE",
          "servicefile", "set PGSERVICEFILE",
          "sslfactory", "leave it out and use sslmode and sslrootcert",
          "ssl", "use sslmode=verify-full, or sslmode=require without a check of the certificate");

  private ForeignParameters() {}

  static boolean isPassedOver(String name) {
    return PASSED_OVER.contains(name);
  }

  /** Part of a sentence: that it is not supported, and what would do. */
  static String refusal(String name) {
    return "the parameter %s, which is not supported: %s"
        .formatted(name, INSTEAD.getOrDefault(name, "leave it out"));
  }
}
