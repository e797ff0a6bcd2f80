package org.schemaassurance.connect;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Something on a port of the loopback interface that answers each connection in the same way. */
final class FakeServer implements AutoCloseable {
  private final ServerSocket socket;
  private final byte[] answer;
  private final boolean hangsUp;
  private final List<Socket> open = new ArrayList<>();

  private FakeServer(byte[] answer, boolean hangsUp) throws IOException {
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.answer = answer;
    this.hangsUp = hangsUp;
    Thread acceptor = new Thread(this::accept, "fake server");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  /** Accepts connections and never says a word. */
  static FakeServer silent() throws IOException {
    return new FakeServer(new byte[0], false);
  }

  /** Says this to whatever comes, then hangs up. */
  static FakeServer answering(byte[] answer) throws IOException {
    return new FakeServer(answer, true);
  }

  ServerAddress address() {
    return new ServerAddress("127.0.0.1", socket.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    socket.close();
    synchronized (open) {
      for (Socket client : open) {
        client.close();
      }
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        answer(socket.accept());
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void answer(Socket client) throws IOException {
    synchronized (open) {
      open.add(client);
    }
    if (hangsUp) {
      client.getInputStream().read(new byte[1024]);
      OutputStream output = client.getOutputStream();
      output.write(answer);
      output.flush();
      client.shutdownOutput();
    }
  }
}
