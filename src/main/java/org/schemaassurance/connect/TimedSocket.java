package org.schemaassurance.connect;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A socket whose timeout is for an answer as a whole: from the last byte that was sent to the last
 * one that is read, and not for each read, which a server that says a byte a second keeps for ever.
 * A write that nobody takes off us is limited likewise. Under TLS it is the socket below, so that
 * the handshake and the closing are limited too. Whatever exceeds its time cuts the connection: all
 * that follows fails at once.
 */
final class TimedSocket extends Socket {
  private final Optional<Long> end;
  private volatile String peer = "the server";
  private volatile int answerMillis;
  private volatile long askedAt = System.nanoTime();
  private volatile Optional<ConnectionCut> cut = Optional.empty();

  /**
   * @param end of the run, by {@link System#nanoTime()}
   */
  TimedSocket(Optional<Long> end) {
    this.end = end;
  }

  @Override
  public void connect(SocketAddress server, int timeoutMillis) throws IOException {
    if (server instanceof InetSocketAddress address) {
      peer = new ServerAddress(address.getHostString(), address.getPort()).toString();
    }
    super.connect(server, timeoutMillis);
    askedAt = System.nanoTime();
  }

  /** The longest that an answer may take; 0 for no limit but the run's. */
  @Override
  public void setSoTimeout(int milliseconds) {
    answerMillis = milliseconds;
  }

  @Override
  public int getSoTimeout() {
    return answerMillis;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new AnswerStream(super.getInputStream());
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new QuestionStream(super.getOutputStream());
  }

  /** What is left until either limit; empty where there is none. */
  private Optional<Duration> left() {
    long now = System.nanoTime();
    Optional<Duration> ofRun = end.map(last -> Duration.ofNanos(last - now));
    if (answerMillis == 0) {
      return ofRun;
    }
    Duration ofAnswer = Duration.ofMillis(answerMillis).minusNanos(now - askedAt);
    return ofRun.filter(run -> run.compareTo(ofAnswer) < 0).or(() -> Optional.of(ofAnswer));
  }

  private boolean isOver() {
    return left().filter(left -> left.toMillis() <= 0).isPresent();
  }

  private void requireUncut() throws ConnectionCut {
    if (cut.isPresent()) {
      throw cut.get().again();
    }
  }

  private ConnectionCut cut() {
    ConnectionCut reason =
        end.filter(last -> last - System.nanoTime() <= 0).isPresent()
            ? ConnectionCut.byRun(peer)
            : ConnectionCut.byAnswer(peer, Duration.ofMillis(answerMillis));
    cut = Optional.of(reason);
    try {
      close();
    } catch (IOException failed) {
      reason.addSuppressed(failed);
    }
    return reason;
  }

  private void limitRead() throws SocketException {
    // 0 would be no limit at all, and an int is enough for 24 days.
    super.setSoTimeout(
        left()
            .map(left -> (int) Math.max(1, Math.min(left.toMillis(), Integer.MAX_VALUE)))
            .orElse(0));
  }

  private final class AnswerStream extends FilterInputStream {
    private AnswerStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      requireUncut();
      if (isOver()) {
        throw cut();
      }
      limitRead();
      try {
        return in.read(target, offset, length);
      } catch (SocketTimeoutException overdue) {
        throw cut();
      }
    }
  }

  private final class QuestionStream extends FilterOutputStream {
    private QuestionStream(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
      requireUncut();
      askedAt = System.nanoTime();
      if (isOver()) {
        throw cut();
      }
      CompletableFuture<Void> watch = watch();
      try {
        out.write(source, offset, length);
      } catch (SocketException closed) {
        requireUncut();
        throw closed;
      } finally {
        watch.complete(null);
      }
      askedAt = System.nanoTime();
    }

    /** A write has no timeout; closing the socket ends it. */
    private CompletableFuture<Void> watch() {
      CompletableFuture<Void> watch = new CompletableFuture<>();
      left()
          .ifPresent(
              left ->
                  watch
                      .orTimeout(left.toMillis(), TimeUnit.MILLISECONDS)
                      .whenComplete(
                          (written, late) -> {
                            if (late instanceof TimeoutException) {
                              cut();
                            }
                          }));
      return watch;
    }
  }
}
