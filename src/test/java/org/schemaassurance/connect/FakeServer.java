package org.schemaassurance.connect;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/** Something on a port of the loopback interface that answers each connection in the same way. */
final class FakeServer implements AutoCloseable {
  private final ServerSocket socket;
  private final byte[] answer;
  private final Then then;
  private final List<Socket> open = new ArrayList<>();

  /** What comes behind the answer. */
  private enum Then {
    HANG_UP,
    SILENCE,
    THE_SAME_AGAIN
  }

  private FakeServer(byte[] answer, Then then) throws IOException {
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.answer = answer;
    this.then = then;
    Thread acceptor = new Thread(this::accept, "fake server");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  /** Accepts connections and never says a word. */
  static FakeServer silent() throws IOException {
    return new FakeServer(new byte[0], Then.SILENCE);
  }

  /** Says this to whatever comes, then hangs up. */
  static FakeServer answering(byte[] answer) throws IOException {
    return new FakeServer(answer, Then.HANG_UP);
  }

  /** Says this to whatever comes, then nothing more. */
  static FakeServer stalling(byte[] answer) throws IOException {
    return new FakeServer(answer, Then.SILENCE);
  }

  /** Says this again and again, four times a second. */
  static FakeServer repeating(byte[] answer) throws IOException {
    return new FakeServer(answer, Then.THE_SAME_AGAIN);
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

  private void answer(Socket client) {
    synchronized (open) {
      open.add(client);
    }
    Thread answering = new Thread(() -> say(client), "fake server");
    answering.setDaemon(true);
    answering.start();
  }

  private void say(Socket client) {
    try {
      client.getInputStream().read(new byte[1024]);
      OutputStream output = client.getOutputStream();
      do {
        output.write(answer);
        output.flush();
        pause();
      } while (then == Then.THE_SAME_AGAIN);
      if (then == Then.HANG_UP) {
        client.shutdownOutput();
      }
    } catch (SocketException left) {
      // The client has gone.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void pause() {
    if (then == Then.THE_SAME_AGAIN) {
      try {
        Thread.sleep(250);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
