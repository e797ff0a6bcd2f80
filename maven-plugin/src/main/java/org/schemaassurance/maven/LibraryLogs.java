package org.schemaassurance.maven;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.apache.maven.plugin.logging.Log;

/**
 * What our libraries log, while a goal is at work: ours through Maven, other people's not at all.
 */
final class LibraryLogs implements AutoCloseable {
  /** Both tell each line that a server writes; what failed is in their exceptions. */
  private static final String[] LOUD = {"io.zonky.test", "org.testcontainers", "tc"};

  private final Logger ours = Logger.getLogger("org.schemaassurance");
  private final Handler handler;

  private LibraryLogs(Handler handler) {
    this.handler = handler;
    ours.setUseParentHandlers(false);
    ours.addHandler(handler);
  }

  /** Maven keeps SLF4J to itself: its loggers are told by the properties that it reads. */
  static LibraryLogs through(Log log) {
    for (String name : LOUD) {
      String property = "org.slf4j.simpleLogger.log." + name;
      if (System.getProperty(property) == null) {
        System.setProperty(property, "off");
      }
    }
    return new LibraryLogs(new ToMaven(log));
  }

  @Override
  public void close() {
    ours.removeHandler(handler);
    ours.setUseParentHandlers(true);
  }

  private static final class ToMaven extends Handler {
    private final Log log;
    private final SimpleFormatter formatter = new SimpleFormatter();

    private ToMaven(Log log) {
      this.log = log;
    }

    @Override
    public void publish(LogRecord entry) {
      String sentence = formatter.formatMessage(entry);
      if (entry.getLevel().intValue() >= Level.INFO.intValue()) {
        log.info(sentence);
      } else {
        log.debug(sentence);
      }
    }

    @Override
    public void flush() {
      // Maven does.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
