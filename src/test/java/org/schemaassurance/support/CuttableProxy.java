package org.schemaassurance.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A network between a client and a server that a test can cut, or that fails by itself. */
public final class CuttableProxy implements AutoCloseable {
  /** What becomes of what a server says, on each connection, when it has said so many bytes. */
  public enum Fault {
    /** Nothing more arrives, and the connection stays. */
    STALL,
    /** The connection ends. */
    CUT,
    /** A byte arrives in each half second. */
    TRICKLE
  }

  private static final long TRICKLE_MILLIS = 500;

  private final ServerSocket listener;
  private final String host;
  private final int port;
  private final Fault fault;
  private final long bytes;
  private final AtomicLong most = new AtomicLong();
  private final List<Socket> sockets = new ArrayList<>();

  /** Forwards to a server, from a free port of the loopback interface. */
  public CuttableProxy(String host, int port) throws IOException {
    this(host, port, Fault.CUT, Long.MAX_VALUE);
  }

  /**
   * The same, but fails.
   *
   * @param bytes of the server's that get through on each connection
   */
  public CuttableProxy(String host, int port, Fault fault, long bytes) throws IOException {
    this.host = host;
    this.port = port;
    this.fault = fault;
    this.bytes = bytes;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  /**
   * For scripts: forwards to a host and a port until the input ends, and cuts at each line of it.
   * Prints the port that it listens at.
   */
  public static void main(String[] server) throws IOException {
    try (CuttableProxy network = new CuttableProxy(server[0], Integer.parseInt(server[1]));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      System.out.println(network.port());
      while (lines.readLine() != null) {
        network.cut();
      }
    }
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** What the server has said on the connection on which it said most. */
  public long mostBytes() {
    return most.get();
  }

  /** Ends every connection that is open; new ones get through. */
  public synchronized void cut() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    sockets.clear();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    cut();
  }

  private void accept() {
    try {
      while (!listener.isClosed()) {
        forward(listener.accept());
      }
    } catch (SocketException closed) {
      // The test is over.
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void forward(Socket client) throws IOException {
    Socket server;
    try {
      server = new Socket(host, port);
    } catch (ConnectException down) {
      client.close();
      return;
    }
    synchronized (this) {
      sockets.add(client);
      sockets.add(server);
    }
    daemon(() -> copy(client, server));
    daemon(() -> copyUntilFault(server, client));
  }

  private void copyUntilFault(Socket server, Socket client) {
    try (server;
        client) {
      InputStream in = server.getInputStream();
      OutputStream out = client.getOutputStream();
      byte[] buffer = new byte[8192];
      long said = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        int allowed = (int) Math.min(read, bytes - said);
        out.write(buffer, 0, allowed);
        said += read;
        long sum = said;
        most.accumulateAndGet(sum, Math::max);
        if (allowed < read) {
          fail(buffer, allowed, read, out);
          return;
        }
      }
    } catch (SocketException cut) {
      // What this is for.
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void fail(byte[] buffer, int begin, int end, OutputStream out) throws IOException {
    for (int next = begin; fault != Fault.CUT; next++) {
      try {
        Thread.sleep(TRICKLE_MILLIS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
      if (listener.isClosed()) {
        return;
      }
      if (fault == Fault.TRICKLE && next < end) {
        out.write(buffer[next]);
      }
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (SocketException cut) {
      // What this is for.
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "proxy");
    thread.setDaemon(true);
    thread.start();
  }
}
