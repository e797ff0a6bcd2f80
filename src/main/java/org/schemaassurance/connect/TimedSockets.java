package org.schemaassurance.connect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.SocketFactory;

/**
 * The sockets of one connection: its own and, since the driver makes them in the same place, those
 * by which it cancels. The driver makes this by its name, hence it is public.
 */
public final class TimedSockets extends SocketFactory {
  private final Optional<Long> end;

  /**
   * @param argument what {@link #argument} wrote
   */
  public TimedSockets(String argument) {
    this.end = argument.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(argument));
  }

  /** The run's end as a text: a connection's properties can hold nothing else. */
  static String argument(Deadline run) {
    return run.endOfGrace().map(String::valueOf).orElse("");
  }

  @Override
  public Socket createSocket() {
    return new TimedSocket(end);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw connected();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    throw connected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw connected();
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
      throws IOException {
    throw connected();
  }

  private static IOException connected() {
    return new IOException("The driver connects its sockets itself.");
  }
}
