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

/** A network between a client and a server that a test can cut. */
public final class CuttableProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final String host;
  private final int port;
  private final List<Socket> sockets = new ArrayList<>();

  /** Forwards to a server, from a free port of the loopback interface. */
  public CuttableProxy(String host, int port) throws IOException {
    this.host = host;
    this.port = port;
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
    daemon(() -> copy(server, client));
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
