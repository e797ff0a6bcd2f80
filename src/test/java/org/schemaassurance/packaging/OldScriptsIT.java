package org.schemaassurance.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;
import org.schemaassurance.support.ToolRun;
import org.schemaassurance.verify.ShippedExample;

/** The wrappers as processes, in an environment as bare as cron's. */
@Template(ShippedExample.class)
@Timeout(120)
final class OldScriptsIT {
  private static final Path BIN = Path.of("bin").toAbsolutePath();
  private static final String LOG = "chat-creation-cron.log";

  @TempDir private Path folder;

  /** As the crontabs of old have it: elsewhere, with a blank in the path. */
  private Path scripts;

  private Path logs;

  private record Ended(int status, String out, String err) {}

  @BeforeEach
  void linksTheScripts() throws IOException {
    scripts = Files.createDirectories(folder.resolve("Python Projects/scripts/deployment"));
    for (String name : List.of("chat-creation-cron.sh", "verify-chat-creation.sh")) {
      Files.createSymbolicLink(scripts.resolve(name), BIN.resolve(name));
    }
    logs = Files.createDirectory(folder.resolve("log"));
  }

  /** What cron does with a line, with no variable but these and PATH. */
  private Process start(Map<String, String> environment, String command) throws IOException {
    List<String> words = new ArrayList<>(List.of("env", "-i", "PATH=/usr/bin:/bin"));
    environment.forEach((name, value) -> words.add(name + "=" + value));
    words.addAll(List.of("/bin/sh", "-c", command));
    return new ProcessBuilder(words)
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  private Ended run(Map<String, String> environment, String command) throws Exception {
    Process process = start(environment, command);
    assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
    return new Ended(
        process.exitValue(),
        Files.readString(folder.resolve("out")),
        Files.readString(folder.resolve("err")));
  }

  private Map<String, String> environment(TestDatabase database) {
    Map<String, String> environment = new TreeMap<>(ToolRun.environment(database));
    environment.put("LOG_DIR", logs.toString());
    return environment;
  }

  private String script(String name) {
    return scripts.resolve(name).toString().replace(" ", "\\ ");
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(logs.resolve(LOG));
  }

  private static long removeRooms(TestDatabase database) throws Exception {
    database.execute("TRUNCATE public.messages");
    long rooms = (long) database.value("SELECT count(*) FROM public.chat_rooms");
    database.execute("DELETE FROM public.chat_rooms");
    return rooms;
  }

  /** The commands of docs/deploy/crontab, without their times. */
  static Stream<String> crontabLines() throws IOException {
    return Files.readAllLines(Path.of("docs", "deploy", "crontab")).stream()
        .filter(line -> line.matches("[*0-9].*"))
        .map(line -> line.replaceFirst("(\\S+\\s+){5}", ""));
  }

  @ParameterizedTest
  @MethodSource("crontabLines")
  void aLineOfTheCrontabDoesItsWork(String line, TestDatabase database) throws Exception {
    long rooms = removeRooms(database);
    String command =
        line.replace("/opt/schema-assurance/bin/", scripts.toString().replace(" ", "\\ ") + "/")
            .replace("/var/log/thebot", logs.toString())
            .replace("/var/lib/node_exporter", folder.toString())
            .replace("db.example.com", database.host())
            .replace("DB_NAME=tutoring_platform", "DB_NAME=" + database.name());

    Ended first = run(environment(database), command);
    Ended second = run(environment(database), command);

    assertThat(first).isEqualTo(new Ended(0, "", ""));
    assertThat(second).isEqualTo(first);
    assertThat(database.value("SELECT count(*) FROM public.chat_rooms")).isEqualTo(rooms);
    assertThat(lines()).hasSize(2);
    assertThat(lines().get(0)).contains("status=0 verdict=holds repaired=" + rooms + " left=0");
    assertThat(lines().get(1)).contains("status=0 verdict=holds repaired=0 left=0");
  }

  @Test
  void theCrontabHasEveryLineOfOld() throws IOException {
    assertThat(crontabLines())
        .hasSize(5)
        .allMatch(line -> line.contains("/chat-creation-cron.sh"))
        .anyMatch(line -> line.startsWith("export ") && line.endsWith("/" + LOG + " 2>&1"));
  }

  @Test
  void whatGoesIntoTheLogAnywayIsThereOnceAndNothingIsLost(TestDatabase database) throws Exception {
    Path log = logs.resolve(LOG);
    String command = script("chat-creation-cron.sh") + " >> " + log + " 2>&1";
    Map<String, String> nowhere = environment(database);
    nowhere.put("DB_PORT", "1");

    assertThat(run(environment(database), command).status()).isZero();
    assertThat(run(nowhere, command).status()).isEqualTo(3);
    assertThat(run(environment(database), command).status()).isZero();

    assertThat(lines()).hasSize(3).allMatch(line -> line.matches("\\d{4}-.* status=[03] .*"));
    Ended mailed = run(nowhere, script("chat-creation-cron.sh"));
    assertThat(mailed.err()).startsWith("No PostgreSQL answers at ").hasLineCount(1);
    assertThat(lines()).hasSize(4);
  }

  @Test
  void aNewDayPutsTheLogAwayAlsoUnderARedirection(TestDatabase database) throws Exception {
    Path log = logs.resolve(LOG);
    Files.writeString(log, "the day before\n");
    Files.setLastModifiedTime(log, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
    String command = script("chat-creation-cron.sh") + " >> " + log + " 2>&1";

    run(environment(database), command);
    run(environment(database), command);

    assertThat(lines()).hasSize(2).allMatch(line -> line.contains(" status=0 "));
    assertThat(logs.resolve("chat-creation-cron." + LocalDate.now().minusDays(1) + ".log"))
        .hasContent("the day before");
  }

  @Test
  void twoThatBeginADayAtOnceLoseNoLine(TestDatabase database) throws Exception {
    Path log = logs.resolve(LOG);
    Files.writeString(log, "the day before\n");
    Files.setLastModifiedTime(log, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
    Map<String, String> nowhere = environment(database);
    nowhere.put("DB_PORT", "1");
    String command = script("chat-creation-cron.sh");

    run(nowhere, "for n in 1 2 3 4 5; do " + command + " & done; wait");

    assertThat(lines()).hasSize(5).allMatch(line -> line.contains(" status=3 "));
    assertThat(logs.resolve("chat-creation-cron." + LocalDate.now().minusDays(1) + ".log"))
        .hasContent("the day before");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--log-file ", "--log-file=", "--log-dir ", "--log-dir="})
  void aLogThatIsNamedWinsOverTheWrappers(String option, TestDatabase database) throws Exception {
    boolean isFolder = option.startsWith("--log-dir");
    Path named = folder.resolve(isFolder ? "mine" : "mine.log");

    Ended run = run(environment(database), script("chat-creation-cron.sh") + " " + option + named);

    assertThat(run).isEqualTo(new Ended(0, "", ""));
    assertThat(isFolder ? named.resolve("schema-assurance-cron.log") : named)
        .content()
        .contains("status=0")
        .hasLineCount(1);
    assertThat(logs.resolve(LOG)).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeWrittenIsASentence(TestDatabase database) throws Exception {
    Map<String, String> environment = environment(database);
    environment.put("LOG_DIR", Files.createFile(folder.resolve("file")) + "/log");

    Ended run = run(environment, script("chat-creation-cron.sh"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "The log cannot be written to %s/log/%s: its folder is not there, and cannot be made.\n"
                .formatted(folder.resolve("file"), LOG));
  }

  @Test
  void noPasswordIsInTheProcessListOrAFile(TestDatabase database) throws Exception {
    removeRooms(database);
    TestRole role = database.createRole("chat_backfill", "SUPERUSER");
    Map<String, String> environment = environment(database);
    environment.put("DB_USER", role.name());
    environment.put("DB_PASSWORD", role.password());
    List<String> seen = new ArrayList<>();

    Process process =
        start(environment, script("chat-creation-cron.sh") + " --batch-size 1 --pause 200");
    while (process.isAlive()) {
      seen.addAll(commandLinesBelow(process));
      TimeUnit.MILLISECONDS.sleep(5);
    }

    assertThat(process.exitValue()).isZero();
    assertThat(seen)
        .anyMatch(line -> line.contains("schema-assurance.jar cron chat-rooms"))
        .noneMatch(line -> line.contains(role.password()));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).as("%s", file).doesNotContain(role.password());
      }
    }
    assertThat(lines()).hasSize(1);
    database.execute("DROP OWNED BY " + role.name());
  }

  /** As ps shows them; env itself is not cron's, and gone when the shell begins. */
  private static List<String> commandLinesBelow(Process process) {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .map(handle -> Path.of("/proc", String.valueOf(handle.pid()), "cmdline"))
        .map(OldScriptsIT::commandLine)
        .filter(line -> !line.startsWith("env -i "))
        .toList();
  }

  private static String commandLine(Path file) {
    try {
      return Files.exists(file)
          ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace('\0', ' ')
          : "";
    } catch (IOException gone) {
      // A process may end between the two looks.
      return "";
    }
  }

  @Test
  void aSignalEndsItWithItsLineAndTheNextRunGoesOn(TestDatabase database) throws Exception {
    long rooms = removeRooms(database);
    Process process =
        start(
            environment(database),
            "exec " + script("chat-creation-cron.sh") + " --batch-size 1 --pause 500");
    Awaitility.await()
        .until(
            () -> (long) database.value("SELECT count(*) FROM public.chat_rooms"),
            count -> count > 0);

    process.destroy();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isNotZero();
    assertThat(lines())
        .singleElement()
        .asString()
        .contains("status=130 verdict=unknown", "Interrupted; what was committed stays.")
        .doesNotContain("repaired=0");
    assertThat(run(environment(database), script("chat-creation-cron.sh")).status()).isZero();
    assertThat(database.value("SELECT count(*) FROM public.chat_rooms")).isEqualTo(rooms);
  }

  @Test
  void theVerificationHasTheSectionsOfOld(TestDatabase database) throws Exception {
    Ended run =
        run(environment(database), script("verify-chat-creation.sh") + " --check-only --verbose");

    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .containsSubsequence(
            "Chat Creation System Verification",
            "▶ Testing database connection...",
            "▶ Checking triggers on bookings table...",
            "▶ Checking PL/pgSQL functions...",
            "▶ Verifying data integrity...",
            "✓ No orphaned bookings found",
            "✓ All chat rooms have valid teacher and student",
            "▶ Chat Creation System Statistics",
            "Lesson Statistics:",
            "Booking Statistics:",
            "Chat Room Statistics:",
            "Chat Creation Candidates:",
            "▶ Verification Summary",
            "✓ All checks passed!");
  }

  @Test
  void onlyBackfillWrites(TestDatabase database) throws Exception {
    long rooms = removeRooms(database);

    Ended plain = run(environment(database), script("verify-chat-creation.sh"));
    Ended checked =
        run(environment(database), script("verify-chat-creation.sh") + " --backfill --check-only");
    assertThat(List.of(plain.status(), checked.status())).containsExactly(1, 1);
    assertThat(checked.err()).isEqualTo("--check-only wins over --backfill: nothing is changed.\n");
    assertThat(database.value("SELECT count(*) FROM public.chat_rooms")).isEqualTo(0L);

    Ended repaired =
        run(environment(database), script("verify-chat-creation.sh") + " --remote --backfill");

    assertThat(repaired.status()).isZero();
    assertThat(repaired.err())
        .startsWith(
            "--remote has no effect any more: the database is the one that DB_HOST and the other DB_* name.\n")
        // Which a busy machine makes the repair say.
        .matches("[^\n]*\n(A batch of [^\n]*\n)?");
    assertThat(repaired.out())
        .containsSubsequence("finished: " + rooms + " repaired", "✓ All checks passed!");
    assertThat(database.value("SELECT count(*) FROM public.chat_rooms")).isEqualTo(rooms);
  }

  @ParameterizedTest
  @CsvSource({
    "--backfill, 3, No PostgreSQL answers at ",
    "--check-only, 3, No PostgreSQL answers at ",
    "--all, 2, Unknown option: '--all'. See: ",
    "--all=1, 2, Unknown option: '--all'. See: ",
    "--password s3cret, 2, There is no option for a password",
    "--passwd=s3cret, 2, There is no option for a password",
    "-ps3cret, 2, There is no option for a password",
    "-W s3cret, 2, There is no option for a password"
  })
  void itEndsWithOneSentenceAndTheStatus(
      String options, int status, String sentence, TestDatabase database) throws Exception {
    Map<String, String> environment = environment(database);
    environment.put("DB_PORT", "1");

    Ended run = run(environment, script("verify-chat-creation.sh") + " " + options);

    assertThat(run.status()).isEqualTo(status);
    assertThat(run.err()).startsWith(sentence).hasLineCount(1).doesNotContain("s3cret");
  }

  @Test
  void helpSaysTheOptionsAndVariables() throws Exception {
    Ended run = run(Map.of(), script("verify-chat-creation.sh") + " --help");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("--remote", "--backfill", "--check-only", "--verbose", "--help")
        .contains("DB_HOST (localhost), DB_PORT (5432), DB_NAME (tutoring_platform)");
  }

  @Test
  void withoutTheJarOrJavaItIsASentence() throws Exception {
    Path copy = Files.createDirectories(folder.resolve("copy/bin"));
    for (String name :
        List.of("schema-assurance", "chat-creation-cron.sh", "verify-chat-creation.sh")) {
      Files.copy(BIN.resolve(name), copy.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
    }
    for (String script : List.of("chat-creation-cron.sh", "verify-chat-creation.sh")) {
      Ended noJar = run(Map.of("LOG_DIR", logs.toString()), copy.resolve(script).toString());
      assertThat(noJar.status()).isEqualTo(3);
      assertThat(noJar.err())
          .endsWith("schema-assurance.jar is missing; 'make jar' builds it.\n")
          .hasLineCount(1);
    }

    Ended noJava =
        run(
            Map.of("LOG_DIR", logs.toString(), "JAVA_HOME", "/nowhere"),
            script("chat-creation-cron.sh"));
    assertThat(noJava.status()).isEqualTo(3);
    assertThat(noJava.err())
        .isEqualTo("There is no /nowhere/bin/java; set JAVA_HOME or PATH to a Java 17 or later.\n");
  }
}
