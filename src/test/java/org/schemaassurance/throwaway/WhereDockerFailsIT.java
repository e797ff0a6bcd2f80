package org.schemaassurance.throwaway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.demo.ThrowawayDatabase;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.support.TestServer;
import org.testcontainers.containers.ContainerLaunchException;

/** Whatever Docker does, there is a server, soon, and one sentence that says why it is embedded. */
final class WhereDockerFailsIT {
  private static final String HOW_TO_SKIP =
      "; SCHEMAASSURANCE_REFERENCE=embedded does not ask Docker, SCHEMAASSURANCE_REFERENCE=container waits for it.";

  /** What a thrown question means, in the words behind "because". */
  static Stream<Arguments> thrown() {
    return Stream.of(
        Arguments.of(
            new ContainerLaunchException(
                "Container startup failed",
                new IllegalStateException(
                    "retries",
                    new InternalServerErrorException(
                        "{\"message\":\"unable to apply caps:\\n operation not permitted\"}"))),
            "Docker gave none: "),
        Arguments.of(
            new IllegalArgumentException("Illegal character in scheme name at index 0: 127.0.0.1"),
            "Docker gave none: Illegal character in scheme name at index 0: 127.0.0.1"),
        Arguments.of(
            new ExceptionInInitializerError(new ConnectException("Connection refused.")),
            "Docker gave none: Connection refused"),
        Arguments.of(new NoClassDefFoundError(), "Docker gave none: NoClassDefFoundError"),
        Arguments.of(new IOException("Broken\npipe"), "Docker gave none: Broken pipe"));
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void whateverIsThrownMeansEmbedded(Throwable thrown, String because) {
    try (Said said = new Said();
        ThrowawayServer server =
            asking((image, forImages) -> raise(thrown), Duration.ofSeconds(9))
                .startAsConfigured()) {
      assertThat(server.host()).isEqualTo("127.0.0.1");
      assertThat(said.lines())
          .hasSize(2)
          .first()
          .asString()
          .isEqualTo("Asking Docker for a container of postgres:18-alpine, for at most 9 s ...");
      assertThat(said.lines().get(1))
          .startsWith("Throwaway PostgreSQL: embedded, because " + because)
          .endsWith(HOW_TO_SKIP)
          .doesNotContain("\n");
    }
  }

  @Test
  void anEngineThatHangsIsGivenUpAndAServerThatComesLaterIsStopped() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    ThrowawayServer shared = TestServer.shared().server();
    try (Said said = new Said();
        ThrowawayServer server =
            asking(
                    (image, forImages) -> {
                      waitUntilGivenUp(asked);
                      return new ThrowawayServer(
                          shared.host(), shared.port(), shared.password(), stopped::countDown);
                    },
                    Duration.ofMillis(300))
                .startAsConfigured()) {
      assertThat(said.lines().get(1))
          .isEqualTo(
              "Throwaway PostgreSQL: embedded, because Docker had none ready within 1 s"
                  + HOW_TO_SKIP);
      asked.countDown();
      assertThat(stopped.await(20, SECONDS)).isTrue();
    }
  }

  @Test
  void aContainerThatWasAskedForAndCannotBeHadIsOneSentence() {
    ThrowawayServers servers =
        new ThrowawayServers(
            Map.of("schemaassurance.reference", "container")::get,
            Map.<String, String>of()::get,
            (image, forImages) -> raise(new ExceptionInInitializerError("no such scheme")),
            Duration.ofSeconds(9));

    assertThatThrownBy(servers::startAsConfigured)
        .isInstanceOf(UndeterminedException.class)
        .hasMessage(
            "A container of postgres:18-alpine did not start: Docker gave none: no such scheme."
                + " SCHEMAASSURANCE_REFERENCE=embedded takes a PostgreSQL without Docker.");
  }

  /** What is answered to a path, as a status and a body; 0 closes the connection. */
  private record Answer(int status, String body) {}

  /** An engine that answers, and can't do what is asked of it. */
  static Stream<Arguments> engines() {
    Answer missing = new Answer(404, "{\"message\":\"No such image\"}");
    Answer image = new Answer(200, "{\"Id\":\"sha256:1\"}");
    Answer refused =
        new Answer(500, "{\"message\":\"dial tcp: lookup registry-1.docker.io: no such host\"}");
    return Stream.of(
        Arguments.of(
            "no image",
            Map.of("/images/create", refused, "/images/", missing),
            // Or, on a busy machine, no time is left for the engine's answer.
            "because the (engine has no image postgres:18-alpine and cannot pull it \\(dial tcp: lookup registry-1\\.docker\\.io: no such host\\)|image postgres:18-alpine could not be pulled in time)"),
        Arguments.of(
            "no reaper",
            Map.of(
                "/images/",
                image,
                "/images/json",
                new Answer(200, "[]"),
                "/images/create",
                refused,
                "/containers/create",
                new Answer(500, "{\"message\":\"unable to apply caps\"}")),
            "because Docker "),
        Arguments.of("killed in the middle", Map.of("/images/", new Answer(0, "")), "because "));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("engines")
  void anEngineThatRefusesMeansEmbeddedSoon(
      String name, Map<String, Answer> answers, String because)
      throws IOException, InterruptedException {
    HttpServer engine = engine(answers);
    try {
      String said = started("tcp://127.0.0.1:" + engine.getAddress().getPort());
      assertThat(said)
          .containsPattern("Throwaway PostgreSQL: embedded, " + because)
          .contains(HOW_TO_SKIP);
    } finally {
      engine.stop(0);
    }
  }

  @Test
  void aDockerHostWithoutASchemeMeansEmbedded() throws IOException, InterruptedException {
    assertThat(started("127.0.0.1:2375")).contains("Throwaway PostgreSQL: embedded, because ");
  }

  @Test
  void theReapersImageIsTheOneThatTestcontainersTakes() throws IOException {
    try (InputStream constants =
        DockerImages.class.getResourceAsStream("/org/testcontainers/utility/RyukContainer.class")) {
      assertThat(new String(constants.readAllBytes(), StandardCharsets.ISO_8859_1))
          .contains(DockerImages.REAPER);
    }
  }

  /** A JVM of its own, since Testcontainers remembers what it found. */
  private static String started(String dockerHost) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.util.logging.SimpleFormatter.format=%5$s%n",
            "-cp",
            System.getProperty("java.class.path"),
            ThrowawayDatabase.class.getName(),
            "true");
    builder.environment().put("DOCKER_HOST", dockerHost);
    builder.environment().remove("SCHEMAASSURANCE_REFERENCE");
    builder.redirectErrorStream(true);
    Instant begun = Instant.now();
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    // 3 to 14 s on an idle machine; other tests are at work on this one. Testcontainers alone takes
    // minutes.
    assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(90));
    assertThat(said).doesNotContain("\tat ");
    return said;
  }

  private static HttpServer engine(Map<String, Answer> answers) throws IOException {
    HttpServer engine =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    engine.setExecutor(Executors.newCachedThreadPool());
    engine.createContext("/", exchange -> answer(exchange, answers));
    engine.start();
    return engine;
  }

  private static void answer(HttpExchange exchange, Map<String, Answer> answers)
      throws IOException {
    String path = exchange.getRequestURI().getPath().replaceFirst("^/v[0-9.]+", "");
    Answer answer =
        answers.keySet().stream()
            .filter(path::startsWith)
            .max((one, other) -> Integer.compare(one.length(), other.length()))
            .map(answers::get)
            .orElseGet(() -> new Answer(200, general(path)));
    if (answer.status() != 0) {
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private static String general(String path) {
    return switch (path) {
      case "/info" -> "{\"OSType\":\"linux\",\"ServerVersion\":\"20.10.24\",\"MemTotal\":1}";
      case "/version" -> "{\"Version\":\"20.10.24\",\"ApiVersion\":\"1.41\"}";
      default -> "{}";
    };
  }

  private static ThrowawayServers asking(
      ThrowawayServers.Containers containers, Duration patience) {
    return new ThrowawayServers(
        Map.<String, String>of()::get, Map.<String, String>of()::get, containers, patience);
  }

  /** Java has no way to say "throws this, whatever it is". */
  private static ThrowawayServer raise(Throwable thrown) throws Exception {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (Exception) thrown;
  }

  /** Deaf to interruption, as some of Testcontainers is. */
  private static void waitUntilGivenUp(CountDownLatch asked) {
    while (asked.getCount() > 0) {
      try {
        asked.await();
      } catch (InterruptedException ignored) {
        Thread.interrupted();
      }
    }
  }

  /** What a person reads meanwhile. */
  private static final class Said extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger(ThrowawayServers.class.getName());
    private final List<String> lines = new ArrayList<>();

    Said() {
      logger.addHandler(this);
    }

    List<String> lines() {
      return lines;
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(new java.util.logging.SimpleFormatter().formatMessage(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      logger.removeHandler(this);
    }
  }
}
