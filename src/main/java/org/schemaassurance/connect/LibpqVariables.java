package org.schemaassurance.connect;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.schemaassurance.model.UsageException;

/**
 * libpq's variables (the manual's section 32.15) that change whom psql asks, as whom, or how
 * safely, and that this tool cannot follow: better refused than passed over. What only changes how
 * an answer looks, such as {@code PGDATESTYLE}, is passed over.
 */
final class LibpqVariables {
  /** What each session of ours sets itself, and what changes no answer. */
  private static final String HARMLESS_SETTING =
      "(-c\\s*|--)(search[_-]path|client[_-]min[_-]messages|client[_-]encoding|application[_-]name|datestyle"
          + "|intervalstyle|timezone|statement[_-]timeout|lock[_-]timeout|jit|work[_-]mem)=(\\\\.|[^\\s\\\\])*";

  private static final Map<String, Refused> REFUSED =
      new TreeMap<>(
          Map.of(
              "PGOPTIONS",
                  new Refused(
                      "\\s*(" + HARMLESS_SETTING + "(\\s+|$))*",
                      "it can change the role and what is written, and a pooler takes no such options: unset it"),
              "PGSSLCRL", new Refused("", "the driver reads no revocation list: unset it"),
              "PGSSLCRLDIR", new Refused("", "the driver reads no revocation list: unset it"),
              "PGSSLMINPROTOCOLVERSION",
                  new Refused(
                      "TLSv1(\\.[12])?",
                      "the driver takes TLSv1.2 and TLSv1.3: unset it, or set it to TLSv1.2"),
              "PGSSLCERTMODE",
                  new Refused(
                      "allow",
                      "the driver sends a certificate where the server asks for one: unset it"),
              "PGSSLSNI",
                  new Refused("1", "the driver always names the host to the server: unset it")));

  /**
   * @param harmless values that change nothing here
   * @param instead why it cannot be followed, and what to do
   */
  private record Refused(Pattern harmless, String instead) {
    Refused(String harmless, String instead) {
      this(Pattern.compile(harmless), instead);
    }
  }

  private LibpqVariables() {}

  /**
   * @throws UsageException naming the first variable that cannot be followed; never its value
   */
  static void requireFollowed(Map<String, String> environment) {
    REFUSED.forEach(
        (variable, refused) -> {
          String value = environment.getOrDefault(variable, "");
          if (!value.isEmpty() && !refused.harmless().matcher(value).matches()) {
            throw new UsageException(
                variable + " is set, which is not supported: " + refused.instead() + ".");
          }
        });
  }
}
