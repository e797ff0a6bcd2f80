package org.schemaassurance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.support.ToolRun;

/** A password that somebody types where none belongs is not printed. */
final class SecrecyTest {
  private static final String SECRET = "s3cret";
  private static final String NO_OPTION =
      "there is no option for a password, since the process list would show it: set DB_PASSWORD, or use ~/.pgpass.";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "--password s3cret, --password",
    "--password=s3cret, --password",
    "--password -s3cret, --password",
    "--PASSWORD s3cret, --PASSWORD",
    "--pasword s3cret, --pasword",
    "--passwrod s3cret, --passwrod",
    "--paswsord s3cret, --paswsord",
    "--pssword=s3cret, --pssword",
    "--passwd s3cret, --passwd",
    "--pass s3cret, --pass",
    "--pwd s3cret, --pwd",
    "--pw=s3cret, --pw",
    "--db-password s3cret, --db-password",
    "--db_password=s3cret, --db_password",
    "--pgpassword s3cret, --pgpassword",
    "\u2014password s3cret, \u2014password",
    "--format --password=s3cret, --password",
    "--host h --password s3cret --port 1, --password",
    "PGPASSWORD=s3cret, PGPASSWORD",
    "DB_PASSWORD=s3cret, DB_PASSWORD"
  })
  void thereIsNoOptionForAPassword(String arguments, String option) {
    for (List<String> verb :
        List.of(
            List.of("verify"),
            List.of("drift"),
            List.of("snapshot"),
            List.of("mutate"),
            List.of("backfill"),
            List.of("cron"),
            List.of("rules", "init"))) {
      ToolRun run = run(verb, arguments);

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.out() + run.err()).doesNotContain(SECRET);
      assertThat(run.err())
          .isEqualToIgnoringNewLines("There is no option " + option + ": " + NO_OPTION);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-ps3cret",
        "-Ws3cret",
        "-W s3cret",
        "-p s3cret",
        "-P s3cret",
        "-password s3cret",
        "-pw=s3cret"
      })
  void aShortOptionIsCutBehindItsLetter(String arguments) {
    ToolRun run = run(List.of("verify"), arguments);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "There is no option "
                + arguments.substring(0, 2)
                + ": the port is --port, and "
                + NO_OPTION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--geheim s3cret",
        "--geheim=s3cret",
        "--format --geheim=s3cret",
        "--geheim s3cret --noch s3cret",
        "postgresql://me:s3cret@db.example.com/app",
        "postgresql://me:s3=cret@db.example.com/app",
        "postgresql://me:a@s3cret@db.example.com/app",
        "--rules postgresql://me:s3cret@db.example.com/app",
        "--url postgresql://me:s3cret@db.example.com/app",
        "--url=postgresql://me:s3cret@db.example.com/app",
        "--url jdbc:postgresql://db.example.com/app?password=s3cret",
        "--url postgresql://db.example.com/app?sslkey=k&sslpassword=s3cret",
        "--url postgres:s3cret@db.example.com",
        "--url postgresql:/me:s3cret@db.example.com/app",
        "--host me:s3cret@db.example.com",
        "--host password=s3cret",
        "--dbname postgresql://me:s3cret@db.example.com/app",
        "--username password=s3cret"
      })
  void whatMayBeAPasswordIsNotRepeated(String arguments) throws IOException {
    Path rules =
        Files.writeString(folder.resolve("r.yaml"), "rules: [{rule: a, check: table, table: a.b}]");
    for (List<String> verb :
        List.of(
            List.of("verify", "--rules", rules.toString()),
            List.of("drift"),
            List.of("backfill"))) {
      ToolRun run = run(verb, arguments + " --verbose");

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.out() + run.err()).doesNotContain(SECRET).doesNotContain("cret@");
    }
  }

  @Test
  void aUrlAsTheOtherSideOfADriftIsNotRepeatedEither() {
    for (String url :
        List.of(
            "postgresql://me:s3cret@db.example.com/app",
            "pg://me:s3cret@db.example.com/app",
            "postgresql+psycopg2://me:s3cret@db.example.com/app")) {
      ToolRun run = ToolRun.of(Map.of(), "drift", "--verbose", "--against", url);

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.err()).doesNotContain(SECRET);
    }
  }

  @Test
  void noFileIsReadForAnArgument() throws IOException {
    Path file = Files.writeString(folder.resolve("words"), "verify --password s3cret of-the-file");

    ToolRun run = ToolRun.of(Map.of(), "@" + file);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).doesNotContain("of-the-file");
  }

  @Test
  void theRestOfASentenceStays() {
    assertThat(
            Secrecy.hidden(
                "No server at postgresql://me:a:b/c@d@h:5432/x, password='a b' and passwd=x."))
        .isEqualTo("No server at postgresql://me:***@h:5432/x, password=*** and passwd=***");
    assertThat(
            Secrecy.hidden("See https://example.com:80/ or the column password of public.users."))
        .isEqualTo("See https://example.com:80/ or the column password of public.users.");
  }

  private static ToolRun run(List<String> verb, String arguments) {
    String[] all =
        Stream.concat(verb.stream(), Arrays.stream(arguments.split(" "))).toArray(String[]::new);
    return ToolRun.of(Map.of(), all);
  }
}
