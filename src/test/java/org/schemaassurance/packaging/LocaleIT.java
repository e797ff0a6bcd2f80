package org.schemaassurance.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolRun;

/** Names beyond ASCII in the locale that cron has. */
@Template
@Timeout(60)
final class LocaleIT {
  private static final String INSTEAD =
      " that the locale of this process does not have: set LC_ALL=C.UTF-8, as bin/schema-assurance does.\n";
  private static final Path BIN = Path.of("bin", "schema-assurance").toAbsolutePath();
  private static final Path JAR = Path.of("target", "schema-assurance.jar").toAbsolutePath();

  @TempDir private Path folder;

  private Path rules;

  private record Ended(int status, String out, String err) {}

  @BeforeEach
  void writesRules() throws IOException {
    rules = Files.createDirectory(folder.resolve("prüfregeln"));
    Files.writeString(
        rules.resolve("größe.yaml"), "rules: [{rule: t, check: table, table: public.t}]\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX", "", "de_DE.UTF-8", "C.UTF-8"})
  void theWrapperReadsAndWritesThem(String locale, TestDatabase database) throws Exception {
    database.execute("CREATE TABLE public.t ()");
    Path report = folder.resolve("berichte/ä/schön.json");

    Ended run =
        run(
            folder,
            ToolRun.environment(database),
            locale,
            List.of(
                BIN.toString(),
                "verify",
                "--rules",
                "prüfregeln",
                "--format",
                "json",
                "--output",
                "berichte/ä/schön.json"));

    assertThat(run).isEqualTo(new Ended(0, "", ""));
    assertThat(report).content().contains("prüfregeln/größe.yaml");
  }

  @Test
  void theJarAloneSaysWhatToDo() throws Exception {
    assertThat(jar(folder, "C", "rules", "list", "--rules", "prüfregeln"))
        .isEqualTo(new Ended(2, "", "An argument has characters" + INSTEAD));
    assertThat(jar(rules, "C", "rules", "list", "--rules", "."))
        .isEqualTo(new Ended(2, "", "The current folder has characters in its name" + INSTEAD));
    assertThat(jar(folder, "C.UTF-8", "rules", "list", "--rules", "prüfregeln").out())
        .contains("prüfregeln/größe.yaml:1");
  }

  /** Also those that stand in a file: nothing is looked for under another name. */
  @Test
  void aNameInsideAFileIsToldToo() throws Exception {
    Path including = Files.createDirectory(folder.resolve("including"));
    Files.writeString(including.resolve("a.yaml"), "include: [ü/b.yaml]\nrules: []\n");

    Ended run = jar(folder, "C", "rules", "list", "--rules", "including");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("LC_ALL=C.UTF-8").hasLineCount(1);
  }

  @Test
  void aVariableThatTheLocaleCannotReadIsNotTakenForAnotherName() throws Exception {
    Ended run =
        run(
            folder,
            Map.of("DB_NAME", "prüfung", "DB_PORT", "1"),
            "C",
            List.of(java(), "-jar", JAR.toString(), "snapshot"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).startsWith("DB_NAME has characters that the locale does not have");
  }

  private Ended jar(Path from, String locale, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(java(), "-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    return run(from, Map.of(), locale, command);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** By a script in UTF-8, since the JVM of the test may itself be in another locale. */
  private Ended run(Path from, Map<String, String> environment, String locale, List<String> command)
      throws Exception {
    StringBuilder script = new StringBuilder("cd '" + from + "' && exec env -i PATH=\"$PATH\"");
    script.append(locale.isEmpty() ? "" : " LC_ALL=" + locale);
    environment.forEach((name, value) -> script.append(" " + name + "='" + value + "'"));
    command.forEach(word -> script.append(" '" + word + "'"));
    Path file = Files.writeString(folder.resolve("script"), script, StandardCharsets.UTF_8);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder("/bin/sh", file.toString())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
