package org.schemaassurance.connect;

import java.net.SocketTimeoutException;
import java.time.Duration;

/** That we cut a connection since its time was over; the message is what a person reads. */
final class ConnectionCut extends SocketTimeoutException {
  private static final long serialVersionUID = 1L;

  private ConnectionCut(String message) {
    super(message);
  }

  /**
   * @param waited for an answer: what a statement may take, and the grace
   */
  static ConnectionCut byAnswer(String server, Duration waited) {
    return new ConnectionCut(
        "The server at %s has not answered completely for %s s (%s s for a statement and %s s of grace), so the connection was cut. Check the network between, or give statements more time with --timeout."
            .formatted(
                server,
                seconds(waited),
                seconds(waited.minus(Limits.GRACE)),
                seconds(Limits.GRACE)));
  }

  static ConnectionCut byRun(String server) {
    return new ConnectionCut(
        "The server at %s had not answered when the time of the run was over, so the connection was cut. Check the network between, or give the run more time with --max-duration."
            .formatted(server));
  }

  /** For somebody else who meets it later. */
  ConnectionCut again() {
    ConnectionCut copy = new ConnectionCut(getMessage());
    copy.initCause(this);
    return copy;
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? String.valueOf(duration.toSeconds())
        : String.valueOf(duration.toMillis() / 1000.0);
  }
}
