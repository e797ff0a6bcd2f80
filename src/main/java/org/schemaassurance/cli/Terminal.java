package org.schemaassurance.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.schemaassurance.Surroundings;
import org.schemaassurance.connect.ConnectionOptions;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.ProjectDefaults;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.report.Style;
import org.schemaassurance.report.TerminalText;

/**
 * What surrounds the process.
 *
 * @param interactive whether standard output is a terminal
 */
public record Terminal(
    PrintWriter out,
    PrintWriter err,
    Map<String, String> environment,
    Path home,
    boolean interactive) {

  /** Colour on a terminal only, and not where NO_COLOR is set to anything (no-color.org). */
  Style style() {
    boolean refused =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || "dumb".equals(environment.get("TERM"));
    return interactive && !refused ? Style.COLOURED : Style.PLAIN;
  }

  /** Where answers are kept that can be worked out again (XDG Base Directory Specification). */
  Path cacheFolder() {
    String given = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path caches = given.isEmpty() ? home.resolve(".cache") : Path.of(given);
    return caches.resolve("schema-assurance");
  }

  /**
   * Which database the options and the environment name; what is odd about a password file is told.
   *
   * @throws org.schemaassurance.model.UsageException in one sentence without a password in it
   */
  ConnectionSettings settings(ConnectionOptions options) {
    return ConnectionSettings.resolve(
        options, environment, home, ProjectDefaults.in(project()), this::complain);
  }

  /** The folder whose defaults count: the current one, or that which a wrapper belongs to. */
  private Path project() {
    return Path.of(environment.getOrDefault("SCHEMA_ASSURANCE_PROJECT", ""));
  }

  /** Tells of Ctrl-C. */
  Cancellation cancellation() {
    return new Interruption(this);
  }

  /** For the front door: Ctrl-C, standard error, and the folder for caches. */
  Surroundings surroundings() {
    return new Surroundings(cancellation(), this::complain, Optional.of(cacheFolder()));
  }

  /** The same, where nobody hears what goes to standard error. */
  Terminal muted() {
    return new Terminal(out, new PrintWriter(Writer.nullWriter()), environment, home, interactive);
  }

  /**
   * Says why it does not go on; what others wrote is in it, and cannot do anything here; no
   * password is.
   */
  void complain(String sentence) {
    err.println(TerminalText.onOneLine(Secrecy.hidden(sentence)));
  }
}
